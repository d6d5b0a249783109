"""Bans that hold, and whom they hold for."""

from collections.abc import Iterable
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


def bans_of(sender: Sender, networks: Iterable[str] = ()) -> "QuerySet[Ban]":
    """Those that hold for this reader or one of the hashes of this reader's network; those for good first."""
    hashes = {sender.network, *networks} - {""}
    met = Q(network_hash__in=hashes)
    if sender.pen:
        met |= Q(pen_hash=sender.pen)
    if sender.email:
        met |= Q(email_hash=sender.email)
    return bans_in_force().filter(met)


def ban_of(sender: Sender, networks: Iterable[str] = ()) -> Ban | None:
    """The one that holds longest."""
    found = list(bans_of(sender, networks))
    return max(found, key=lambda ban: (ban.until is None, ban.until), default=None) if found else None


def is_banned(sender: Sender, networks: Iterable[str] = ()) -> bool:
    """Whether this reader may neither reply nor change what they wrote."""
    return bans_of(sender, networks).exists()
