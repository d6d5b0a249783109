"""One request and its answer, as the application in front sees them: ASGI without its dictionaries."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from dateline.press.server.relay import Answering

GATHERED = 256 * 1024
"""Bytes: an answer up to this size is sent in one go."""

NO_BODY = (204, 304)

Message = dict[str, Any]
Pairs = Sequence[tuple[str, str]]
Told = Mapping[bytes, bytes]
"""The headers of a request by name, in small letters; of one that came twice, the last.

Bytes, as they came: to make words of all of them would take longer than the rest of an answer from memory.
"""


class Exchange:
    """What was asked, and the means to answer it."""

    def __init__(self, scope: Message, receive: Any, send: Any) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: str = scope["query_string"].decode("latin-1")
        self.pairs: list[tuple[bytes, bytes]] = scope["headers"]
        self.headers: Told = dict(self.pairs)
        self.peer: str = scope["client"][0] if scope["client"] else ""
        self.scheme: str = scope["scheme"]
        self._is_of_old = scope.get("http_version") == "1.0"  # it knows no chunks: an answer has a length
        self._receive = receive
        self._send = send

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body as it comes. It ends early when the client goes away."""
        while True:
            message = await self._receive()
            if message["type"] != "http.request":
                return
            if message.get("body"):
                yield message["body"]
            if not message.get("more_body"):
                return

    async def answer(self, status: int, headers: Pairs, body: bytes = b"") -> None:
        """All of it at once."""
        if status in NO_BODY:
            headers = [each for each in headers if each[0] != "content-length"]
        elif body and not any(name == "content-length" for name, _ in headers):
            headers = [*headers, ("content-length", str(len(body)))]
        await self._begin(status, headers)
        await self._send({"type": "http.response.body", "body": body})

    async def pass_back(self, answering: Answering) -> None:
        """Django's answer: in one go when it is small, else as it comes. A client that went away ends it."""
        status, headers, body = answering.status, answering.headers, answering.body
        try:
            if self.method == "HEAD" or status in NO_BODY:
                async for _ in body:
                    pass
                await self.answer(status, headers)
                return
            length = next((int(value) for name, value in headers if name == "content-length"), None)
            if self._is_of_old or (length is not None and length <= GATHERED):
                await self.answer(status, headers, b"".join([chunk async for chunk in body]))
                return
            await self._begin(status, headers)
            await self._stream(answering)
        finally:
            await body.aclose()

    async def _stream(self, answering: Answering) -> None:
        gone = asyncio.create_task(self._gone())
        try:
            async for chunk in answering.body:
                if gone.done():
                    return
                await self._send({"type": "http.response.body", "body": chunk, "more_body": True})
            await self._send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()
            with suppress(asyncio.CancelledError):
                await gone

    async def _gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def _begin(self, status: int, headers: Pairs) -> None:
        told = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await self._send({"type": "http.response.start", "status": status, "headers": told})
