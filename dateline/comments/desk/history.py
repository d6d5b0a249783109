"""What the writers of some replies wrote before, and which bans hold for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from dateline.comments.bans import bans_in_force, longest
from dateline.comments.models import Ban, Note, Reply


@dataclass
class History:
    """Of one writer, as far as pen and email tell: this reply included."""

    is_known: bool = False
    approved: int = 0
    rejected: int = 0
    waiting: int = 0
    reported: int = 0
    bans: list[Ban] = field(default_factory=list)
    """The longest of the reader and the longest of the network."""
    notes: list[Note] = field(default_factory=list)
    """Of other replies of theirs."""

    @property
    def is_first(self) -> bool:
        return self.approved + self.rejected + self.waiting <= 1


def by_the_writer_of(reply: Reply) -> Q:
    """Replies of the same pen or the same email. Nothing but `reply` when it came with neither."""
    same = Q(pk=reply.pk)
    if reply.pen_hash:
        same |= Q(pen_hash=reply.pen_hash)
    if reply.email_hash:
        same |= Q(email_hash=reply.email_hash)
    return same


def histories_of(replies: Sequence[Reply]) -> dict[int, History]:
    """By the reply's key. Three statements, however many there are."""
    pens = {reply.pen_hash for reply in replies} - {""}
    emails = {reply.email_hash for reply in replies} - {""}
    theirs = Q(pen_hash__in=pens) | Q(email_hash__in=emails)
    counted = list(
        Reply.objects.filter(theirs)
        .values("pen_hash", "email_hash", "status")
        .annotate(number=Count("pk", distinct=True), reported=Count("reports__reply", distinct=True))
    )
    networks = {reply.network_hash for reply in replies} - {""}
    bans = list(bans_in_force().filter(theirs | Q(network_hash__in=networks)))
    of_theirs = Q(reply__pen_hash__in=pens) | Q(reply__email_hash__in=emails)
    notes = list(Note.objects.filter(of_theirs).select_related("reply", "by").order_by("-at")[:100])
    return {reply.pk: _history(reply, counted, bans, notes) for reply in replies}


def _history(reply: Reply, counted: list[dict[str, Any]], bans: list[Ban], notes: list[Note]) -> History:
    history = History(is_known=bool(reply.pen_hash or reply.email_hash))
    for row in counted:
        if not _is_same(reply, row["pen_hash"], row["email_hash"]):
            continue
        decided = row["status"] in Reply.DECIDED
        kind = row["status"] if decided else "waiting"
        setattr(history, kind, getattr(history, kind) + row["number"])
        history.reported += row["reported"]
    history.bans = _longest_of_each_kind([ban for ban in bans if _holds_for(ban, reply)])
    history.notes = [
        note for note in notes
        if note.reply_id != reply.pk and _is_same(reply, note.reply.pen_hash, note.reply.email_hash)
    ]  # fmt: skip
    return history


def _longest_of_each_kind(bans: list[Ban]) -> list[Ban]:
    kinds = [[ban for ban in bans if ban.is_of_network == is_of_network] for is_of_network in (False, True)]
    return [found for kind in kinds if (found := longest(kind))]


def _is_same(reply: Reply, pen: str, email: str) -> bool:
    return bool(pen and pen == reply.pen_hash) or bool(email and email == reply.email_hash)


def _holds_for(ban: Ban, reply: Reply) -> bool:
    network = ban.network_hash and ban.network_hash == reply.network_hash
    return bool(network) or _is_same(reply, ban.pen_hash, ban.email_hash)
