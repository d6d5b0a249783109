"""Ban the writer of a reply, or the network it came from."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.bans import in_words
from dateline.comments.models import Ban, Decision, Reply
from dateline.gatekeeper.salts import known_until
from dateline.lib import clock
from dateline.publication.queries import current_house

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
) -> None:
    """For `length`, or for good; a network no longer than it is known. `reason` is told to whoever meets the ban."""
    now = clock.now()
    until = now + length if length else None
    told = {"name": reply.name, "reason": reason, "by": moderator, "at": now, "reply": reply}
    bans = []
    if reader:
        bans.append(Ban(pen_hash=reply.pen_hash, email_hash=reply.email_hash, until=until, **told))
    if network:
        bans.append(Ban(network_hash=reply.network_hash, until=_while_known(reply, until), **told))
    Ban.objects.bulk_create(bans)
    write_decision(verb=Decision.Verb.BAN, by=moderator, reply=reply, details=in_words(bans))


def _while_known(reply: Reply, until: datetime | None) -> datetime:
    """A ban that says more than it holds would be no ban."""
    kept_for = timedelta(days=current_house().addresses_kept_for)
    ends = known_until(reply.network_hash, kept_for) or clock.now()
    return min(until, ends) if until else ends
