"""By what a receiver knows that a word is ours: the Standard Webhooks scheme, https://www.standardwebhooks.com."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

PREFIX = "whsec_"
BYTES = 32


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def signed_headers(key: str, at: datetime, body: bytes, by: Sequence[str]) -> dict[str, str]:
    """For a word called `key`, sent `at`, signed with each of the secrets `by`."""
    moment = str(int(at.timestamp()))
    signed = f"{key}.{moment}.".encode() + body
    return {
        "webhook-id": key,
        "webhook-timestamp": moment,
        "webhook-signature": " ".join(f"v1,{_signature(secret, signed)}" for secret in by),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
