"""Say that a reply readers reported stays."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.answer_reports import answer_reports
from dateline.comments.actions.hold import hold
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Decision, Reply, Report
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def keep_reply(*, reply: Reply, moderator: "User", seen: str | None = None) -> Decision | None:
    """Its reports are answered by that; None when none waited. Readers see no difference."""
    hold(reply, seen)
    now = clock.now()
    answered = answer_reports(reply=reply, moderator=moderator, outcome=Report.Outcome.KEPT, at=now)
    if not answered.reports:
        return None
    return write_decision(
        verb=Decision.Verb.KEEP,
        by=moderator,
        reply=reply,
        since=answered.since,
        reports=answered.reports,
        at=now,
    )
