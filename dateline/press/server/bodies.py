"""What a client sends, taken in whole before Django hears of it: one that sends slowly keeps nobody else waiting.

Django reads a body in the thread that answers. A few clients that never end theirs would keep all its threads.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

MOST_TAKEN_IN = 2**20
"""Bytes. Of a longer one Django reads nothing unless somebody signed in at the desk sends it."""

ROOM, LEAST_ROOM = 64 * 2**20, 2**14
"""Bytes: of all bodies that are on their way, and what the shortest of them is counted as. So four thousand readers can
send a reply at the same moment, and sixty-four strangers something long."""

MOST_OF_ONE = 8
"""Bodies of one address, so that one stranger does not take the room of everybody."""

SECONDS = 60.0


class BodyRefused(Exception):
    """It is not handed on; `status` says why."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


TOO_SLOW = (
    "It took too long to arrive, so nothing of it was kept. Go back, where your words still are: send them again.\n"
)
TOO_MANY = "Too many are sending just now. Go back, where your words still are, and send them again in a minute.\n"
NOT_WHOLE = (
    "It ended before its Content-Length was through, so nothing of it was kept. Go back, where your words still are: "
    "send them again.\n"
)


class Bodies:
    """Those of one process: so many at a time, and each within its time."""

    def __init__(self, room: int = ROOM, most_of_one: int = MOST_OF_ONE, seconds: float = SECONDS) -> None:
        self._room = room
        self._most_of_one = most_of_one
        self._seconds = seconds
        self._sending: Counter[str] = Counter()

    async def take_in(self, length: int, pieces: AsyncIterator[bytes], client: str) -> AsyncIterator[bytes]:
        """The body of so many bytes from the address `client`, whole; a long one as it comes. Raises BodyRefused."""
        if length > MOST_TAKEN_IN:
            return pieces
        with self._room_for(max(length, LEAST_ROOM), client):
            try:
                async with asyncio.timeout(self._seconds):
                    body = b"".join([piece async for piece in pieces])
            except TimeoutError:
                raise BodyRefused(408, TOO_SLOW) from None
        if len(body) != length:
            raise BodyRefused(400, NOT_WHOLE)
        return _of_one(body)

    @contextmanager
    def _room_for(self, size: int, client: str) -> Iterator[None]:
        if self._room < size or self._sending[client] >= self._most_of_one:
            raise BodyRefused(503, TOO_MANY)
        self._room -= size
        self._sending[client] += 1
        try:
            yield
        finally:
            self._room += size
            self._sending[client] -= 1
            if not self._sending[client]:
                del self._sending[client]  # nobody is remembered


async def _of_one(body: bytes) -> AsyncIterator[bytes]:
    yield body
