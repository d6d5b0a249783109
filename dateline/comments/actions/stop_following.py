"""A follower wants no more mail."""

from dateline.comments.models import Follower


def stop_following(*, secret: str) -> None:
    """Nothing is kept of them. Once is as good as often."""
    Follower.objects.filter(secret=secret).delete()
