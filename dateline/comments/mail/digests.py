"""The mail that tells a moderator what waits."""

from dataclasses import dataclass
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from dateline.comments.mail.writing import full_address, make_mail
from dateline.comments.models import DigestWish, Reply
from dateline.comments.waiting import what_waits
from dateline.lib import clock

WHAT_WAITS = _("%(number)s replies wait")
FIRST_LINES = 5


@dataclass(frozen=True)
class Waiting:
    """How many of each kind wait, and the first replies to read."""

    numbers: dict[str, int]
    first: list[Reply]

    def __bool__(self) -> bool:
        return any(self.numbers.values())

    @property
    def oldest(self) -> datetime | None:
        return self.first[0].created_at if self.first else None


def counted() -> Waiting:
    """What waits now."""
    waiting = what_waits()
    first = list(waiting["pending"].select_related("story")[:FIRST_LINES])
    return Waiting({kind: found.count() for kind, found in waiting.items()}, first)


def digest_mail(wish: DigestWish, waiting: Waiting) -> EmailMultiAlternatives:
    """How many wait, since when, and the first of them."""
    told = {
        "waiting": waiting,
        "number": str(sum(waiting.numbers.values())),
        "queue": full_address("/desk/replies/"),
    }
    return make_mail(
        "digest", to=wish.moderator.email, subject=WHAT_WAITS, named=f"digest {wish.pk} {clock.now()}", told=told,
        leave_by=full_address("/desk/replies/mail/"),
    )  # fmt: skip
