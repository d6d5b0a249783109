"""The application in front, for Granian's RSGI: pressed pages from memory, everything else handed on to Django."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from granian._granian import RSGIProtocolClosed

from dateline.lib.proxies import Client, TrustedProxies
from dateline.press.assembly import Answer
from dateline.press.backends.files import FileStore
from dateline.press.reads import looks_like_a_story
from dateline.press.server.audience import comes_from_our_page, is_a_reader
from dateline.press.server.bodies import Bodies, BodyRefused
from dateline.press.server.negotiation import known_tag, takes_gzip
from dateline.press.server.relay import Answering, DjangoAway, Relay
from dateline.press.server.settings import HOSTS, MEMORY, PRESS_FOLDER, PROXIES, SOCKET
from dateline.press.server.shelf import MOST_BYTES, Shelf
from dateline.press.server.tally import Tally
from dateline.press.server.teller import Teller

READING = frozenset({"GET", "HEAD"})
NEVER_PRESSED = (
    "/desk/", "/static/", "/media/", "/search/", "/replies/", "/api/", "/house/", "/healthz", "/readyz", "/metrics",
)  # fmt: skip
"""What nobody waits for when somebody else has asked for it: it is never pressed."""

SEEN = (200, 304)
"""Answers that put a page before a reader: also one the browser has already, for somebody opened it again."""

BEACON = "/read/"
LONGEST_BEACON = 4000
HEARD = [("cache-control", "no-store")]

PLAIN_IN_A_PATH = "/:@!$&'()*+,;=-._~"
GATHERED = 256 * 1024
"""Bytes: an answer up to this size is sent in one go."""

AWAY = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Back in a moment</title>"
    b"<h1>This page cannot be made just now.</h1><p>The newsroom has been told. Pages read before are still here: "
    b'try the <a href="/">front page</a>, or this one again in a minute.</p>'
)
AWAY_HEADERS = [
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", "no-store"),
    ("retry-after", "30"),
    ("content-security-policy", "default-src 'none'"),
    ("x-content-type-options", "nosniff"),
]
REFUSED_HEADERS = [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")]


class Front:
    """One process of the press."""

    def __init__(
        self,
        shelf: Shelf,
        relay: Relay,
        hosts: frozenset[str],
        proxies: TrustedProxies,
        tally: Tally,
        teller: Teller | None = None,
    ) -> None:
        self._shelf = shelf
        self._relay = relay
        self._hosts = hosts
        self._proxies = proxies
        self._tally = tally
        self._teller = teller
        self._bodies = Bodies()
        self._being_made: dict[str, asyncio.Event] = {}

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._tally.begin(loop)
        if self._teller is not None:
            self._teller.begin(loop)

    def __rsgi_del__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Granian's last word to a process."""
        self._tally.write()
        if self._teller is not None:
            self._teller.end()
        self._relay.close()

    async def __rsgi__(self, scope: Any, proto: Any) -> None:
        if scope.method in READING:
            path = scope.path
            answer = self._shelf.find(path)
            if answer is not None and self._is_ours(scope):
                self._send(scope, proto, path, answer)
                return
            if not path.startswith(NEVER_PRESSED):
                await self._have_made(scope, proto, path)
                return
        elif scope.path == BEACON and scope.method == "POST" and self._is_ours(scope):
            self._hear(scope, proto)
            return
        await self._hand_on(scope, proto)

    def _send(self, scope: Any, proto: Any, path: str, answer: Answer) -> None:
        """First the answer, then the count."""
        self._answer(scope, proto, path, answer)
        self._count(scope, path, answer.status)

    def _count(self, scope: Any, path: str, status: int) -> None:
        """A page was answered. 0.3 µs when it is no story."""
        if looks_like_a_story(path) and status in SEEN and scope.method == "GET" and is_a_reader(scope.headers):
            self._tally.page(path)

    def _hear(self, scope: Any, proto: Any) -> None:
        """A page that a CDN keeps says that it is being read. Whatever it says, the answer is the same."""
        proto.response_empty(204, HEARD)
        told = scope.query_string
        path = unquote(told.removeprefix("p=")) if len(told) <= LONGEST_BEACON else ""
        if looks_like_a_story(path) and comes_from_our_page(scope.headers) and is_a_reader(scope.headers):
            self._tally.beacon(path)

    def _answer(self, scope: Any, proto: Any, path: str, answer: Answer) -> None:
        headers = scope.headers
        known = headers.get("if-none-match")
        if known is not None and answer.status == 200:
            tag = known_tag(known, answer.plain_etag, answer.gzip_etag)
            if tag:
                proto.response_empty(304, answer.unchanged[tag])
                return
        accepted = headers.get("accept-encoding")
        if accepted is not None and takes_gzip(accepted):
            if scope.method == "HEAD":
                proto.response_empty(answer.status, answer.gzip_headers)
            else:
                proto.response_bytes(answer.status, answer.gzip_headers, answer.gzip)
        elif scope.method == "HEAD":
            proto.response_empty(answer.status, answer.plain_headers)
        else:
            proto.response_bytes(answer.status, answer.plain_headers, self._shelf.plain_of(path, answer))

    def _is_ours(self, scope: Any) -> bool:
        """A host nobody gave us is Django's to refuse."""
        authority = scope.authority or scope.headers.get("host") or ""
        return not self._hosts or authority.lower() in self._hosts or _name_of(authority) in self._hosts

    async def _have_made(self, scope: Any, proto: Any, path: str) -> None:
        """The first to ask has it made; whoever asks meanwhile waits for that, and then looks again."""
        made = self._being_made.get(path)
        if made is not None:
            await made.wait()
            answer = self._shelf.find(path)
            if answer is not None and self._is_ours(scope):
                self._send(scope, proto, path, answer)
            else:
                await self._hand_on(scope, proto)
            return
        self._being_made[path] = made = asyncio.Event()
        try:
            await self._hand_on(scope, proto)
        finally:
            del self._being_made[path]
            made.set()

    async def _body(self, scope: Any, proto: Any, client: Client) -> AsyncIterator[bytes] | None:
        """What the client sends; None when it sends nothing, or nothing that counts. Raises BodyRefused."""
        length = scope.headers.get("content-length")
        if scope.method in READING or (scope.headers.get("transfer-encoding") is None and length in (None, "0")):
            return None
        if length is None:
            raise BodyRefused(411, "Say how long it is: send Content-Length.\n")
        if not (length.isascii() and length.isdigit()):
            raise BodyRefused(400, "Content-Length is a number of bytes.\n")
        return await self._bodies.take_in(int(length), _pieces(proto), client.address)

    async def _hand_on(self, scope: Any, proto: Any) -> None:
        headers = list(scope.headers.items())
        if scope.method in READING:  # others wait for the same page: what is sent with the question is not waited for
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        client = self._proxies.client(
            _name_of(scope.client),
            scope.scheme,
            scope.headers.get("x-forwarded-for") or "",
            scope.headers.get("x-forwarded-proto") or "",
        )
        try:
            body = await self._body(scope, proto, client)
        except BodyRefused as refused:
            proto.response_str(refused.status, REFUSED_HEADERS, refused.words)
            return
        target = quote(scope.path, safe=PLAIN_IN_A_PATH)
        if scope.query_string:
            target = f"{target}?{scope.query_string}"
        try:
            answering = await self._relay.ask(scope.method, target, headers, client, body)
        except DjangoAway:
            proto.response_bytes(503, AWAY_HEADERS, AWAY)
            return
        await _pass_back(scope, proto, answering)
        self._count(scope, scope.path, answering.status)


async def _pieces(proto: Any) -> AsyncIterator[bytes]:
    async for chunk in proto:
        if chunk:
            yield bytes(chunk)


async def _pass_back(scope: Any, proto: Any, answering: Answering) -> None:
    """In one go when it is small, else as it comes. A client that went away ends it."""
    status, headers, body = answering.status, answering.headers, answering.body
    try:
        if scope.method == "HEAD" or status in (204, 304):
            async for _ in body:
                pass
            proto.response_empty(status, headers)
            return
        length = next((int(value) for name, value in headers if name == "content-length"), None)
        if length is not None and length <= GATHERED:
            proto.response_bytes(status, headers, b"".join([chunk async for chunk in body]))
            return
        stream = proto.response_stream(status, headers)
        async for chunk in body:
            await stream.send_bytes(chunk)
    except RSGIProtocolClosed:
        return
    finally:
        await body.aclose()


def _name_of(authority: str) -> str:
    """The host of `example.org:8000` or `[::1]:8000`, without its port."""
    if authority.startswith("["):
        return authority[1:].partition("]")[0].lower()
    return authority.partition(":")[0].lower()


def make_front() -> Front:
    """From the environment `dateline serve` gives its processes."""
    hosts = frozenset(name for name in os.environ.get(HOSTS, "").split(",") if name)
    proxies = TrustedProxies([each for each in os.environ.get(PROXIES, "").split(",") if each])
    root = Path(os.environ[PRESS_FOLDER])
    shelf = Shelf(FileStore(root), int(os.environ.get(MEMORY, MOST_BYTES)))
    return Front(shelf, Relay(os.environ[SOCKET]), hosts, proxies, Tally(root), Teller(root, shelf.holds))
