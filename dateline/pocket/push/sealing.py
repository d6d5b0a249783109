"""Words for one device, sealed so that the push service between cannot read them: RFC 8291 over RFC 8188."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
PUBLIC_KEY_BYTES = 65
AUTH_BYTES = 16
SALT_BYTES = 16

RECORD = 4096
"""What every push service takes (RFC 8030, 7.2): all of it is one record."""

HEADER = SALT_BYTES + 4 + 1 + PUBLIC_KEY_BYTES
MOST_WORDS = RECORD - HEADER - 16 - 1
"""Bytes that fit into it, without the seal and the sign of their end."""

END = b"\x02"


class CannotOpen(Exception):
    """It is not sealed for this device, or not by the standard."""


def seal(words: bytes, *, device_key: bytes, auth: bytes) -> bytes:
    """A body for the device that holds the secret half of `device_key`; with a key of ours made for it alone.

    Some 0.07 ms. Raises ValueError for a key that is none, and for too many words.
    """
    return seal_with(words, device_key=device_key, auth=auth, ours=new_key(), salt=secrets.token_bytes(SALT_BYTES))


def seal_with(words: bytes, *, device_key: bytes, auth: bytes, ours: ec.EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """`seal`, where what is else drawn by lot is given."""
    if len(words) > MOST_WORDS:
        raise ValueError(f"{len(words)} bytes are too many for one push")
    device = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, device_key)
    our_half = public_half(ours)
    key, nonce = _key_and_nonce(ours.exchange(ec.ECDH(), device), auth, salt, device_key + our_half)
    header = salt + RECORD.to_bytes(4, "big") + bytes([PUBLIC_KEY_BYTES]) + our_half
    return header + AESGCM(key).encrypt(nonce, words + END, None)


def unseal(body: bytes, *, device: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """What the device reads. Raises CannotOpen."""
    salt, key_bytes = body[:SALT_BYTES], body[SALT_BYTES + 4 : SALT_BYTES + 5]
    sender, sealed = body[HEADER - PUBLIC_KEY_BYTES : HEADER], body[HEADER:]
    if key_bytes != bytes([PUBLIC_KEY_BYTES]):
        raise CannotOpen("no key of the sender")
    try:
        shared = device.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        key, nonce = _key_and_nonce(shared, auth, salt, public_half(device) + sender)
        padded = AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")
    except (ValueError, InvalidTag) as error:
        raise CannotOpen(type(error).__name__) from error
    if not padded.endswith(END):
        raise CannotOpen("no end")
    return padded.removesuffix(END)


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(CURVE)


def public_half(key: ec.EllipticCurvePrivateKey) -> bytes:
    """As it goes over the wire: an uncompressed point."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _key_and_nonce(shared: bytes, auth: bytes, salt: bytes, halves: bytes) -> tuple[bytes, bytes]:
    secret = _derived(shared, auth, b"WebPush: info\0" + halves, 32)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    return key, _derived(secret, salt, b"Content-Encoding: nonce\0", 12)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)
