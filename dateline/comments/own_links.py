"""Links that only the writer of a reply is given: whoever holds one may change or delete that reply."""

import hmac
import re

from dateline.gatekeeper.throttle import hashed

SIGNS = 32
SIGNED = re.compile(rf"([0-9]{{1,18}})-([0-9a-f]{{{SIGNS}}})")


def own_address(reply_id: int) -> str:
    """The page on which its writer changes or deletes a reply."""
    return f"/replies/own/{reply_id}/{_signature(reply_id)}/"


def signed_key(reply_id: int) -> str:
    """The same in one word, for an address that leads on to it."""
    return f"{reply_id}-{_signature(reply_id)}"


def read_signed_key(written: str) -> int | None:
    """The reply it was made for; None when we have not made it."""
    found = SIGNED.fullmatch(written)
    return int(found[1]) if found and is_ours(int(found[1]), found[2]) else None


def is_ours(reply_id: int, signature: str) -> bool:
    """Whether we have signed that."""
    return hmac.compare_digest(_signature(reply_id).encode(), signature.encode())


def _signature(reply_id: int) -> str:
    return hashed("own reply", str(reply_id))[:SIGNS]
