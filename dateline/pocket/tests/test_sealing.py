"""What is pushed is sealed and signed as the standards say."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from dateline.pocket.push import base64url
from dateline.pocket.push.key import NoPushKey, make_key, public_key, the_key
from dateline.pocket.push.sealing import (
    CURVE,
    MOST_WORDS,
    RECORD,
    CannotOpen,
    new_key,
    public_half,
    seal,
    seal_with,
    unseal,
)
from dateline.pocket.push.vapid import Signer
from tests.clock import NOON
from tests.push_service import signed_claims

# RFC 8291, appendix A
WORDS = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
DEVICE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)

KEY = new_key()


def secret(written: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(base64url.read(written), "big"), CURVE)


def test_the_example_of_the_standard_is_sealed_to_the_letter() -> None:
    device, auth = secret(DEVICE), base64url.read(AUTH)
    body = seal_with(WORDS, device_key=public_half(device), auth=auth, ours=secret(SENDER), salt=base64url.read(SALT))
    assert base64url.written(body) == SEALED
    assert unseal(base64url.read(SEALED), device=device, auth=auth) == WORDS


@given(words=st.binary(max_size=MOST_WORDS), auth=st.binary(min_size=16, max_size=16))
def test_what_is_sealed_for_a_device_is_read_there_and_nowhere_else(words: bytes, auth: bytes) -> None:
    body = seal(words, device_key=public_half(KEY), auth=auth)
    assert len(body) <= RECORD
    assert unseal(body, device=KEY, auth=auth) == words
    with pytest.raises(CannotOpen):
        unseal(body, device=new_key(), auth=auth)
    with pytest.raises(CannotOpen):
        unseal(body, device=KEY, auth=bytes(16) if auth != bytes(16) else b"1" * 16)


@given(st.binary(max_size=300))
def test_what_nobody_sealed_is_not_read(body: bytes) -> None:
    with pytest.raises(CannotOpen):
        unseal(body, device=KEY, auth=bytes(16))


@given(st.binary(max_size=80))
def test_a_key_that_is_none_is_refused(device_key: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        seal(WORDS, device_key=device_key, auth=bytes(16))


def test_no_two_pushes_are_sealed_alike_and_none_is_longer_than_a_service_takes() -> None:
    bodies = {seal(b"x" * MOST_WORDS, device_key=public_half(KEY), auth=bytes(16)) for _ in range(3)}
    assert (len(bodies), {len(body) for body in bodies}) == (3, {RECORD})
    with pytest.raises(ValueError, match="too many"):
        seal(b"x" * (MOST_WORDS + 1), device_key=public_half(KEY), auth=bytes(16))


@given(st.binary(max_size=100))
def test_base64_is_read_as_it_was_written(raw: bytes) -> None:
    assert base64url.read(base64url.written(raw)) == raw


def test_a_signature_says_who_sends_and_where_to_and_serves_until_it_is_nearly_over() -> None:
    now = NOON
    signer = Signer(KEY, "https://courier.example", lambda: now)
    header = signer.authorization("https://push.example")
    claims = signed_claims(header)
    assert claims["aud"] == "https://push.example"
    assert claims["sub"] == "https://courier.example"
    assert claims["exp"] == int((NOON + timedelta(hours=12)).timestamp())
    assert signer.authorization("https://other.example") != header
    now = NOON + timedelta(hours=10)
    assert signer.authorization("https://push.example") == header
    now = NOON + timedelta(hours=11, minutes=1)
    assert signer.authorization("https://push.example") != header


def test_the_key_is_made_once_for_its_owner_alone_and_its_secret_half_is_given_to_nobody(
    settings: Any, tmp_path: Path
) -> None:
    settings.PUSH_KEY = tmp_path / "push-key.pem"
    first = public_key()
    assert settings.PUSH_KEY.stat().st_mode & 0o777 == 0o600
    make_key(settings.PUSH_KEY)
    assert public_key() == first
    assert [path.name for path in tmp_path.iterdir()] == ["push-key.pem"]
    number = the_key().private_numbers().private_value.to_bytes(32, "big")
    assert base64url.written(number) not in json.dumps(first)


@pytest.mark.parametrize("text", ["", "no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_holds_no_key_is_named(text: str, settings: Any, tmp_path: Path) -> None:
    settings.PUSH_KEY = tmp_path / "push-key.pem"
    settings.PUSH_KEY.write_text(text)
    with pytest.raises(NoPushKey, match=r"push-key\.pem"):
        public_key()
