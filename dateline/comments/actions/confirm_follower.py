"""Who asked for mail has said so by the mail we sent."""

from dateline.comments.models import Follower
from dateline.comments.queries import still_asked
from dateline.lib import clock


def confirm_follower(*, secret: str) -> Follower | None:
    """The follower, from now on told of new replies; None when the link no longer holds."""
    asked = still_asked(secret)
    if asked is not None and asked.confirmed_at is None:
        now = clock.now()
        Follower.objects.filter(pk=asked.pk, confirmed_at=None).update(confirmed_at=now, told_until=now)
    return asked
