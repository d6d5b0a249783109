"""What is handed to a push service, and what it says."""

from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus

from dateline.pocket.push import base64url
from dateline.pocket.push.sealing import seal


class Fate(Enum):
    """What became of a parcel."""

    REACHED = auto()
    """The service took it."""
    GONE = auto()
    """There is no such device any more."""
    REFUSED = auto()
    """It never will take this one."""
    LATER = auto()
    """It did not take it now."""
    NOWHERE = auto()
    """There is no such service, as far as the net knows now."""
    PUT_BACK = auto()
    """It was not asked."""
    LOST = auto()
    """Nobody can say whether it was taken, so it is not sent again."""


@dataclass(frozen=True)
class Outcome:
    """Of one parcel. `wait`: the seconds until it may be tried again, where the service said so."""

    fate: Fate
    wait: float | None = None


@dataclass(frozen=True)
class Parcel:
    """Words for one device, under the key of their delivery."""

    key: int
    alert: int
    endpoint: str
    device_key: str
    auth: str
    words: bytes
    seconds: int
    """How long the service keeps it for a device that is away."""
    topic: str
    """What it takes the place of, if that was not fetched yet."""
    is_urgent: bool

    def body(self) -> bytes:
        """Sealed. Raises ValueError when the device gave no key that is one."""
        return seal(self.words, device_key=base64url.read(self.device_key), auth=base64url.read(self.auth))

    def headers(self) -> list[tuple[str, str]]:
        return [
            ("TTL", str(self.seconds)),
            ("Urgency", "high" if self.is_urgent else "normal"),
            ("Topic", self.topic),
            ("Content-Encoding", "aes128gcm"),
            ("Content-Type", "application/octet-stream"),
        ]


PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


def fate_of(status: int) -> Fate:
    """What an answer says: https://www.rfc-editor.org/rfc/rfc8030#section-8.4."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Fate.REACHED
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Fate.GONE
    if status in PASSING or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Fate.LATER
    return Fate.REFUSED
