"""Rounds the worker makes: each has its own interval, and one that fails does not stop the others."""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from dateline.lib.trouble import is_no_room
from dateline.ops.actions.note_mishap import note_mishap
from dateline.press.backends.base import CannotKeep
from dateline.press.cdn import CdnAway

log = logging.getLogger("dateline.worker")

PATIENT = 15.0


class Round:
    """One thing done again and again."""

    def __init__(
        self,
        name: str,
        act: Callable[[], object],
        seconds: float,
        *,
        spare: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """With `spare` the round stays away at least that many times as long as it takes."""
        self.name = name
        self._spare = spare
        self._act = act
        self._seconds = seconds
        self._clock = clock
        self._due = clock()
        self._failures = 0

    def make_if_due(self) -> bool:
        """Make it when its time has come; whether it was made."""
        if self._clock() < self._due:
            return False
        began = self._clock()
        close_old_connections()
        try:
            self._act()
        except (DatabaseError, InterfaceError) as error:
            self._failed(_of_the_database(error))
            connection.close()
        except (CannotKeep, CdnAway) as error:
            self._failed(str(error).rstrip("."))
        except Exception as error:  # noqa: BLE001 - the worker outlives every round
            if not self._failures:
                note_mishap(error=error, where=f"worker: {self.name}")
            self._failed(type(error).__name__)
        else:
            self._worked()
        self._plan(began)
        return True

    def _plan(self, began: float) -> None:
        """A round that fails comes less and less often."""
        now = self._clock()
        wait = max(self._seconds, self._spare * (now - began)) * 2 ** min(self._failures, 6)
        self._due = now + min(wait, max(PATIENT, self._seconds))

    def _failed(self, why: str) -> None:
        if not self._failures:
            log.error("%s failed: %s. It is tried again.", self.name, why)
        self._failures += 1

    def _worked(self) -> None:
        if self._failures:
            log.info("%s works again.", self.name)
        self._failures = 0


def _of_the_database(error: Exception) -> str:
    if is_no_room(error):
        return "the disk of the database is full"
    return f"the database is away or busy ({type(error).__name__})"
