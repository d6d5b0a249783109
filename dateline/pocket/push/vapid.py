"""Who sends, said to a push service and signed: RFC 8292. One signature serves a service for half a day."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from dateline.pocket.push import base64url
from dateline.pocket.push.sealing import public_half

HOLDS = timedelta(hours=12)
"""The standard allows 24."""

SPARE = timedelta(hours=1)
"""For clocks that differ, and for what is under way."""

MOST = 64
"""Services whose signature is kept."""


class Signer:
    """Signs for the house that `contact` leads to."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str, now: Callable[[], datetime]) -> None:
        self._key = key
        self._contact = contact
        self._now = now
        self._half = base64url.written(public_half(key))
        self._kept: dict[str, tuple[datetime, str]] = {}

    def authorization(self, origin: str) -> str:
        """The header for the push service at `origin`."""
        ends, header = self._kept.get(origin, (None, ""))
        if ends is None or ends < self._now() + SPARE:
            ends = self._now() + HOLDS
            header = f"vapid t={self._signed(origin, ends)}, k={self._half}"
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[origin] = ends, header
        return header

    def _signed(self, origin: str, ends: datetime) -> str:
        claims = {"aud": origin, "exp": int(ends.timestamp()), "sub": self._contact}
        said = ".".join(_written(each) for each in ({"typ": "JWT", "alg": "ES256"}, claims))
        first, second = decode_dss_signature(self._key.sign(said.encode(), ec.ECDSA(SHA256())))
        return f"{said}.{base64url.written(first.to_bytes(32, 'big') + second.to_bytes(32, 'big'))}"


def _written(part: Mapping[str, object]) -> str:
    return base64url.written(json.dumps(part, separators=(",", ":")).encode())
