"""The key by which push services know this house. Its secret half stands in the site folder, in a file of its own.

It is in no page, in no log, and in a backup only when one asks for it. Devices are bound to it: with another key every
reader has to say again that they want to be told.
"""

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from dateline.pocket.push import base64url
from dateline.pocket.push.sealing import CURVE, new_key, public_half


class NoPushKey(Exception):
    """There is none that can be used; the words say why."""


def the_key() -> ec.EllipticCurvePrivateKey:
    """This house's, made at first use. Raises NoPushKey."""
    path: Path = settings.PUSH_KEY
    try:
        if not path.exists():
            make_key(path)
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise NoPushKey(f"{path} cannot be used: {error.strerror}") from error


def public_key() -> str:
    """What browsers are given, and push services. Raises NoPushKey."""
    return base64url.written(public_half(the_key()))


def make_key(path: Path) -> None:
    """Write a new one that only its owner can read. Whoever comes second keeps what the first wrote."""
    text = new_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    partial = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(partial)
    finally:
        partial.unlink(missing_ok=True)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise NoPushKey(f"{path} holds no key that can be read") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != CURVE.name:
        raise NoPushKey(f"{path} holds a key of another kind")
    return key
