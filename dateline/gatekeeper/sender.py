"""Who sent something, as far as the house cares to know: keyed hashes, and nothing that leads back to a person."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

from dateline.gatekeeper.salts import network_hashes
from dateline.gatekeeper.throttle import hashed

PEN = re.compile(r"[0-9a-f]{32}")
"""The secret a reader's browser draws and keeps; sent with what the reader writes, and at no other time."""


@dataclass(frozen=True)
class Sender:
    """Each is a hash, or nothing where nothing was sent."""

    pen: str = ""
    email: str = ""
    network: str = ""
    """Under the newest salt: what is kept."""

    networks: tuple[str, ...] = ()
    """Under every salt there is: what is looked for."""


NOBODY = Sender()
"""Of whom nothing is known."""


def sender_of(request: HttpRequest, *, pen: str = "", email: str = "") -> Sender:
    """By what came with this request. A pen that is none is taken for none."""
    networks = network_hashes(request)
    return Sender(pen=pen_hash(pen), email=email_hash(email), network=networks[0], networks=networks)


def pen_hash(pen: str) -> str:
    return hashed("pen", pen) if PEN.fullmatch(pen) else ""


def email_hash(email: str) -> str:
    """The same however it is capitalised."""
    return hashed("email", email.strip().casefold()) if email.strip() else ""
