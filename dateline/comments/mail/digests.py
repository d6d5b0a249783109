"""The mail that tells a moderator what waits."""

from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.comments.mail.writing import full_address, make_mail
from dateline.comments.models import DigestWish, Reply, Report
from dateline.lib import clock

WHAT_WAITS = _("%(number)s replies wait")
FIRST_LINES = 5


@dataclass(frozen=True)
class Waiting:
    """What the moderators have still to do."""

    pending: int
    in_flood: int
    withheld: int
    reported: int
    oldest: datetime | None
    first: list[Reply]

    def __bool__(self) -> bool:
        return bool(self.pending or self.in_flood or self.reported or self.withheld)


def what_waits() -> Waiting:
    """Withheld replies count when their writer asks for a person; the others are nobody's work."""
    pending = Reply.objects.pending().filter(in_flood=False)
    first = list(pending.select_related("story")[:FIRST_LINES])
    withheld = Reply.objects.filter(status=Reply.Status.WITHHELD, letters__done_at=None, letters__isnull=False)
    return Waiting(
        pending=pending.count(),
        in_flood=Reply.objects.filter(status=Reply.Status.PENDING, in_flood=True).count(),
        withheld=withheld.distinct().count(),
        reported=Report.objects.filter(done_at=None).values("reply").distinct().count(),
        oldest=first[0].created_at if first else None,
        first=first,
    )


def digest_mail(wish: DigestWish, waiting: Waiting) -> EmailMultiAlternatives:
    """How many wait, since when, and the first of them."""
    told = {
        "waiting": waiting,
        "number": str(waiting.pending + waiting.in_flood + waiting.withheld + waiting.reported),
        "queue": full_address("/desk/replies/"),
    }
    return make_mail(
        "digest", to=wish.moderator.email, subject=WHAT_WAITS, named=f"digest {wish.pk} {clock.now()}", told=told,
        leave_by=full_address("/desk/replies/mail/"),
    )  # fmt: skip
