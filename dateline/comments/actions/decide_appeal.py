"""Uphold or deny an appeal."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.change_status import change_status
from dateline.comments.actions.hold import hold
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.errors import DecidedSince, YourOwnDecision
from dateline.comments.models import Appeal, Decision, Reply
from dateline.comments.rejections import may_decide_on_appeal
from dateline.comments.tasks import tell_appeal
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User

Verb = Decision.Verb


@transaction.atomic
def decide_appeal(*, appeal: Appeal, moderator: "User", uphold: bool, seen: str | None = None) -> Decision | None:
    """Upheld, the reply is approved; denied, it stays rejected for good.

    Raises YourOwnDecision for who rejected the reply, unless there is no other moderator, and DecidedSince when it
    was decided: of two who decide at once the second is told so.
    """
    reply, now = appeal.reply, clock.now()
    hold(reply, seen)
    is_rejected = reply.status == Reply.Status.REJECTED
    if is_rejected and not may_decide_on_appeal(reply, moderator):
        raise YourOwnDecision
    waiting = Appeal.objects.filter(pk=appeal.pk, decided_at=None)
    if not waiting.update(decided_at=now, decided_by=moderator, is_upheld=uphold):
        raise DecidedSince
    if uphold:
        return change_status(
            reply, Reply.Status.APPROVED, moderator, Reply.Lesson.PRINTED, Verb.UPHOLD, since=appeal.created_at, at=now
        )
    if not is_rejected:
        raise DecidedSince
    decision = write_decision(
        verb=Verb.DENY, by=moderator, reply=reply, rule=reply.rule, since=appeal.created_at, at=now
    )
    tell_appeal.enqueue(appeal.pk)
    return decision
