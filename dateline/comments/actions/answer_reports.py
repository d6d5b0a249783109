"""Close the reports of a reply by what was decided on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dateline.comments.models import Reply, Report
from dateline.comments.tasks import tell_reporter

if TYPE_CHECKING:
    from dateline.accounts.models import User


@dataclass(frozen=True)
class Answered:
    """How many reports there were, and when the oldest came."""

    reports: int = 0
    since: datetime | None = None


def answer_reports(*, reply: Reply, moderator: "User | None", outcome: Report.Outcome, at: datetime) -> Answered:
    """All that waited, by nobody when the writer deleted the reply. `at` is the moment of the decision, by which it can
    be taken back. Who sent them is forgotten, so that who reports again is answered again."""
    waiting = Report.objects.filter(reply=reply, done_at=None)
    since = waiting.order_by("created_at").values_list("created_at", flat=True).first()
    if since is None:
        return Answered()
    to_tell = list(waiting.exclude(email="").values_list("pk", flat=True))
    answered = Answered(waiting.update(done_at=at, done_by=moderator, outcome=outcome, sender_hash=""), since)
    for key in to_tell:
        tell_reporter.enqueue(key)
    return answered
