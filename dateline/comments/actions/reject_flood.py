"""Reject everything that came in a flood."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Decision, Reply
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def reject_flood(*, moderator: "User") -> int:
    """How many there were. One statement and one line of the log, however many; nothing is learnt and nobody told."""
    rejected = Reply.objects.flooding().update(
        status=Reply.Status.REJECTED, moderated_by=moderator, moderated_at=clock.now()
    )
    if rejected:
        write_decision(verb=Decision.Verb.REJECT, by=moderator, replies=rejected, told="")
    return rejected
