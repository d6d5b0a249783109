"""A client's line to the press: what is in memory is answered where its question ends, the rest is the application's.

This is Uvicorn's protocol on llhttp with a way past ASGI: no task, no dictionary of the request, no messages. The
bounds it leaves to others are kept here, too: how long a head may be, how much may be asked before it is answered, and
how long a client may say nothing or take nothing.
"""

import fcntl
import logging
import struct
import termios
from collections.abc import Iterable
from typing import Any, NoReturn
from urllib.parse import unquote

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dateline.press.server.elsewhere import AS_SENT

log = logging.getLogger("dateline.press")

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
"""To ask and at rest, when three quarters of the lines are taken."""

READING = {b"GET": "GET", b"HEAD": "HEAD"}
WORDS = {
    400: "This request cannot be understood.\n",
    411: "Say how long it is: send Content-Length.\n",
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

    most = MOST_LINES
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
        self._read_now = 0
        self._of_another = False  # whether what was read just now began with the end of an earlier question
        self._running: Any = None

    def connection_made(self, transport: Any) -> None:
        if len(self.connections) >= self.most:
            self.transport = transport
            transport.abort()
            return
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Uvicorn tells the newest question that nobody listens; the one that is being answered has to hear it."""
        if self._running is not None and not self._running.response_complete:
            self._running.disconnected = True
            self._running.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.timeout_keep_alive_task is not None:
            self._unset_keepalive_if_required()
        self._read_now, self._of_another = len(data), False
        self._feed(data)
        if self._is_asking:
            self._head_bytes += len(data)
            if self._head_bytes > LONGEST_HEAD:
                self._refusal = 431
                self.send_400_response("")

    def _feed(self, data: bytes) -> None:
        """A wish for another protocol is passed over: what follows is read as the next question."""
        while data:
            try:
                self.parser.feed_data(data)
                return
            except httptools.HttpParserUpgrade as wish:
                data = data[wish.args[0] :]
            except httptools.HttpParserError as error:
                if error.__context__ is not None and not isinstance(error.__context__, RequestRefused):
                    log.error("A request could not be read.", exc_info=error.__context__)
                self.send_400_response("")
                return

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
        self._head_bytes = -self._read_now if self._of_another else 0
        self._is_asking = True
        self._is_answered = False
        self._since = self.loop.time()

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._is_asking:
            self._refuse(400)  # behind a body, where nobody looks for headers
        if len(self.headers) >= MOST_HEADERS:
            self._refuse(431)
        self.headers.append((name.lower(), value.rstrip(b" \t")))

    def on_headers_complete(self) -> None:
        self._is_asking = False
        if not self.url.isascii():
            self._refuse(400)
        self._refuse_odd_bodies()
        method = READING.get(self.parser.get_method())
        if method is not None and self._may_be_answered_now():
            ready = self._at_hand(method)
            if ready is not None:
                head, body = ready
                self.transport.writelines((head, self._date.line(self.server_state.default_headers), body))
                self._is_answered = True
                return
        self._ask_the_application()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)

    def on_body(self, body: bytes) -> None:
        if not self._is_answered:
            super().on_body(body)

    def on_message_complete(self) -> None:
        self._of_another = True
        if self._is_answered:
            self._since = self.loop.time()
        else:
            super().on_message_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._since = self.loop.time()

    def _at_hand(self, method: str) -> tuple[bytes, bytes] | None:
        """What cannot be read just now is the application's to answer, and to complain of."""
        try:
            answer: tuple[bytes, bytes] | None = self._front.at_hand(method, self._path(), self.headers)
        except OSError:
            return None
        return answer

    def _refuse_odd_bodies(self) -> None:
        """One of unknown length, and one beside a wish for another protocol, which llhttp would not read as a body."""
        told = dict(self.headers)
        if b"transfer-encoding" in told:
            self._refuse(411)
        if b"upgrade" in told and told.get(b"content-length", b"0") != b"0":
            self._refuse(400)

    def _path(self) -> str:
        path = self.url.partition(b"?")[0].decode("ascii")
        return unquote(path) if "%" in path else path

    def _is_free(self) -> bool:
        """Whether nothing asked before is still to be answered."""
        return self.cycle is None or self.cycle.response_complete

    def _may_be_answered_now(self) -> bool:
        """Not while the client has still to take what it asked for before, and not when it goes by older rules; and
        not where the query counts."""
        return (
            self._is_free()
            and not self.url.startswith(AS_SENT)
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
        self.expect_100_continue = any(name == b"expect" for name, _ in headers)
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
        if not parsed or not parsed.host:
            self._refuse(400)
        port = b":%d" % parsed.port if parsed.port else b""
        headers[:] = [(name, parsed.host + port if name == b"host" else value) for name, value in headers]
        return (parsed.path or b"/") + (b"?" + parsed.query if parsed.query else b"")

    def _refuse(self, status: int) -> NoReturn:
        self._refusal = status
        raise RequestRefused

    def let_go_when_slow(self, now: float, is_crowded: bool) -> None:
        """Hang up on a client that has kept us waiting for too long."""

        def within(seconds: float) -> float:
            return min(seconds, SECONDS_WHEN_CROWDED) if is_crowded else seconds

        unsent = self.transport.get_write_buffer_size()
        unsent += self._in_the_kernel() if unsent else 0
        if unsent and unsent == self._still_to_take:
            if now - self._since > SECONDS_TO_TAKE:
                self.transport.abort()
        elif unsent or not self._is_free():
            self._since = now
        elif now - self._since > within(SECONDS_TO_ASK if self._is_asking else SECONDS_AT_REST):
            self.transport.close()
        self._still_to_take = unsent

    def _in_the_kernel(self) -> int:
        """Bytes that are on their way and that the client has not acknowledged: it takes them long before the next."""
        try:
            told = fcntl.ioctl(self.transport.get_extra_info("socket").fileno(), termios.TIOCOUTQ, b"\0" * 4)
        except OSError:
            return 0
        return int(struct.unpack("i", told)[0])


def let_go_of_slow_ones(lines: Iterable[Line], now: float) -> None:
    """Asked every few seconds instead of a timer for each request."""
    held = list(lines)
    is_crowded = len(held) > Line.most * 3 // 4
    for line in held:
        try:
            line.let_go_when_slow(now, is_crowded)
        except Exception:  # Uvicorn's loop asks us, and would end with it
            log.exception("A line could not be looked at.")
