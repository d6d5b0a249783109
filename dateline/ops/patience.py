"""How long to leave alone what has just failed."""

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)

FIRST, LONGEST = 30.0, 3600.0


class Patience(Generic[Thing]):
    """Remembers failures: half a minute's wait after the first, doubled each time, an hour at most."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waits: dict[Thing, tuple[float, float]] = {}

    def failed(self, key: Thing) -> bool:
        """Note that `key` failed; whether that is news."""
        _until, last = self._waits.get(key, (0.0, FIRST / 2))
        wait = min(last * 2, LONGEST)
        new = key not in self._waits
        self._waits[key] = (self._clock() + wait, wait)
        return new

    def waiting(self) -> set[Thing]:
        """What must not be tried yet."""
        now = self._clock()
        forgotten = [key for key, (until, wait) in self._waits.items() if now > until + 2 * wait]
        for key in forgotten:
            del self._waits[key]
        return {key for key, (until, _wait) in self._waits.items() if until > now}
