"""How hard the doors are tried just now, as this process sees it. In memory: a flood is counted without a write."""

import math
import threading
from collections import Counter

from dateline.lib import clock

MINUTES = 5
CALM = 30
"""Posts without a good proof within that time: readers without JavaScript, and some who were too slow."""

MOST_TIMES = 3
"""However hard it is tried, a reader's machine counts no further than so many times as far."""


class Gauge:
    """Counts what came without a good proof, by minutes. Falls back by itself."""

    def __init__(self) -> None:
        self._minutes: Counter[int] = Counter()
        self._lock = threading.Lock()

    def note(self) -> None:
        """One more came."""
        with self._lock:
            minute = _this_minute()
            if minute not in self._minutes:
                self._minutes = Counter({each: self._minutes[each] for each in self._minutes if _is_late(each, minute)})
            self._minutes[minute] += 1

    def times(self) -> int:
        """How many times as far as in a calm hour a browser has to count: once, and once more for each doubling."""
        with self._lock:
            minute = _this_minute()
            came = sum(count for each, count in self._minutes.items() if _is_late(each, minute))
        return 1 if came <= CALM else min(MOST_TIMES, 1 + math.ceil(math.log2(came / CALM)))

    def is_high(self) -> bool:
        return self.times() > 1


def _this_minute() -> int:
    return int(clock.now().timestamp()) // 60


def _is_late(minute: int, now: int) -> bool:
    return now - MINUTES < minute <= now


GAUGE = Gauge()
