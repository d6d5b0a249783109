"""Approve or reject a reply, or call it spam. The gatekeeper learns from what is printed and from spam.

`seen` is the version of the reply the moderator read: ChangedSince is raised when it is another by now. None is given
when all was so already.
"""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.change_status import change_status
from dateline.comments.actions.decide_appeal import decide_appeal
from dateline.comments.actions.hold import hold
from dateline.comments.errors import AppealWaits
from dateline.comments.models import Appeal, Decision, Reply

if TYPE_CHECKING:
    from dateline.accounts.models import User

Verb = Decision.Verb


@transaction.atomic
def approve(*, reply: Reply, moderator: "User", seen: str | None = None) -> Decision | None:
    """Let readers see `reply`; release it when it was kept back. An appeal that waits is upheld by that, if `moderator`
    may."""
    hold(reply, seen)
    if appeal := _waiting_appeal(reply):
        return decide_appeal(appeal=appeal, moderator=moderator, uphold=True)
    return change_status(reply, Reply.Status.APPROVED, moderator, Reply.Lesson.PRINTED, Verb.APPROVE)


def reject(
    *, reply: Reply, moderator: "User", rule: str = "", explanation: str = "", seen: str | None = None
) -> Decision | None:
    """Keep `reply` from readers, for what it says: that teaches the gatekeeper nothing. Its writer is told the rule
    and the words. Raises AppealWaits."""
    return _reject(reply, moderator, "", Verb.REJECT, rule, explanation, seen)


def call_spam(*, reply: Reply, moderator: "User", seen: str | None = None) -> Decision | None:
    """Keep `reply` from readers, and others like it. Its writer is told nothing. Raises AppealWaits."""
    return _reject(reply, moderator, Reply.Lesson.SPAM, Verb.SPAM, Reply.Rule.ADVERT, "", seen)


@transaction.atomic
def _reject(
    reply: Reply, moderator: "User", lesson: str, verb: Decision.Verb, rule: str, words: str, seen: str | None
) -> Decision | None:
    hold(reply, seen)
    if reply.status == Reply.Status.REJECTED and _waiting_appeal(reply):
        raise AppealWaits
    return change_status(reply, Reply.Status.REJECTED, moderator, lesson, verb, rule, words)


def _waiting_appeal(reply: Reply) -> Appeal | None:
    return Appeal.objects.filter(reply=reply, decided_at=None).first()
