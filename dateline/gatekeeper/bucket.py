"""What may be done a few times at once and then so often a second, by this process."""

import threading

from dateline.lib import clock


class Bucket:
    """Holds `most`, and is filled again one by one."""

    def __init__(self, *, most: float, a_second: float) -> None:
        self._most, self._a_second = most, a_second
        self._left = most
        self._at = clock.now().timestamp()
        self._lock = threading.Lock()

    def takes_one(self) -> bool:
        """Whether there was one left to take."""
        with self._lock:
            now = clock.now().timestamp()
            self._left = min(self._most, self._left + self._a_second * max(0.0, now - self._at))
            self._at = now
            if self._left < 1:
                return False
            self._left -= 1
            return True
