"""What we sign into an address about one reply, so that only whoever was given it can have it."""

import hmac

from dateline.gatekeeper.throttle import hashed

SIGNS = 32


def signature(purpose: str, reply_id: int) -> str:
    """For one purpose and one reply."""
    return hashed(purpose, str(reply_id))[:SIGNS]


def is_ours(signed: str, purpose: str, reply_id: int) -> bool:
    """Whether we have signed that."""
    return hmac.compare_digest(signature(purpose, reply_id).encode(), signed.encode())
