"""What readers' devices are told leaves here, in a thread of its own: nothing else waits for a push service."""

import threading

from django.db import close_old_connections

from dateline.ops.rounds import Round
from dateline.pocket.push.sending import send_alerts

LOOK = 1.0
"""Seconds between two looks for what is due."""


class PushRoom(threading.Thread):
    """Sends until told to stop. What is left waits for the next worker."""

    def __init__(self) -> None:
        super().__init__(name="push room", daemon=True)
        self._stop_asked = threading.Event()

    def run(self) -> None:
        round_ = Round("telling readers' devices", self._send, LOOK)
        while not self._stop_asked.wait(0.2):
            round_.make_if_due()
        close_old_connections()

    def _send(self) -> None:
        send_alerts(is_stopped=self._stop_asked.is_set)

    def ask_to_end(self) -> None:
        """After what is under way, within three seconds."""
        self._stop_asked.set()
