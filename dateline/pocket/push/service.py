"""One push service, as far as it is ours: a few lines to it, and the rest it asks for."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dateline.pocket.push.endpoints import is_known
from dateline.pocket.push.line import Answer, CannotConnect, Line, NoAnswer, Nowhere, connect
from dateline.pocket.push.parcels import Fate, Outcome, Parcel, fate_of

LINES, LINES_ELSEWHERE = 40, 4
IDLE_SECONDS = 4.0
"""A line at rest for longer may just be closed at its other end."""

LONGEST_REST = 3600.0
"""Seconds, whatever a service asks for."""

REST, TURN = 30.0, 5.0
"""Where it cannot be reached at all, or gave no answer; and where others wait before one."""


class PushService:
    """At one origin."""

    def __init__(self, origin: str, authorization: Callable[[str], str]) -> None:
        self._origin = origin
        self._authorization = authorization
        self.is_known = is_known(origin)
        self._in_hand = 0
        self._slots = asyncio.Semaphore(LINES if self.is_known else LINES_ELSEWHERE)
        self._idle: list[Line] = []
        self._rests_until = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether anything is in hand for it."""
        return self._in_hand > 0

    async def send(self, parcel: Parcel, is_called_off: Callable[[Parcel], bool]) -> Outcome:
        """Hand `parcel` in, when it is its turn. Nobody stands in line where a stranger may have set the pace."""
        if not self.is_known and self._slots.locked():
            return Outcome(Fate.PUT_BACK, TURN)
        self._in_hand += 1
        try:
            async with self._slots:
                return await self._send(parcel, is_called_off)
        finally:
            self._in_hand -= 1

    async def _send(self, parcel: Parcel, is_called_off: Callable[[Parcel], bool]) -> Outcome:
        if (left := self._rests_until - time.monotonic()) > 0:
            return Outcome(Fate.PUT_BACK, left)
        try:
            body = parcel.body()
        except ValueError:
            return Outcome(Fate.GONE)  # with such a key nobody there can read anything
        try:
            line = await self._line()
        except CannotConnect as error:
            self.rest(REST)
            return Outcome(Fate.NOWHERE if isinstance(error, Nowhere) else Fate.PUT_BACK, REST)
        if is_called_off(parcel):  # it may have stood in line for long
            self._idle.append(line)
            return Outcome(Fate.PUT_BACK, 0)
        return await self._hand_in(line, parcel, body)

    def close(self) -> None:
        for line in self._idle:
            line.close()
        self._idle.clear()

    async def _hand_in(self, line: Line, parcel: Parcel, body: bytes) -> Outcome:
        headers = [("Authorization", self._authorization(self._origin)), *parcel.headers()]
        try:
            answer = await line.post(parcel.endpoint, headers, body)
        except NoAnswer:
            self.rest(REST)
            return Outcome(Fate.LOST)
        if line.is_open:
            self._idle.append(line)
        fate = fate_of(answer.status)
        if fate is not Fate.LATER:
            return Outcome(fate)
        wait = asked_wait(answer, datetime.now(UTC))
        if wait is not None:
            self.rest(wait)
        return Outcome(fate, wait)

    async def _line(self) -> Line:
        await asyncio.sleep(0)  # whatever closed while nobody looked is heard of now
        while self._idle:
            line = self._idle.pop()
            if line.is_open and time.monotonic() - line.used_at < IDLE_SECONDS:
                return line
            line.close()
        return await connect(self._origin)

    def rest(self, seconds: float) -> None:
        """Nothing is handed in meanwhile: what waits for its turn comes back."""
        self._rests_until = max(self._rests_until, time.monotonic() + seconds)


def asked_wait(answer: Answer, now: datetime) -> float | None:
    """The seconds of Retry-After, within bounds; None where it says nothing one could read."""
    said = answer.retry_after.strip()[:40]
    if said.isascii() and said.isdigit():
        seconds = float(said)
    else:
        try:
            seconds = (parsedate_to_datetime(said) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return None
    return min(max(seconds, 1.0), LONGEST_REST)
