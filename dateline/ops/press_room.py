"""The press's own loop in the worker: woken when something was touched, and looking round by itself."""

import logging
import socket
import threading
from contextlib import suppress

from django.db import close_old_connections

from dateline.ops.rounds import Round
from dateline.press.actions.settle import settle
from dateline.press.format import note_format
from dateline.press.wake import wake_address

log = logging.getLogger("dateline.press")

LOOK = 0.25
"""Seconds between two looks when nobody wakes it."""


class PressRoom(threading.Thread):
    """Presses what was touched, in order, until told to stop."""

    def __init__(self) -> None:
        super().__init__(name="press room", daemon=True)
        self._stop_asked = threading.Event()
        self._line = _listen()

    def run(self) -> None:
        press = Round("pressing", self._settle, 0)
        look = Round("the house fingerprint", note_format, 10)
        while not self._stop_asked.is_set():
            look.make_if_due()
            press.make_if_due()
            self._wait()
        close_old_connections()

    def _settle(self) -> None:
        settle(is_stopped=self._stop_asked.is_set)

    def ask_to_end(self) -> None:
        """After the entry at hand."""
        self._stop_asked.set()
        wake_address().unlink(missing_ok=True)

    def _wait(self) -> None:
        """Until somebody knocks, and all who knocked meanwhile are heard; at most a quarter of a second."""
        if self._line is None:
            self._stop_asked.wait(LOOK)
            return
        with suppress(TimeoutError, BlockingIOError):
            self._line.settimeout(LOOK)
            self._line.recv(64)
            self._line.setblocking(False)
            while True:
                self._line.recv(64)


def _listen() -> socket.socket | None:
    """Where to be woken; None where the path is too long for a socket. Then a change waits for the next look."""
    address = wake_address()
    address.unlink(missing_ok=True)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        line.bind(str(address))
    except OSError as error:
        log.info("Nobody can wake the press (%s): it looks four times a second.", error)
        return None
    address.chmod(0o600)
    return line
