"""A push service on this machine, by RFC 8030: it takes what is sent, and reads it as the device would."""

import asyncio
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import h11
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from dateline.pocket.push import base64url
from dateline.pocket.push.sealing import CURVE, RECORD, new_key, public_half, unseal
from tests.running import port_nobody_has

TAKEN, GONE, SLOWER, BROKEN = 201, 410, 429, 503
HANG_UP = 0
"""No answer: the line is cut after all was read."""

TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
"""RFC 8030, 5.4: signs of base64, of any number, which need not be read as it."""


@dataclass(frozen=True)
class Letter:
    """What came for one device."""

    device: str
    words: dict[str, Any]
    headers: dict[str, str]


@dataclass
class Phone:
    """A device: its two locks, and what its service is to answer next. Then it takes everything."""

    name: str
    key: ec.EllipticCurvePrivateKey
    auth: bytes
    answers: list[int] = field(default_factory=list)


class PushService:
    """Keeps what came, in the order in which it came. Not by the standard: `wrong` says what was."""

    def __init__(self, *, delay: float = 0) -> None:
        """`delay`: the seconds it takes to answer."""
        self.port = port_nobody_has()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.phones: dict[str, Phone] = {}
        self.letters: list[Letter] = []
        self.knocks: dict[str, int] = defaultdict(int)
        self.wrong: list[str] = []
        self.knocked_at: list[float] = []
        self.came_at: list[float] = []
        self.retry_after = ""
        self.lines = 0
        self.now: Callable[[], float] | None = None
        self._delay = delay
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def open(self) -> None:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", self.port, backlog=512), self._loop
        ).result(10)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    async def _hang_up(self) -> None:
        lines = asyncio.all_tasks() - {asyncio.current_task()}
        for line in lines:
            line.cancel()
        await asyncio.gather(*lines, return_exceptions=True)

    def new_phone(self, *, key: ec.EllipticCurvePrivateKey | None = None) -> Phone:
        number = len(self.phones)
        phone = Phone(f"phone-{number}", key or new_key(), number.to_bytes(16, "big"))
        self.phones[phone.name] = phone
        return phone

    def subscription(self, phone: Phone) -> dict[str, Any]:
        """As a browser gives it to a page."""
        keys = {"p256dh": base64url.written(public_half(phone.key)), "auth": base64url.written(phone.auth)}
        return {"endpoint": f"{self.origin}/send/{phone.name}", "keys": keys}

    def came_for(self, phone: Phone) -> list[dict[str, Any]]:
        return [letter.words for letter in self.letters if letter.device == phone.name]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines += 1
        line = h11.Connection(h11.SERVER)
        try:
            while (asked := await _next_request(line, reader)) is not None:
                status, told = self._answer(*asked)
                await asyncio.sleep(self._delay)
                if status == HANG_UP:
                    break
                headers = [("Content-Length", "0"), *told]
                writer.write(line.send(h11.Response(status_code=status, headers=headers)) or b"")
                writer.write(line.send(h11.EndOfMessage()) or b"")
                await writer.drain()
                line.start_next_cycle()
        except (h11.ProtocolError, OSError) as error:
            self.wrong.append(repr(error))
        except asyncio.CancelledError:
            return
        writer.close()

    def _answer(self, request: h11.Request, body: bytes) -> tuple[int, list[tuple[str, str]]]:
        headers = {name.decode(): value.decode() for name, value in request.headers}
        phone = self.phones.get(request.target.decode().removeprefix("/send/"))
        if request.method != b"POST" or phone is None:
            return 404, []
        self.knocks[phone.name] += 1
        self.knocked_at.append(time.perf_counter())
        status = phone.answers.pop(0) if phone.answers else TAKEN
        if status in (SLOWER, BROKEN):
            return status, [("Retry-After", self.retry_after)] if self.retry_after else []
        if status in (TAKEN, HANG_UP):
            self._read(phone, headers, body)
        return status, [("Location", f"{self.origin}/message/{len(self.letters)}")] if status == TAKEN else []

    def _read(self, phone: Phone, headers: dict[str, str], body: bytes) -> None:
        words = {}
        try:
            self._check(headers, body)
            words = json.loads(unseal(body, device=phone.key, auth=phone.auth))
        except (ValueError, KeyError, InvalidSignature, AssertionError) as error:
            self.wrong.append(repr(error))
        self.came_at.append(time.perf_counter())
        self.letters.append(Letter(phone.name, words, headers))

    def _check(self, headers: dict[str, str], body: bytes) -> None:
        """What a service of a browser looks at."""
        assert len(body) <= RECORD + 86, "longer than a service takes"
        assert headers["content-encoding"] == "aes128gcm"
        assert 0 <= int(headers["ttl"]) <= 28 * 24 * 3600
        assert headers["urgency"] in ("very-low", "low", "normal", "high")
        assert TOPIC.fullmatch(headers["topic"])
        claims = signed_claims(headers["authorization"])
        assert claims["aud"] == self.origin
        assert claims["sub"].startswith(("mailto:", "https:"))
        if self.now:
            assert self.now() < claims["exp"] <= self.now() + 24 * 3600


def signed_claims(authorization: str) -> dict[str, Any]:
    """What stands in a header by RFC 8292, if it is signed by the key it names. Raises InvalidSignature."""
    scheme, _, given = authorization.partition(" ")
    assert scheme == "vapid"
    told = dict(part.strip().split("=", 1) for part in given.split(","))
    said, _, signature = told["t"].rpartition(".")
    raw = base64url.read(signature)
    pair = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, base64url.read(told["k"]))
    key.verify(pair, said.encode(), ec.ECDSA(SHA256()))
    head, claims = (json.loads(base64url.read(part)) for part in said.split("."))
    assert head == {"typ": "JWT", "alg": "ES256"}
    found: dict[str, Any] = claims
    return found


async def _next_request(line: h11.Connection, reader: asyncio.StreamReader) -> tuple[h11.Request, bytes] | None:
    request, body = None, b""
    while True:
        event = line.next_event()
        if event is h11.NEED_DATA:
            line.receive_data(await reader.read(65536))
        elif isinstance(event, h11.Request):
            request = event
        elif isinstance(event, h11.Data):
            body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage) and request is not None:
            return request, body
        else:
            return None
