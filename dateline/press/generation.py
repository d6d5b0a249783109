"""A number every process on this machine shares: it moves with every change of the press. Knows nothing of Django."""

import fcntl
import mmap
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = 16


class Generation:
    """Two numbers in shared memory, kept in a file. Reading costs 0.1 µs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
        if os.fstat(self._file).st_size <= SIZE:
            os.pwrite(self._file, b"\0", SIZE)  # takes the room now: where a full disk has none, a hole is a SIGBUS
        self._shared = mmap.mmap(self._file, SIZE)
        self.count = memoryview(self._shared).cast("Q")

    @property
    def now(self) -> int:
        return self.count[0]

    def move(self) -> None:
        """Tell every process to look again."""
        with self._alone():
            self.count[0] = (self.count[0] + 1) % 2**63

    def ticket(self) -> int:
        """A number greater than every one before: whoever draws later has seen at least as much."""
        with self._alone():
            self.count[1] = max(self.count[1] + 1, time.time_ns())
            return self.count[1]

    def catch_up(self, ticket: int) -> None:
        """Every ticket drawn from now on is greater than this one, which another machine drew."""
        if self.count[1] < ticket:
            with self._alone():
                self.count[1] = max(self.count[1], ticket)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Over all threads and processes."""
        with self._path.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
