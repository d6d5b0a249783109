"""The worker's word to the CDN, in a thread of its own: however slow it is, pressing and the schedule go on."""

import threading

from django.db import close_old_connections

from dateline.ops.rounds import Round
from dateline.press.actions.purge import purge

LOOK = 0.25
"""Seconds between two looks for orders. Twice as long each time the CDN did not answer, up to a quarter of a minute."""


class PurgeRoom(threading.Thread):
    """Tells the CDN what it should let go of, until told to stop. What is left waits for the next worker."""

    def __init__(self) -> None:
        super().__init__(name="purge room", daemon=True)
        self._stop_asked = threading.Event()

    def run(self) -> None:
        round_ = Round("purging the CDN", self._purge, LOOK)
        while not self._stop_asked.is_set():
            round_.make_if_due()
            self._stop_asked.wait(LOOK)
        close_old_connections()

    def _purge(self) -> None:
        while purge(is_stopped=self._stop_asked.is_set):
            pass

    def ask_to_end(self) -> None:
        """After the addresses at hand."""
        self._stop_asked.set()
