"""Write a line of the audit log. The one place that does."""

from typing import TYPE_CHECKING

from dateline.comments.models import Decision, Reply
from dateline.lib import clock

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.accounts.models import User

LONGEST, LONGEST_DETAILS = 200, 500


def write_decision(
    *,
    verb: Decision.Verb,
    by: "User | None" = None,
    reply: Reply | None = None,
    rule: str = "",
    since: "datetime | None" = None,
    replies: int = 1,
    reports: int = 0,
    undoes: Decision | None = None,
    told: str = "",
    details: str = "",
    at: "datetime | None" = None,
) -> Decision:
    """By nobody when a reader or the gatekeeper did it. `since` is when what it answers began to wait; of a reply the
    line says under which story it stands, and never what it says."""
    now = at or clock.now()
    return Decision.objects.create(
        verb=verb,
        by=by,
        reply=reply,
        at=now,
        rule=rule,
        waited=max(0, int((now - since).total_seconds())) if since else None,
        replies=replies,
        reports=reports,
        undoes=undoes,
        told=(told or (reply.story.title if reply else ""))[:LONGEST],
        details=details[:LONGEST_DETAILS],
    )
