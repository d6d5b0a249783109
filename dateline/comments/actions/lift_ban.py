"""Lift a ban."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.bans import in_words
from dateline.comments.models import Ban, Decision
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def lift_ban(*, ban: Ban, moderator: "User") -> None:
    """From now on it holds no more. Of two who lift it at once the first is kept."""
    if Ban.objects.filter(pk=ban.pk, lifted_at=None).update(lifted_at=clock.now()):
        write_decision(verb=Decision.Verb.LIFT, by=moderator, reply=ban.reply, details=in_words([ban]))
