"""Approve or reject a reply."""

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.models import Letter, Reply, thread_key
from dateline.comments.tasks import tell_outcome
from dateline.lib import clock
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from dateline.accounts.models import User


def approve(*, reply: Reply, moderator: "User") -> None:
    """Let readers see `reply`; release it when it was kept back."""
    _decide(reply, Reply.Status.APPROVED, moderator)


def reject(*, reply: Reply, moderator: "User") -> None:
    """Keep `reply` from readers."""
    _decide(reply, Reply.Status.REJECTED, moderator)
    touch(thread_key(reply.story_id), at_once=True)


@transaction.atomic
def _decide(reply: Reply, status: str, moderator: "User") -> None:
    """Its letters are dealt with by that, and the writer is told who left an address."""
    is_news = reply.status != status
    reply.status = status
    reply.moderated_by = moderator
    reply.moderated_at = clock.now()
    reply.save(update_fields=["status", "moderated_by", "moderated_at"])
    Letter.objects.filter(reply=reply, done_at=None).update(done_at=reply.moderated_at, done_by=moderator)
    if is_news and reply.email:
        transaction.on_commit(partial(tell_outcome.enqueue, reply.pk))
