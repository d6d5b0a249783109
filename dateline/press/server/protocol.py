"""A client's line to the press: what is in memory is answered where its question ends, the rest is the application's.

This is Uvicorn's protocol on llhttp with a way past ASGI: no task, no dictionary of the request, no messages. The
bounds it leaves to others are kept here, too: how long a head may be, how much may be asked before it is answered, and
how long a client may say nothing or take nothing.
"""

from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.parse import unquote

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD = 64 * 1024
MOST_HEADERS = 100
MOST_ASKED_AHEAD = 16
MOST_LINES = 8192
"""Connections at a time. Whoever comes when all are taken is hung up on."""

SECONDS_TO_ASK = 30.0
"""For a head, from the first byte (or from the connection) to the last."""

SECONDS_AT_REST = 60.0
"""Between an answer and the next question."""

SECONDS_TO_TAKE = 60.0
"""For a client that takes nothing of its answer meanwhile."""

SECONDS_WHEN_CROWDED = 3.0
"""For each of these when three quarters of the lines are taken."""

READING = {b"GET": "GET", b"HEAD": "HEAD"}
WORDS = {
    400: "This request cannot be understood.\n",
    431: "The head of this request is too long.\n",
}


class RequestRefused(Exception):
    """Raised in the midst of reading a request: nothing more of it is read."""


class Date:
    """The last line of a head, with the empty one that ends it. Uvicorn makes new headers once a second."""

    def __init__(self) -> None:
        self._seen: Any = None
        self._line = b"\r\n"

    def line(self, told: list[tuple[bytes, bytes]]) -> bytes:
        if told is not self._seen:
            self._seen = told
            self._line = b"".join([*(b"%b: %b\r\n" % each for each in told), b"\r\n"])
        return self._line


class Line(HttpToolsProtocol):
    """One connection."""

    _date = Date()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._front = self.config.loaded_app
        self._head_bytes = 0
        self._is_asking = False
        self._is_answered = False
        self._refusal = 400
        self._since = self.loop.time()
        self._still_to_take = 0

    def connection_made(self, transport: Any) -> None:
        if len(self.connections) >= MOST_LINES:
            transport.abort()
            return
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        if self.timeout_keep_alive_task is not None:
            self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserError:
            self.send_400_response("")
        except httptools.HttpParserUpgrade:
            pass  # it is answered as if nothing else had been asked for
        if self._is_asking:
            self._head_bytes += len(data)
            if self._head_bytes > LONGEST_HEAD:
                self._refusal = 431
                self.send_400_response("")

    def send_400_response(self, msg: str) -> None:
        """Uvicorn's word for a request that cannot be read. While another is being answered, the line is only cut."""
        if not self._is_free():
            self.transport.close()
            return
        words = WORDS[self._refusal].encode()
        head = f"HTTP/1.1 {self._refusal} \r\ncontent-type: text/plain; charset=utf-8\r\ncache-control: no-store\r\n"
        self.transport.write(f"{head}connection: close\r\ncontent-length: {len(words)}\r\n\r\n".encode() + words)
        self.transport.close()

    def on_message_begin(self) -> None:
        self.url = b""
        self.headers = []
        self._head_bytes = 0
        self._is_asking = True
        self._is_answered = False
        self._since = self.loop.time()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), value))

    def on_headers_complete(self) -> None:
        self._is_asking = False
        if len(self.headers) > MOST_HEADERS:
            self._refuse(431)
        method = READING.get(self.parser.get_method())
        if method is not None and self._may_be_answered_now():
            ready = self._front.at_hand(method, self._path(), self.headers)
            if ready is not None:
                head, body = ready
                self.transport.writelines((head, self._date.line(self.server_state.default_headers), body))
                self._is_answered = True
                return
        self._ask_the_application()

    def on_body(self, body: bytes) -> None:
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._is_answered:
            self._since = self.loop.time()
        else:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._since = self.loop.time()

    def _path(self) -> str:
        path = self.url.partition(b"?")[0].decode("ascii")
        return unquote(path) if "%" in path else path

    def _is_free(self) -> bool:
        """Whether nothing asked before is still to be answered."""
        return self.cycle is None or self.cycle.response_complete

    def _may_be_answered_now(self) -> bool:
        """Not while the client has still to take what it asked for before, and not when it goes by older rules."""
        return (
            self._is_free()
            and self.parser.should_keep_alive()
            and self.parser.get_http_version() == "1.1"
            and not self.transport.get_write_buffer_size()
        )

    def _ask_the_application(self) -> None:
        if len(self.pipeline) >= MOST_ASKED_AHEAD:
            self._refuse(400)
        url, headers = self.url, self.headers
        super().on_message_begin()
        self.url = self._in_origin_form(url, headers)
        self.headers.extend(headers)
        self.expect_100_continue = (b"expect", b"100-continue") in headers
        if sum(name == b"host" for name, _ in headers) != 1 and self.parser.get_http_version() == "1.1":
            self._refuse(400)
        super().on_headers_complete()

    def _in_origin_form(self, url: bytes, headers: list[tuple[bytes, bytes]]) -> bytes:
        """Of `http://name/path` the path; then the host is what stands there, whatever the header says (RFC 9112)."""
        if url.startswith(b"/"):
            return url
        if self.parser.get_method() == b"OPTIONS" and url == b"*":
            return b"/"
        try:
            parsed = httptools.parse_url(url)
        except httptools.HttpParserInvalidURLError:
            self._refuse(400)
        if not parsed or not parsed.host or not parsed.path:
            self._refuse(400)
        port = b":%d" % parsed.port if parsed.port else b""
        headers[:] = [(name, parsed.host + port if name == b"host" else value) for name, value in headers]
        return parsed.path + (b"?" + parsed.query if parsed.query else b"")

    def _refuse(self, status: int) -> NoReturn:
        self._refusal = status
        raise RequestRefused

    def let_go_when_slow(self, now: float, is_crowded: bool) -> None:
        """Hang up on a client that has kept us waiting for too long."""

        def within(seconds: float) -> float:
            return min(seconds, SECONDS_WHEN_CROWDED) if is_crowded else seconds

        unsent = self.transport.get_write_buffer_size()
        if unsent and unsent == self._still_to_take:
            if now - self._since > within(SECONDS_TO_TAKE):
                self.transport.abort()
        elif unsent or not self._is_free():
            self._since = now
        elif now - self._since > within(SECONDS_TO_ASK if self._is_asking else SECONDS_AT_REST):
            self.transport.close()
        self._still_to_take = unsent


def let_go_of_slow_ones(lines: Iterable[Line], now: float) -> None:
    """Asked every few seconds instead of a timer for each request."""
    held = list(lines)
    is_crowded = len(held) > MOST_LINES * 3 // 4
    for line in held:
        line.let_go_when_slow(now, is_crowded)
