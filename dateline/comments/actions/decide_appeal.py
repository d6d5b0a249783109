"""Uphold or deny an appeal."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.moderate import approve
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.errors import DecidedSince, YourOwnDecision
from dateline.comments.models import Appeal, Decision, Reply
from dateline.comments.moderators import is_another_there
from dateline.comments.tasks import tell_appeal
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def decide_appeal(*, appeal: Appeal, moderator: "User", uphold: bool) -> None:
    """Upheld, the reply is approved; denied, it stays rejected for good.

    Raises YourOwnDecision for who rejected the reply, unless there is no other moderator, and DecidedSince when it
    was decided.
    """
    reply = appeal.reply
    if reply.moderated_by_id == moderator.pk and is_another_there(moderator):
        raise YourOwnDecision
    if appeal.decided_at or reply.status != Reply.Status.REJECTED:
        raise DecidedSince
    if uphold:
        approve(reply=reply, moderator=moderator)
        return
    Appeal.objects.filter(pk=appeal.pk).update(decided_at=clock.now(), decided_by=moderator)
    write_decision(verb=Decision.Verb.DENY, by=moderator, reply=reply, rule=reply.rule, since=appeal.created_at)
    tell_appeal.enqueue(appeal.pk)
