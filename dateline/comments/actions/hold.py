"""Hold a reply while something is decided on it."""

from dateline.comments.errors import ChangedSince, DecidedSince
from dateline.comments.models import Reply


def hold(reply: Reply, seen: str | None = None) -> None:
    """Until the transaction ends nobody else changes `reply`, which is from now on what the database says.

    Raises DecidedSince when it is gone, ChangedSince when it is no longer the version that was `seen`.
    """
    try:
        reply.refresh_from_db(from_queryset=Reply.objects.select_for_update(of=("self",)).select_related("story"))
    except Reply.DoesNotExist as gone:
        raise DecidedSince from gone
    if seen is not None and seen != reply.version:
        raise ChangedSince
