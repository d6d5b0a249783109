"""Hands a request on to Django, over a socket only we can reach, and its answer back as it comes."""

import asyncio
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

import h11

from dateline.lib.proxies import Client

CLIENT_HEADER = "x-dateline-client"
MOST_CONNECTIONS = 96
MOST_IDLE = 16
SECONDS_IN_LINE = 15.0
SECONDS_TO_CONNECT = 5.0
SECONDS_OF_SILENCE = 130.0
SECONDS_TO_HEAR_OUT = 20.0
MOST_HEARD_OUT = 16 * 1024 * 1024
CHUNK = 64 * 1024
SAFE_TO_REPEAT = frozenset({"GET", "HEAD", "OPTIONS"})
NOT_HANDED_ON = frozenset(
    {
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "expect", "forwarded", "x-forwarded-for", "x-forwarded-proto",
        "x-forwarded-host", "x-forwarded-port", "x-real-ip", CLIENT_HEADER,
    }
)  # fmt: skip
"""Hop-by-hop headers, and whatever a stranger could say about where a request comes from."""

NOT_PASSED_BACK = NOT_HANDED_ON | {"date", "server"}
"""The server in front says when, and nobody has to know of the one behind it."""

Pairs = list[tuple[str, str]]


class DjangoAway(Exception):
    """Nobody answers at Django's socket, or it broke off before it said anything."""


class Answering:
    """Django's answer: its head, then its body piece by piece."""

    def __init__(self, head: h11.Response, body: AsyncGenerator[bytes, None]) -> None:
        self.status = head.status_code
        self.headers: Pairs = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in head.headers
            if name.decode("latin-1") not in NOT_PASSED_BACK
        ]
        self.body = body


class _Line:
    """One connection to Django.

    On the bare socket and not on streams of asyncio: there, a body that Django does not read to its end takes the
    answer that came before the break down with it.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._loop = asyncio.get_running_loop()
        self._protocol = h11.Connection(h11.CLIENT)
        self._has_answered = False

    async def ask(self, request: h11.Request, body: AsyncIterator[bytes] | None) -> h11.Response:
        """The head of the answer. It may come before the body is through: then nobody wants the rest of it.

        It is taken all the same, within bounds: a client that is cut off while it sends never reads its answer.
        """
        await self._send(request)
        sending = asyncio.create_task(self._send_body(body))
        receiving = asyncio.create_task(self._head())
        try:
            await asyncio.wait({sending, receiving}, return_when=asyncio.FIRST_COMPLETED)
            failure = sending.exception() if sending.done() else None
            if failure is not None and not isinstance(failure, OSError):
                raise failure
            head = await receiving
            self._has_answered = True
            await asyncio.wait({sending}, timeout=SECONDS_TO_HEAR_OUT)
            return head
        finally:
            for task in (sending, receiving):
                task.cancel()
            await asyncio.gather(sending, receiving, return_exceptions=True)

    async def _send_body(self, body: AsyncIterator[bytes] | None) -> None:
        unwanted = 0
        async for chunk in body or _nothing():
            if self._has_answered or not await self._took(h11.Data(data=chunk)):
                unwanted += len(chunk)
            if unwanted > MOST_HEARD_OUT:
                return
        if not unwanted:
            await self._send(h11.EndOfMessage())

    async def _took(self, event: Any) -> bool:
        """Whether Django still listens."""
        try:
            await self._send(event)
        except OSError:
            return False
        return True

    async def _head(self) -> h11.Response:
        while True:
            event = await self._next()
            if isinstance(event, h11.Response):
                return event

    async def body(self) -> AsyncIterator[bytes]:
        while True:
            event = await self._next()
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                return

    def is_reusable(self) -> bool:
        """After a whole answer; makes it ready for the next request."""
        with suppress(h11.LocalProtocolError):
            self._protocol.start_next_cycle()
            return True
        return False

    def close(self) -> None:
        self._line.close()

    async def _send(self, event: Any) -> None:
        data = self._protocol.send(event)
        if data:
            await self._loop.sock_sendall(self._line, data)

    async def _next(self) -> Any:
        while (event := self._protocol.next_event()) is h11.NEED_DATA:
            async with asyncio.timeout(SECONDS_OF_SILENCE):
                self._protocol.receive_data(await self._loop.sock_recv(self._line, CHUNK))
        if isinstance(event, h11.ConnectionClosed):
            raise ConnectionResetError
        return event


async def _nothing() -> AsyncIterator[bytes]:
    return
    yield b""


class Relay:
    """Lines to Django: a bounded number, some kept open for the next request."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._idle: list[_Line] = []
        self._room = asyncio.Semaphore(MOST_CONNECTIONS)

    def close(self) -> None:
        """Let go of the lines that are open and idle."""
        while self._idle:
            self._idle.pop().close()

    async def ask(
        self,
        method: str,
        target: str,
        headers: Sequence[tuple[bytes, bytes]],
        client: Client,
        body: AsyncIterator[bytes] | None = None,
    ) -> Answering:
        """Django's answer, whose body has to be read to its end or closed. Raises DjangoAway.

        The names of `headers` are in small letters.
        """
        try:
            async with asyncio.timeout(SECONDS_IN_LINE):
                await self._room.acquire()
        except TimeoutError:
            raise DjangoAway from None
        try:
            request = h11.Request(method=method, target=target, headers=_handed_on(headers, client))
            line, head = await self._asked(request, body)
        except BaseException:
            self._room.release()
            raise
        return Answering(head, self._read(line))

    async def _asked(self, request: h11.Request, body: AsyncIterator[bytes] | None) -> tuple[_Line, h11.Response]:
        """An idle line may have been closed at the other end: then a new one is tried, if that can do no harm."""
        line = self._idle.pop() if self._idle and request.method.decode() in SAFE_TO_REPEAT else None
        if line is not None:
            try:
                return line, await line.ask(request, body)
            except (OSError, h11.RemoteProtocolError):
                line.close()
        line = await self._connect()
        try:
            return line, await line.ask(request, body)
        except BaseException as error:
            line.close()
            if isinstance(error, OSError | h11.RemoteProtocolError | TimeoutError):
                raise DjangoAway from error
            raise

    async def _connect(self) -> _Line:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.setblocking(False)
        try:
            async with asyncio.timeout(SECONDS_TO_CONNECT):
                await asyncio.get_running_loop().sock_connect(line, self._path)
        except OSError as error:
            line.close()
            raise DjangoAway from error
        return _Line(line)

    async def _read(self, line: _Line) -> AsyncGenerator[bytes, None]:
        whole = False
        try:
            async for chunk in line.body():
                yield chunk
            whole = True
        finally:
            self._room.release()
            if whole and line.is_reusable() and len(self._idle) < MOST_IDLE:
                self._idle.append(line)
            else:
                line.close()


def _handed_on(headers: Sequence[tuple[bytes, bytes]], client: Client) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if name.decode("latin-1") not in NOT_HANDED_ON]
    return [*kept, (CLIENT_HEADER.encode(), client.address.encode()), (b"x-forwarded-proto", client.scheme.encode())]
