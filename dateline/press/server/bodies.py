"""What a client sends, taken in whole before Django hears of it: one that sends slowly keeps nobody else waiting.

Django reads a body in the thread that answers. A few clients that never end theirs would keep all its threads.
"""

import asyncio
from collections.abc import AsyncIterator

MOST_TAKEN_IN = 2**20
"""Bytes. Of a longer one Django reads nothing unless somebody signed in at the desk sends it."""

MOST_AT_ONCE = 64
SECONDS = 60.0


class BodyRefused(Exception):
    """It is not handed on; `status` says why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


TOO_SLOW = "It took too long to arrive, so nothing of it was kept. Send it again.\n"
TOO_MANY = "Too many are sending just now. Send it again in a minute.\n"
NOT_WHOLE = "It ended before its Content-Length was through, so nothing of it was kept. Send it again.\n"


class Bodies:
    """Those of one process: so many at a time, and each within its time."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE, seconds: float = SECONDS) -> None:
        self._room = most_at_once
        self._seconds = seconds

    async def take_in(self, length: int, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The body of so many bytes, whole; a long one as it comes. Raises BodyRefused."""
        if length > MOST_TAKEN_IN:
            return pieces
        if self._room == 0:
            raise BodyRefused(503, TOO_MANY)
        self._room -= 1
        try:
            async with asyncio.timeout(self._seconds):
                body = b"".join([piece async for piece in pieces])
        except TimeoutError:
            raise BodyRefused(408, TOO_SLOW) from None
        finally:
            self._room += 1
        if len(body) != length:
            raise BodyRefused(400, NOT_WHOLE)
        return _of_one(body)


async def _of_one(body: bytes) -> AsyncIterator[bytes]:
    yield body
