"""Bans that hold, and whom they hold for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.comments.models import Ban
from dateline.gatekeeper.sender import Sender
from dateline.lib import clock
from dateline.lib.dates import day_and_hour

if TYPE_CHECKING:
    from django.db.models import QuerySet


def bans_in_force() -> "QuerySet[Ban]":
    """Neither lifted nor over."""
    return Ban.objects.filter(Q(until=None) | Q(until__gt=clock.now()), lifted_at=None)


def bans_of(sender: Sender) -> "QuerySet[Ban]":
    """Those that hold for this reader or this reader's network, under any salt that lives; those for good first."""
    hashes = {sender.network, *sender.networks} - {""}
    met = Q(network_hash__in=hashes)
    if sender.pen:
        met |= Q(pen_hash=sender.pen)
    if sender.email:
        met |= Q(email_hash=sender.email)
    return bans_in_force().filter(met)


def ban_of(sender: Sender) -> Ban | None:
    """The one that holds longest."""
    return longest(bans_of(sender))


def longest(bans: Iterable[Ban]) -> Ban | None:
    """One for good before one that ends."""
    return max(bans, key=lambda ban: (ban.until is None, ban.until), default=None)


def in_words(bans: Sequence[Ban]) -> str:
    """Made at once, for the log: whom each holds for and until when, and why."""
    each = [f"{_('the network') if ban.is_of_network else _('the reader')} {_until(ban)}" for ban in bans]
    return f"{'; '.join(each)}: “{bans[0].reason}”"


def _until(ban: Ban) -> str:
    if ban.until is None:
        return _("for good")
    return _("until %(moment)s") % {"moment": day_and_hour(timezone.localtime(ban.until))}
