"""What there is to hand out: of everybody, or of the reader with one address."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q, QuerySet

from dateline.comments.models import (
    Appeal,
    Ban,
    Decision,
    Follower,
    Letter,
    Note,
    Recommendation,
    Reply,
    Report,
)
from dateline.gatekeeper.sender import email_hash

Tables = dict[str, "QuerySet"]  # type: ignore[type-arg]

OF_MODERATORS = {"moderated_by", "done_by", "decided_by", "by"}
"""Who decided is no reader's data."""

KEYS = {"secret"}
"""With which others could act for a reader."""

OF_THE_HOUSE = {
    "verdict", "pen_hash", "email_hash", "network_hash", "sender_hash", "reader_hash", "words_hash", "sketch",
    "learnt_as", "is_proved", "in_flood",
}  # fmt: skip
"""How the house weighs and knows again what it is sent. A verdict may name another's reply."""


class KeptElsewhere(NamedTuple):
    """What a room further down keeps of readers: all of it, that of one address, and how it is erased."""

    name: str
    all: Callable[[], "QuerySet"]  # type: ignore[type-arg]
    of: Callable[[str], "QuerySet"]  # type: ignore[type-arg]
    erase: Callable[["QuerySet"], object]  # type: ignore[type-arg]


kept_elsewhere: list[KeptElsewhere] = []


def keeps_of_readers(kept: KeptElsewhere) -> None:
    """Register it: whoever asks for a reader's data gets it too."""
    kept_elsewhere.append(kept)


def of_everybody() -> Tables:
    """Every row that is kept of readers, in the order in which it was written."""
    kinds = {
        "replies": Reply, "letters": Letter, "reports": Report, "appeals": Appeal, "notes": Note,
        "recommendations": Recommendation, "followers": Follower, "bans": Ban, "decisions": Decision,
    }  # fmt: skip
    tables = {name: kind._default_manager.order_by("pk") for name, kind in kinds.items()}
    return tables | {kept.name: kept.all() for kept in kept_elsewhere}


def of_reader(email: str) -> Tables:
    """What the reader wrote, and what was told them about it. What moderators told each other is not theirs.

    Replies are known by the hash of the address after the address itself is deleted. Of no address there is nothing.
    """
    plain, hashed = email.strip(), email_hash(email)
    replies = Reply.objects.filter(Q(email__iexact=plain) | Q(email_hash=hashed))
    tables = {
        "replies": replies.order_by("pk"),
        "letters": Letter.objects.filter(Q(email__iexact=plain) | Q(reply__in=replies, email="")).order_by("pk"),
        "reports": Report.objects.filter(email__iexact=plain).order_by("pk"),
        "appeals": Appeal.objects.filter(reply__in=replies).order_by("pk"),
        "warnings": Note.objects.filter(reply__in=replies, is_warning=True).order_by("pk"),
        "followers": Follower.objects.filter(email__iexact=plain).order_by("pk"),
        "bans": Ban.objects.filter(email_hash=hashed).order_by("pk"),
    }
    tables |= {kept.name: kept.of(plain) for kept in kept_elsewhere}
    return tables if plain else {name: rows.none() for name, rows in tables.items()}


def columns(rows: "QuerySet", *, leaving_out: set[str]) -> list[str]:  # type: ignore[type-arg]
    """All of a table but those."""
    return [field.attname for field in rows.model._meta.concrete_fields if field.name not in leaving_out]
