"""What the moderators have still to do: the same for the queue, the first screen and the mail."""

from typing import TYPE_CHECKING, Any

from dateline.comments.models import Appeal, Letter, Reply, Report

if TYPE_CHECKING:
    from django.db.models import QuerySet


def what_waits() -> "dict[str, QuerySet[Any]]":
    """Of each kind what can be counted. Withheld replies count when their writer asks for a person, and then their
    letters do not; the others are nobody's work."""
    asked = Letter.objects.filter(done_at=None)
    withheld = asked.filter(reply__status=Reply.Status.WITHHELD)
    return {
        "pending": Reply.objects.pending(),
        "in_flood": Reply.objects.flooding(),
        "reported": Report.objects.filter(done_at=None).order_by().values("reply").distinct(),
        "withheld": withheld.order_by().values("reply").distinct(),
        "appeals": Appeal.objects.filter(decided_at=None),
        "letters": asked.filter(reply=None),
    }
