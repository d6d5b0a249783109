"""Proof of work: a reader's machine counts for a second, a flood's would have to count for days.

The challenge says for which form and what it is about, until when it holds, and how far to count; all of that is
signed. The counter is drawn from a bounded range, so that no reader is unlucky, and only that very counter solves it.
The range rises while the doors are tried hard, and falls back when they no longer are.
What was solved is looked at without asking the database, and then spent there once.
"""

import hashlib
import hmac
import json
import secrets
from base64 import b64decode
from datetime import timedelta
from enum import StrEnum
from typing import Any

import altcha
from django.conf import settings

from dateline.gatekeeper import pressure
from dateline.lib import clock

ALGORITHM = "SHA-256"
FEWEST_TRIES, MOST_TRIES = 10_000, 30_000
"""Chromium on the machine this was written on took 2.4 to 5.4 µs a try, so at most 0.2 s; one second on a phone six
times slower, and three while the doors are tried hardest: see `pressure`."""

HOLDS = timedelta(minutes=30)
"""From the first letter typed to the reply sent. Whoever takes longer is given another one by the page."""

LONGEST = 4000
"""Signs of a solution as it is sent."""


class Proof(StrEnum):
    """What a solution is worth, told apart."""

    PROVED = "proved"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    FORGED = "forged"
    EXPIRED = "expired"
    UNSOLVED = "unsolved"
    FOREIGN = "foreign"
    USED = "used"

    @property
    def is_honest(self) -> bool:
        """Without JavaScript nothing is proved: that is held and no error."""
        return self in (Proof.PROVED, Proof.MISSING)


def new_challenge(*, door: str, about: int = 0) -> dict[str, Any]:
    """A challenge for the form `door`, about the story `about`, as altcha writes it (version 2)."""
    times = pressure.GAUGE.times()
    made = altcha.create_challenge(
        ALGORITHM,
        1,
        counter=times * (FEWEST_TRIES + secrets.randbelow(MOST_TRIES - FEWEST_TRIES)),
        expires_at=int((clock.now() + HOLDS).timestamp()),
        data={"door": door, "about": about, "at": int(clock.now().timestamp())},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("solution"),
    )
    told: dict[str, Any] = made.to_dict()
    return told


class Solution:
    """What a form brought along, looked at: `proof` says what it is worth, `begun` when its challenge was asked for."""

    def __init__(self, sent: str, *, door: str, about: int = 0) -> None:
        self.proof, self._told = _looked_at(sent, door, about)

    @property
    def name(self) -> str:
        """Of the challenge: what is spent when it is used."""
        return str(self._told.get("signature", ""))

    @property
    def seconds_since_begun(self) -> float | None:
        """Since the reader began to fill in the form; None when nobody proved anything."""
        if self.proof is not Proof.PROVED:
            return None
        return clock.now().timestamp() - float(self._told["parameters"]["data"]["at"])


def _looked_at(sent: str, door: str, about: int) -> tuple[Proof, dict[str, Any]]:
    if not sent:
        return Proof.MISSING, {}
    told = _read(sent)
    if told is None:
        return Proof.UNREADABLE, {}
    found = altcha.verify_solution(sent, _secret("challenge"), hmac_key_secret=_secret("solution"))
    if found.error:
        return Proof.UNREADABLE, {}
    if found.invalid_signature:
        return Proof.FORGED, {}
    if found.expired:  # said before the signature was looked at: an honest clock or a made-up one
        return Proof.EXPIRED, {}
    if not found.verified:
        return Proof.UNSOLVED, {}
    data = told["parameters"].get("data") or {}
    if (data.get("door"), data.get("about")) != (door, about):
        return Proof.FOREIGN, {}
    return Proof.PROVED, told


def _read(sent: str) -> dict[str, Any] | None:
    """The challenge in it, or None when it is none. Never deep: a signed one is flat."""
    if len(sent) > LONGEST or not sent.isascii():
        return None
    try:
        challenge = json.loads(b64decode(sent, validate=True))["challenge"]
        return challenge if isinstance(challenge["parameters"], dict) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _secret(purpose: str) -> str:
    """One for each purpose, so that what one signs the other does not believe."""
    words = f"proof of work, {purpose}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()
