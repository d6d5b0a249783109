"""The worker's ear for other machines: brings into this one's files what they pressed and dropped."""

import threading

from django.db import close_old_connections

from dateline.ops.rounds import Round
from dateline.press.backends.follower import Follower
from dateline.press.backends.valkey import SharedStore

LISTEN = 0.5
"""Seconds it waits for news before it looks whether it should end."""

AGAIN = 0.5
"""Seconds between two tries when it cannot follow."""


class PressFollower(threading.Thread):
    """Follows the shared press until told to stop, and goes on by itself when Valkey is back."""

    def __init__(self, store: SharedStore) -> None:
        super().__init__(name="press follower", daemon=True)
        self._stop_asked = threading.Event()
        self._follower = Follower(store)
        self._is_following = False

    def run(self) -> None:
        round_ = Round("following the shared press", self._follow, 0)
        while not self._stop_asked.is_set():
            round_.make_if_due()
            if not self._is_following:
                self._stop_asked.wait(AGAIN)
        close_old_connections()

    def _follow(self) -> None:
        self._is_following = False
        self._follower.follow(LISTEN)
        self._is_following = True

    def ask_to_end(self) -> None:
        """Within LISTEN seconds."""
        self._stop_asked.set()
