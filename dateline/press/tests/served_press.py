"""The process in front as it meets the world: a real server on loopback, and a stand-in for Django behind it."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from uvicorn import Config, Server

from dateline.lib.proxies import TrustedProxies
from dateline.press.backends.files import FileStore
from dateline.press.pressed import Pressed, Segment
from dateline.press.server.app import Front
from dateline.press.server.protocol import Line, let_go_of_slow_ones
from dateline.press.server.shelf import Shelf
from dateline.press.server.tally import Tally
from tests.running import wait_for

STORY = "/news/2026/11/23/clock/"
WORDS = b"The clock strikes again."
HEAD = b"host: example.org\r\n"
LARGE = 4 * 2**20


class Django:
    """Says what it was asked. `/slow/` waits until it is told to go on, `/large/` answers with more than fits."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bytes]] = []
        self.hosts: list[bytes] = []
        self.go_on = threading.Event()
        self.let_go_of = threading.Event()

    def close(self) -> None:
        pass

    def was_asked(self, target: str) -> bool:
        """Just now."""
        return bool(self.asked) and self.asked[-1][1] == target

    async def ask(self, method: str, target: str, headers: Any, _client: Any, body: Any = None) -> Any:
        sent = b"".join([piece async for piece in body]) if body is not None else b""
        self.asked.append((method, target, sent))
        self.hosts.append(dict(headers).get(b"host", b""))
        while target.startswith("/slow/") and not self.go_on.is_set():
            await asyncio.sleep(0.001)
        if target == "/large/":
            return SimpleNamespace(status=200, headers=[("content-length", str(LARGE * 64))], body=self._without_end())
        answer = f"{method} {target}".encode()
        return SimpleNamespace(status=200, headers=[("content-length", str(len(answer)))], body=_of_one(answer))

    async def _without_end(self) -> AsyncIterator[bytes]:
        try:
            for _ in range(64):
                yield b"x" * LARGE
        finally:
            self.let_go_of.set()


async def _of_one(answer: bytes) -> AsyncIterator[bytes]:
    yield answer


class ServedPress:
    """On a port of its own in a thread of its own, with one story pressed."""

    def __init__(self, root: Path) -> None:
        self.store = FileStore(root)
        self.store.set_format("f")
        self.press(STORY, WORDS)
        self.django = Django()
        relay: Any = self.django
        shelf = Shelf(self.store)
        self.front = front = Front(shelf, relay, frozenset({"example.org"}), TrustedProxies([]), Tally(root))
        config = Config(front, host="127.0.0.1", port=0, http=Line, ws="none", interface="asgi3", loop="uvloop")
        config.lifespan, config.proxy_headers, config.access_log = "on", False, False
        config.timeout_graceful_shutdown = 1
        self._server = Server(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        wait_for(lambda: self._server.started, "the press did not start")
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]

    def press(self, path: str, words: bytes) -> None:
        entry = Pressed(path, 200, (), (Segment.of(words),), self.store.ticket(), "f", None)
        assert self.store.write(entry)
        self.store.move()

    def end(self) -> None:
        self.django.go_on.set()
        self._server.should_exit = True
        self._thread.join(10)

    @property
    def lines(self) -> int:
        return len(self._server.server_state.connections)

    def after(self, seconds: float) -> None:
        """As if nobody had said or taken anything for so long."""
        looked = threading.Event()

        def look() -> None:
            assert self._loop
            lines: Any = self._server.server_state.connections
            let_go_of_slow_ones(lines, self._loop.time() + seconds)
            looked.set()

        assert self._loop
        self._loop.call_soon_threadsafe(look)
        assert looked.wait(10)

    def connect(self) -> "Client":
        return Client(self.port)

    def _run(self) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            await self._server.serve()

        with asyncio.Runner(loop_factory=self._server.config.get_loop_factory()) as runner:
            runner.run(serve())


class Client:
    """One connection, byte by byte."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._kept = b""

    def send(self, data: bytes) -> None:
        self._socket.sendall(data)

    def answer(self, has_body: bool = True) -> tuple[int, dict[str, str], bytes]:
        """Status, headers, and as much of a body as was announced."""
        head = self._until(lambda kept: kept.find(b"\r\n\r\n") + 4 if b"\r\n\r\n" in kept else None).decode("latin-1")
        first, *lines = head.split("\r\n")[:-2]
        headers = dict(line.split(": ", 1) for line in lines)
        assert len(headers) == len(lines), f"a header came twice: {head}"
        length = int(headers.get("content-length", 0)) if has_body else 0
        return int(first.split(" ")[1]), headers, self._until(lambda kept: length if len(kept) >= length else None)

    def get(self, path: str = STORY, more: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        self.send(f"GET {path} HTTP/1.1\r\n".encode() + HEAD + more + b"\r\n")
        return self.answer()

    def rest(self) -> bytes:
        """What comes until the press hangs up."""
        try:
            while data := self._socket.recv(65536):
                self._kept += data
        except ConnectionResetError:
            pass
        return self._kept

    def take(self, length: int) -> None:
        """So many bytes, whatever they are."""
        while length > 0:
            data = self._socket.recv(min(length, 65_536))
            assert data, "the press hung up"
            length -= len(data)

    def close(self) -> None:
        self._socket.close()

    def _until(self, enough: Callable[[bytes], int | None]) -> bytes:
        while (end := enough(self._kept)) is None:
            data = self._socket.recv(65536)
            assert data, f"the press hung up after {self._kept!r}"
            self._kept += data
        taken, self._kept = self._kept[:end], self._kept[end:]
        return taken


def said_to(press: ServedPress, data: bytes) -> bytes:
    """Everything that comes back for `data`."""
    with closing(press.connect()) as client:
        client.send(data)
        return client.rest()
