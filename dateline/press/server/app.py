"""The application in front: pressed pages from memory, everything else handed on to Django.

`protocol.py` asks it for pages at hand before there is a task for a request; what it has not comes here by ASGI.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from dateline.lib.proxies import Client, TrustedProxies
from dateline.press.assembly import Answer, Form
from dateline.press.backends.files import FileStore
from dateline.press.reads import looks_like_a_story
from dateline.press.server.audience import comes_from_our_page, is_a_reader
from dateline.press.server.bodies import MOST_TAKEN_IN, Bodies, BodyRefused
from dateline.press.server.elsewhere import is_of_another_system
from dateline.press.server.exchange import Exchange, Message, Told
from dateline.press.server.negotiation import LONGEST_READ, known_tag, takes_gzip
from dateline.press.server.relay import SECONDS_IN_LINE, DjangoAway, Relay
from dateline.press.server.settings import HOSTS, MEMORY, PRESS_FOLDER, PROXIES, SOCKET
from dateline.press.server.shelf import MOST_BYTES, Shelf
from dateline.press.server.tally import Tally
from dateline.press.server.teller import Teller

READING = frozenset({"GET", "HEAD"})
NEVER_PRESSED = (
    "/desk/", "/static/", "/media/", "/search/", "/replies/", "/api/", "/house/", "/healthz", "/readyz", "/metrics",
    "/oembed/",
)  # fmt: skip
"""What nobody waits for when somebody else has asked for it: it is never pressed."""

SEEN = (200, 304)
"""Answers that put a page before a reader: also one the browser has already, for somebody opened it again."""

REPLIES, MOST_REPLIES = "/replies/", 8
"""At once at Django, of the 96 lines there are: twice its threads. More would only wait there, and in bursts here."""

BEACON = "/read/"
LONGEST_BEACON = 4000
LONGEST_HOST = 300
HEARD = [("cache-control", "no-store")]

PLAIN_IN_A_PATH = "/:@!$&'()*+,;=-._~"
AWAY = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Back in a moment</title>"
    b"<h1>This page cannot be made just now.</h1><p>The newsroom has been told. Pages read before are still here: "
    b'try the <a href="/">front page</a>, or this one again in a minute. If you were sending something, go back, where '
    b"your words still are, and send them again.</p>"
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
        self._replies = asyncio.Semaphore(MOST_REPLIES)
        self._being_made: dict[str, asyncio.Event] = {}

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        exchange = Exchange(scope, receive, send)
        if exchange.method in READING:
            path = exchange.path
            if is_of_another_system(path, exchange.query):
                await self._hand_on(exchange)
                return
            answer = self._shelf.find(path)
            if answer is not None and self._is_ours(exchange.headers):
                await self._send(exchange, answer)
                return
            if not path.startswith(NEVER_PRESSED):
                await self._have_made(exchange)
                return
        elif exchange.path == BEACON and exchange.method == "POST" and self._is_ours(exchange.headers):
            await self._hear(exchange)
            return
        await self._hand_on(exchange)

    def at_hand(self, method: str, path: str, headers: list[tuple[bytes, bytes]]) -> tuple[bytes, bytes] | None:
        """Head (but for its end) and body of the answer when it is in memory, and counted as sent; else None."""
        answer = self._shelf.find(path)
        if answer is None:
            return None
        told = dict(headers)
        if len(told) != len(headers) or not self._is_ours(told):
            return None
        form, body = self._chosen(method, path, told, answer)
        self._count(method, path, told, answer.status)
        return form.head, body

    async def _live(self, receive: Any, send: Any) -> None:
        """From the server's first word to its last."""
        loop = asyncio.get_running_loop()
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._tally.begin(loop)
                if self._teller is not None:
                    self._teller.begin(loop)
                await send({"type": "lifespan.startup.complete"})
            else:
                self._tally.write()
                if self._teller is not None:
                    self._teller.end()
                self._relay.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _send(self, exchange: Exchange, answer: Answer) -> None:
        """First the answer, then the count."""
        form, body = self._chosen(exchange.method, exchange.path, exchange.headers, answer)
        await exchange.answer(form.status, form.headers, body)
        self._count(exchange.method, exchange.path, exchange.headers, answer.status)

    def _count(self, method: str, path: str, headers: Told, status: int) -> None:
        """A page was answered."""
        if status in SEEN and method == "GET" and is_a_reader(headers) and looks_like_a_story(path):
            self._tally.page(path)

    async def _hear(self, exchange: Exchange) -> None:
        """A page that a CDN keeps says that it is being read. Whatever it says, the answer is the same."""
        await exchange.answer(204, HEARD)
        told, headers = exchange.query, exchange.headers
        path = unquote(told.removeprefix("p=")) if len(told) <= LONGEST_BEACON else ""
        if looks_like_a_story(path) and comes_from_our_page(headers) and is_a_reader(headers):
            self._tally.beacon(path)

    def _chosen(self, method: str, path: str, headers: Told, answer: Answer) -> tuple[Form, bytes]:
        """Of the forms of `answer` the one that was asked for."""
        known = headers.get(b"if-none-match")
        if known is not None and answer.status == 200:
            tag = known_tag(known, answer.plain_etag, answer.gzip_etag)
            if tag:
                return answer.unchanged[tag], b""
        accepted = headers.get(b"accept-encoding")
        packed = accepted is not None and takes_gzip(accepted[:LONGEST_READ])
        form = answer.packed if packed else answer.open
        if method == "HEAD":
            return form, b""
        return form, answer.gzip if packed else self._shelf.plain_of(path, answer)

    def _is_ours(self, headers: Told) -> bool:
        """A host nobody gave us is Django's to refuse."""
        return not self._hosts or _name_of(headers.get(b"host", b"")[:LONGEST_HOST]) in self._hosts

    async def _have_made(self, exchange: Exchange) -> None:
        """The first to ask has it made; whoever asks meanwhile waits for that, and then looks again."""
        path = exchange.path
        made = self._being_made.get(path)
        if made is not None:
            await made.wait()
            answer = self._shelf.find(path)
            if answer is not None and self._is_ours(exchange.headers):
                await self._send(exchange, answer)
            else:
                await self._hand_on(exchange)
            return
        self._being_made[path] = made = asyncio.Event()
        try:
            await self._hand_on(exchange)
        finally:
            del self._being_made[path]
            made.set()

    async def _body(self, exchange: Exchange, client: Client) -> AsyncIterator[bytes] | None:
        """What the client sends; None when it sends nothing, or nothing that counts. Raises BodyRefused."""
        told = exchange.headers
        length = told.get(b"content-length")
        if exchange.method in READING or (told.get(b"transfer-encoding") is None and length in (None, b"0")):
            return None
        if length is None:
            raise BodyRefused(411, "Say how long it is: send Content-Length.\n")
        if not length.isdigit():
            raise BodyRefused(400, "Content-Length is a number of bytes.\n")
        return await self._bodies.take_in(int(length), exchange.pieces(), client.address)

    async def _hand_on(self, exchange: Exchange) -> None:
        headers = exchange.pairs
        if exchange.method in READING:  # others wait for the same page: what is sent with the question is not
            headers = [(name, value) for name, value in headers if name != b"content-length"]
        client = self._proxies.client(
            exchange.peer,
            exchange.scheme,
            exchange.headers.get(b"x-forwarded-for", b"").decode("latin-1"),
            exchange.headers.get(b"x-forwarded-proto", b"").decode("latin-1"),
        )
        try:
            body = await self._body(exchange, client)
        except BodyRefused as refused:
            await exchange.answer(refused.status, REFUSED_HEADERS, refused.words.encode())
            return
        target = quote(exchange.path, safe=PLAIN_IN_A_PATH)
        if exchange.query:
            target = f"{target}?{exchange.query}"
        try:
            async with self._in_lane(exchange):
                answering = await self._relay.ask(exchange.method, target, headers, client, body)
                await exchange.pass_back(answering)
        except DjangoAway:
            await exchange.answer(503, AWAY_HEADERS, AWAY if exchange.method != "HEAD" else b"")
            return
        self._count(exchange.method, exchange.path, exchange.headers, answering.status)

    @asynccontextmanager
    async def _in_lane(self, exchange: Exchange) -> AsyncIterator[None]:
        """Replies have some of the lines to Django: however many are sent, the desk and the search have the others."""
        is_reply = exchange.method not in READING and exchange.path.startswith(REPLIES)
        if not is_reply or int(exchange.headers.get(b"content-length") or 0) > MOST_TAKEN_IN:
            yield  # a long body comes as slowly as it likes, and would keep others out of the lane
            return
        try:
            async with asyncio.timeout(SECONDS_IN_LINE):
                await self._replies.acquire()
        except TimeoutError:
            raise DjangoAway from None
        try:
            yield
        finally:
            self._replies.release()


@lru_cache(maxsize=64)
def _name_of(authority: bytes) -> str:
    """The host of `example.org:8000` or `[::1]:8000`, without its port."""
    name = authority.decode("latin-1").lower()
    return name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]


def make_front() -> Front:
    """From the environment `dateline serve` gives its processes."""
    hosts = frozenset(name for name in os.environ.get(HOSTS, "").split(",") if name)
    proxies = TrustedProxies([each for each in os.environ.get(PROXIES, "").split(",") if each])
    root = Path(os.environ[PRESS_FOLDER])
    shelf = Shelf(FileStore(root), int(os.environ.get(MEMORY, MOST_BYTES)))
    return Front(shelf, Relay(os.environ[SOCKET]), hosts, proxies, Tally(root), Teller(root, shelf.holds))
