"""Ban the writer of a reply, or the network it came from."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Ban, Decision, Reply
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def ban(
    *,
    reply: Reply,
    moderator: "User",
    reason: str,
    length: timedelta | None,
    reader: bool = True,
    network: bool = False,
) -> Ban:
    """For `length`, or for good. `reason` is told to whoever meets the ban."""
    now = clock.now()
    write_decision(verb=Decision.Verb.BAN, by=moderator, reply=reply)
    return Ban.objects.create(
        pen_hash=reply.pen_hash if reader else "",
        email_hash=reply.email_hash if reader else "",
        network_hash=reply.network_hash if network else "",
        name=reply.name,
        reason=reason,
        until=now + length if length else None,
        by=moderator,
        at=now,
        reply=reply,
    )
