"""The worker's word to webhooks, in a thread of its own: however slow a receiver is, everything else goes on."""

import threading

from django.db import close_old_connections

from dateline.api.actions.send_deliveries import send_deliveries
from dateline.ops.rounds import Round

LOOK = 1.0
"""Seconds between two looks."""


class WebhookRoom(threading.Thread):
    """Sends what is due until told to stop. What is left waits for the next worker."""

    def __init__(self) -> None:
        super().__init__(name="webhook room", daemon=True)
        self._stop_asked = threading.Event()

    def run(self) -> None:
        round_ = Round("telling webhooks", self._send, LOOK)
        while not self._stop_asked.wait(LOOK / 4):
            round_.make_if_due()
        close_old_connections()

    def _send(self) -> None:
        while send_deliveries(is_stopped=self._stop_asked.is_set):
            pass

    def ask_to_end(self) -> None:
        """After the words under way: none takes longer than a receiver has to answer."""
        self._stop_asked.set()
