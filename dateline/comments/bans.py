"""Bans that hold, and whom they hold for."""

from typing import TYPE_CHECKING

from django.db.models import Q

from dateline.comments.models import Ban
from dateline.gatekeeper.sender import Sender
from dateline.lib import clock

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
    found = list(bans_of(sender))
    return max(found, key=lambda ban: (ban.until is None, ban.until), default=None) if found else None
