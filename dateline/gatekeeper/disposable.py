"""Mail services that give an address for ten minutes to anybody who asks."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

KNOWN = frozenset(
    {
        "10minutemail.com", "20minutemail.com", "33mail.com", "burnermail.io", "discard.email", "dispostable.com",
        "dropmail.me", "emailondeck.com", "fakeinbox.com", "getairmail.com", "getnada.com", "guerrillamail.com",
        "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com", "inboxkitten.com", "jetable.org",
        "maildrop.cc", "mailcatch.com", "mailinator.com", "mailnesia.com", "mailsac.com", "mintemail.com", "mohmal.com",
        "moakt.com", "mytemp.email", "nada.email", "sharklasers.com", "spam4.me", "spambog.com", "spamgourmet.com",
        "temp-mail.io", "temp-mail.org", "tempail.com", "tempinbox.com", "tempmail.com", "tempmailo.com", "tempr.email",
        "throwawaymail.com", "trash-mail.com", "trashmail.com", "trashmail.de", "wegwerfmail.de", "yopmail.com",
        "yopmail.fr", "yopmail.net",
    }
)  # fmt: skip
"""Those everybody has heard of. A house that wants more keeps a list in its folder."""

MOST_READ = 4 * 2**20
"""Bytes of that list."""


def is_disposable(email: str) -> bool:
    """Whether the domain of `email`, or one above it, is known or stands in the house's list."""
    parts = email.rpartition("@")[2].strip().rstrip(".").casefold().split(".")
    domains = {".".join(parts[start:]) for start in range(max(0, len(parts) - 5), len(parts) - 1)}
    return not domains.isdisjoint(KNOWN) or not domains.isdisjoint(_listed())


def _listed() -> frozenset[str]:
    """Read again when the file has changed."""
    path = Path(settings.DISPOSABLE_DOMAINS)
    try:
        told = path.stat()
    except OSError:
        return frozenset()
    return _read(path, told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=2)
def _read(path: Path, _changed_at: int, _size: int) -> frozenset[str]:
    """One domain a line; what stands after a # is a remark."""
    try:
        with path.open("rb") as file:
            lines = file.read(MOST_READ).decode(errors="replace").casefold().splitlines()
    except OSError:
        return frozenset()
    return frozenset(line.partition("#")[0].strip().lstrip("@*.") for line in lines) - {""}
