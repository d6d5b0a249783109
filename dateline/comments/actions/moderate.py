"""Approve or reject a reply."""

from typing import TYPE_CHECKING

from dateline.comments.models import Reply, thread_key
from dateline.lib import clock
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from dateline.accounts.models import User


def approve(*, reply: Reply, moderator: "User") -> None:
    """Let readers see `reply`."""
    _decide(reply, Reply.Status.APPROVED, moderator)


def reject(*, reply: Reply, moderator: "User") -> None:
    """Keep `reply` from readers."""
    _decide(reply, Reply.Status.REJECTED, moderator)
    touch(thread_key(reply.story_id), at_once=True)


def _decide(reply: Reply, status: str, moderator: "User") -> None:
    reply.status = status
    reply.moderated_by = moderator
    reply.moderated_at = clock.now()
    reply.save(update_fields=["status", "moderated_by", "moderated_at"])
