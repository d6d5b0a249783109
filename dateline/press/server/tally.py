"""How often each story is read: a number in memory for each hit, a small file every ten seconds."""

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path

from dateline.press.reads import Reads, keep_reads

log = logging.getLogger("dateline.press")

SECONDS = 10.0
"""Between two files. What was read since the last one is lost when the process is killed."""

MOST_PATHS = 20_000
"""In one file: of a flood of made-up paths the rest is dropped. Some megabytes at the very most."""


class Tally:
    """Of one process of the press. Counts paths; who read them it is not told."""

    def __init__(self, root: Path, most: int = MOST_PATHS, clock: Callable[[], float] = time.time) -> None:
        self._root = root
        self._most = most
        self._clock = clock
        self._pages: dict[str, int] = {}
        self._beacons: dict[str, int] = {}

    def page(self, path: str) -> None:
        """The page at `path` was answered to a reader."""
        self._add(self._pages, path)

    def beacon(self, path: str) -> None:
        """The page at `path` says that it is being read."""
        self._add(self._beacons, path)

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """From now on there is a file every ten seconds in which something was read."""
        loop.call_later(SECONDS, self._write_and_go_on, loop)

    def write(self) -> None:
        """One file of what was read since the last one; none when nothing was."""
        self._keep(self._take())

    def _add(self, counts: dict[str, int], path: str) -> None:
        if path in counts:
            counts[path] += 1
        elif len(counts) < self._most:
            counts[path] = 1

    def _write_and_go_on(self, loop: asyncio.AbstractEventLoop) -> None:
        """The disk is waited for in a thread: readers are answered meanwhile."""
        loop.run_in_executor(None, self._keep, self._take())
        self.begin(loop)

    def _take(self) -> Reads:
        taken = Reads(int(self._clock()), self._pages, self._beacons)
        self._pages, self._beacons = {}, {}
        return taken

    def _keep(self, reads: Reads) -> None:
        if not (reads.pages or reads.beacons):
            return
        try:
            keep_reads(self._root, reads)
        except OSError as error:
            log.warning("What was read in the last seconds could not be noted: %s", error)
