"""Approve or reject a reply, or call it spam. The gatekeeper learns from what is printed and from spam."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.teach import teach
from dateline.comments.models import Letter, Reply, thread_key
from dateline.comments.tasks import tell_outcome
from dateline.lib import clock
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from dateline.accounts.models import User


def approve(*, reply: Reply, moderator: "User") -> None:
    """Let readers see `reply`; release it when it was kept back."""
    _decide(reply, Reply.Status.APPROVED, moderator, Reply.Lesson.PRINTED)


def reject(*, reply: Reply, moderator: "User") -> None:
    """Keep `reply` from readers, for what it says: that teaches the gatekeeper nothing."""
    _decide(reply, Reply.Status.REJECTED, moderator, "")


def call_spam(*, reply: Reply, moderator: "User") -> None:
    """Keep `reply` from readers, and others like it. Its writer is told nothing."""
    _decide(reply, Reply.Status.REJECTED, moderator, Reply.Lesson.SPAM)


@transaction.atomic
def _decide(reply: Reply, status: str, moderator: "User", lesson: str) -> None:
    """Its letters are dealt with by that, and the writer is told who left an address."""
    teach(reply=reply, lesson=lesson)
    reply.status = status
    reply.moderated_by = moderator
    reply.moderated_at = clock.now()
    reply.save(update_fields=["status", "moderated_by", "moderated_at", "learnt_as"])
    Letter.objects.filter(reply=reply, done_at=None).update(done_at=reply.moderated_at, done_by=moderator)
    if status == Reply.Status.REJECTED:
        touch(thread_key(reply.story_id), at_once=True)
    if reply.email and not reply.is_spam:
        tell_outcome.enqueue(reply.pk)
