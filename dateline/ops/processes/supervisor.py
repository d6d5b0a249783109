"""Keeps the processes of a newsroom running, and ends them together."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from dateline.ops.processes.child import Child

log = logging.getLogger("dateline.serve")

LOOK = 0.2
SECONDS_TO_END = 9.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
STEADY = 120.0
"""A process that ran this long has recovered: its next restart comes soon again."""


class Kept:
    """A process that is started again when it dies, after a pause that grows while it keeps dying."""

    def __init__(self, child: Child) -> None:
        self.child = child
        self._pause = FIRST_PAUSE
        self._since = 0.0
        self._due: float | None = None

    def start(self) -> None:
        """Whatever is left of the one before is ended first."""
        self.child.end_group()
        self.child.start()
        self._since = time.monotonic()
        self._due = None

    def look(self) -> None:
        """Start it again when it has died and its pause is over."""
        now = time.monotonic()
        if self._due is not None:
            if now >= self._due:
                self.start()
        elif self.child.exit_code is not None:
            if now - self._since > STEADY:
                self._pause = FIRST_PAUSE
            log.error(
                "The %s ended with exit code %s and starts again in %.0f s.",
                self.child.name,
                self.child.exit_code,
                self._pause,
            )
            self._due = now + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)


class Supervisor:
    """Ends when told to (exit code 0) or when the press died (1). Everything else is started again when it dies:

    readers have what is pressed meanwhile.
    """

    def __init__(self, press: Child, others: Sequence[Child], when_ready: Callable[[], bool]) -> None:
        self._press = press
        self._kept = [Kept(child) for child in others]
        self._when_ready = when_ready
        self._stop = threading.Event()

    def run(self) -> int:
        """Start all and look after them."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        try:
            self._press.start()
            for kept in self._kept:
                kept.start()
            return self._look_after()
        finally:
            self._end()

    def _on_signal(self, _number: int, _frame: Any) -> None:
        self._stop.set()

    def _look_after(self) -> int:
        ready = False
        while not self._stop.wait(LOOK):
            if self._press.exit_code is not None:
                log.error(
                    "The %s ended by itself with exit code %s, so everything stops.",
                    self._press.name,
                    self._press.exit_code,
                )
                return 1
            ready = ready or self._when_ready()
            for kept in self._kept:
                kept.look()
        return 0

    def _end(self) -> None:
        """The press first: nobody new comes in, and what is under way is answered by a Django that still runs."""
        children = (self._press, *(kept.child for kept in self._kept))
        deadline = time.monotonic() + SECONDS_TO_END
        for child in children:
            child.ask_to_end()
        for child in children:
            if not child.wait(deadline - time.monotonic()):
                log.warning("The %s did not end in time and was stopped hard.", child.name)
            child.end_group()
