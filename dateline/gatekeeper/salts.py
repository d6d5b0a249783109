"""Networks, hashed with a salt of the week: once the salt is gone, no hash leads back to anybody."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from dateline.gatekeeper.actions.renew_salt import renew_salt
from dateline.gatekeeper.models import Salt
from dateline.gatekeeper.throttle import network_of
from dateline.lib import clock

USED_FOR = timedelta(days=7)
"""From then on another salt is drawn; the old one lives on until it is forgotten."""


def network_hashes(request: HttpRequest) -> tuple[str, ...]:
    """The network of `request` under every salt there is, the newest first. One statement.

    Each begins with the number of its salt, so that a ban under an old salt holds for as long as that salt lives.
    """
    network = network_of(request)
    return tuple(_hashed(salt, network) for salt in live_salts())


def known_until(network_hash: str, kept_for: timedelta) -> datetime | None:
    """When its salt is forgotten, and with it which network that was; None when it is already."""
    salt = _salts_of(network_hash).first()
    return salt.made_at + kept_for if salt else None


def is_known(network_hash: str) -> bool:
    """Whether it can still be told which network that was."""
    return _salts_of(network_hash).exists()


def live_salts() -> list[Salt]:
    """The newest first; another is drawn where that is too old."""
    salts = list(Salt.objects.order_by("-made_at", "-pk"))
    if not salts or salts[0].made_at <= clock.now() - USED_FOR:
        salts.insert(0, renew_salt(older_than=USED_FOR))
    return salts


def _salts_of(network_hash: str) -> QuerySet[Salt]:
    number = network_hash.partition(":")[0]
    return Salt.objects.filter(pk=number) if number.isdecimal() else Salt.objects.none()


def _hashed(salt: Salt, network: str) -> str:
    """Neither the database nor the house's secret alone says which network it is."""
    secret = f"{settings.SECRET_KEY}\0{salt.secret}".encode()
    return f"{salt.pk}:{hmac.new(secret, network.encode(), hashlib.sha256).hexdigest()}"
