"""Keeps the server and the worker running, and ends them together."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from dateline.ops.processes.child import Child

log = logging.getLogger("dateline.serve")

LOOK = 0.2
SECONDS_TO_END = 9.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
STEADY = 120.0
"""A worker that ran this long has recovered: its next restart comes soon again."""


class Supervisor:
    """Ends when told to (exit code 0) or when the server died (1). A worker that dies is started again."""

    def __init__(self, server: Child, worker: Child, when_ready: Callable[[], bool]) -> None:
        self._server = server
        self._worker = worker
        self._when_ready = when_ready
        self._stop = threading.Event()
        self._pause = FIRST_PAUSE
        self._worker_since = 0.0
        self._worker_due: float | None = None

    def run(self) -> int:
        """Start both and look after them."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)
        try:
            self._server.start()
            self._start_worker()
            return self._look_after()
        finally:
            self._end()

    def _on_signal(self, _number: int, _frame: Any) -> None:
        self._stop.set()

    def _look_after(self) -> int:
        ready = False
        while not self._stop.wait(LOOK):
            if self._server.exit_code is not None:
                log.error(
                    "The server ended by itself with exit code %s, so everything stops.",
                    self._server.exit_code,
                )
                return 1
            ready = ready or self._when_ready()
            self._look_at_worker()
        return 0

    def _look_at_worker(self) -> None:
        now = time.monotonic()
        if self._worker_due is not None:
            if now >= self._worker_due:
                self._start_worker()
        elif self._worker.exit_code is not None:
            if now - self._worker_since > STEADY:
                self._pause = FIRST_PAUSE
            log.error(
                "The worker ended with exit code %s and starts again in %.0f s.",
                self._worker.exit_code,
                self._pause,
            )
            self._worker_due = now + self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _start_worker(self) -> None:
        self._worker.end_group()
        self._worker.start()
        self._worker_since = time.monotonic()
        self._worker_due = None

    def _end(self) -> None:
        children = (self._server, self._worker)
        deadline = time.monotonic() + SECONDS_TO_END
        for child in children:
            child.ask_to_end()
        for child in children:
            if not child.wait(deadline - time.monotonic()):
                log.warning("The %s did not end in time and was stopped hard.", child.name)
            child.end_group()
