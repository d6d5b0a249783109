"""Slows those who knock too often. Remembers hashes, never a name or an address."""

import hashlib
import hmac
import ipaddress
import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from dateline.gatekeeper.models import Attempt
from dateline.lib import clock

FREE = 5
LONGEST_WAIT = 900
FORGOTTEN_AFTER = timedelta(hours=1)
SWEPT_AFTER = timedelta(days=1)
PREFIX = {4: 24, 6: 64}


def network_of(request: HttpRequest) -> str:
    """The network a request comes from: a /24, or the /64 one household or phone is given."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ipaddress.ip_network((address, PREFIX[address.version]), strict=False))


def hashed(kind: str, value: str) -> str:
    """A name for `value` that says nothing of it without the house's secret."""
    words = f"{kind}\0{value}".encode(errors="surrogatepass")
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


@transaction.atomic
def knock(*, door: str, keys: Sequence[str]) -> int:
    """The seconds still to wait, or 0: then one more attempt is written against each of `keys`.

    Written before the password is looked at, so that many knocks at once are not all the first.
    Five are free; from then on 1, 2, 4 … seconds, a quarter of an hour at most.
    """
    now = clock.now()
    attempts = _opened(door, keys, now)
    wait = max((_seconds_left(attempt, now) for attempt in attempts), default=0)
    if wait:
        return wait
    for attempt in attempts:
        stale = attempt.last_at <= now - FORGOTTEN_AFTER
        Attempt.objects.filter(pk=attempt.pk).update(count=1 if stale else F("count") + 1, last_at=now)
    return 0


def forgive(*, door: str, key: str) -> None:
    """Forget what `key` did at `door`."""
    Attempt.objects.filter(door=door, key_hash=key).delete()


def take_back(*, door: str, key: str) -> None:
    """One knock of `key` was rightful: it does not count, those before it still do."""
    Attempt.objects.filter(door=door, key_hash=key, count__gt=0).update(count=F("count") - 1)


def within_bounds(*, door: str, key: str, most: int, window: timedelta) -> bool:
    """Whether `key` may pass `door` once more: at most `most` times in each `window`, counted from its first.

    Whoever may not is told by one look, without a write that others would wait for.
    """
    return knocks_in(door=door, key=key, window=window) < most and _counted(door, key, most, window)


@transaction.atomic
def _counted(door: str, key: str, most: int, window: timedelta) -> bool:
    now = clock.now()
    (attempt,) = _opened(door, [key], now)
    if not attempt.count or attempt.last_at <= now - window:
        Attempt.objects.filter(pk=attempt.pk).update(count=1, last_at=now)
        return True
    if attempt.count >= most:
        return False
    Attempt.objects.filter(pk=attempt.pk).update(count=F("count") + 1)
    return True


def knocks_in(*, door: str, key: str, window: timedelta) -> int:
    """How often `key` came to `door` in this window."""
    attempt = Attempt.objects.filter(door=door, key_hash=key, last_at__gt=clock.now() - window).first()
    return attempt.count if attempt else 0


def _opened(door: str, keys: Sequence[str], now: datetime) -> list[Attempt]:
    """The rows for `keys`, made where there is none, held until the transaction ends; old ones are swept out."""
    Attempt.objects.filter(last_at__lt=now - SWEPT_AFTER).delete()
    fresh = [Attempt(door=door, key_hash=key, last_at=now) for key in sorted(set(keys))]
    Attempt.objects.bulk_create(fresh, ignore_conflicts=True)
    held = Attempt.objects.select_for_update().filter(door=door, key_hash__in=keys)
    return list(held.order_by("key_hash"))


def _seconds_left(attempt: Attempt, now: datetime) -> int:
    if attempt.count < FREE or attempt.last_at <= now - FORGOTTEN_AFTER:
        return 0
    wait = min(LONGEST_WAIT, 2 ** min(attempt.count - FREE, 20))
    left = (attempt.last_at + timedelta(seconds=wait) - now).total_seconds()
    return max(0, math.ceil(left))
