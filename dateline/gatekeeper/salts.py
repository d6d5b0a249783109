"""Networks, hashed with a salt of the week: once the salt is gone, no hash leads back to anybody."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
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


def live_salts() -> list[Salt]:
    """The newest first; another is drawn where that is too old."""
    salts = list(Salt.objects.order_by("-made_at", "-pk"))
    if not salts or salts[0].made_at <= clock.now() - USED_FOR:
        salts.insert(0, renew_salt(older_than=USED_FOR))
    return salts


def _hashed(salt: Salt, network: str) -> str:
    """Neither the database nor the house's secret alone says which network it is."""
    secret = f"{settings.SECRET_KEY}\0{salt.secret}".encode()
    return f"{salt.pk}:{hmac.new(secret, network.encode(), hashlib.sha256).hexdigest()}"
