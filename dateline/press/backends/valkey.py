"""One press for several machines: each keeps a copy in its own files, and Valkey (or Redis) tells it what changed.

The process in front serves from the files and never asks Valkey. Knows nothing of Django.
"""

import logging
import secrets
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.press.backends.files import FileStore, digest_of, replace_file
from dateline.press.backends.shared import Place, SharedPress, SharedPressAway
from dateline.press.pressed import Pressed, dropped

log = logging.getLogger("dateline.press")

PATIENCE = 2.0
"""Seconds to wait for the other machines."""

LOOK = 0.01


class SharedStore:
    """What is written goes to Valkey and to this machine's files; a Follower on each machine brings in the rest.

    While Valkey is away nothing is pressed (`write` and `ticket` raise SharedPressAway). What is dropped is gone on
    this machine all the same; the others hear of it when Valkey is back.

    A machine that has lost Valkey serves what it keeps. After ALIVE seconds without a word from it nobody waits for
    it: what others drop meanwhile is gone there when its follower is back.
    """

    def __init__(self, root: Path, shared: SharedPress) -> None:
        self.files = FileStore(root)
        self.shared = shared
        self.machine = _name_of_machine(root / "machine")
        self.untold = root / "untold"
        """A file that stands there when Valkey has not heard of something that was dropped here."""
        self._awaited = threading.local()

    def read(self, name: str) -> Pressed | None:
        return self.files.read(name)

    def write(self, entry: Pressed) -> bool:
        if self.shared.put(digest_of(entry.name), entry.number, entry.to_bytes()) is None:
            return False
        return self.files.write(entry)

    def drop(self, name: str, number: int) -> None:
        """Here first. The other machines are waited for when the press is moved."""
        self.files.drop(name, number)
        try:
            self._await(self.shared.put(digest_of(name), number, dropped(number)))
        except SharedPressAway as error:
            self._tell_later(error)

    def signature(self, name: str) -> object:
        return self.files.signature(name)

    def move(self) -> None:
        """Here, and return when the other machines have dropped what this thread did; after PATIENCE in any case."""
        self.files.move()
        place: Place | None = getattr(self._awaited, "place", None)
        if place is not None:
            self._awaited.place = None
            self._wait_for_the_others(place)

    def wait_for_all(self) -> None:
        """After PATIENCE in any case."""
        try:
            newest = self.shared.newest()
        except SharedPressAway:
            return  # nothing is pressed meanwhile, and who dropped something could not wait either
        self._wait_for_the_others(newest)

    def ticket(self) -> int:
        ticket = self.shared.ticket(self.files.ticket())
        self.files.generation.catch_up(ticket)
        return ticket

    def ticket_to_drop(self) -> int:
        """This machine's own when Valkey is away: greater than every one it has drawn or heard of."""
        try:
            return self.ticket()
        except SharedPressAway:
            return self.files.ticket()

    def settle(self) -> None:
        """This machine's files. What Valkey loses, it is told again."""
        self.files.settle()

    def names(self) -> Iterator[str]:
        return self.files.names()

    def bytes_on_disk(self) -> int:
        return self.files.bytes_on_disk()

    def sweep(self) -> None:
        self.files.sweep()

    @property
    def format(self) -> str:
        return self.files.format

    def set_format(self, fingerprint: str) -> None:
        """Here first: it may hide a section. Returns when the other machines have it; after PATIENCE in any case."""
        is_another = self.files.format != fingerprint
        self.files.set_format(fingerprint)
        try:
            place = self.shared.set_format(fingerprint)
        except SharedPressAway as error:
            if is_another:
                self._tell_later(error)
            return
        if place is not None:
            self._wait_for_the_others(place)

    def _await(self, place: Place | None) -> None:
        if place is not None:
            self._awaited.place = place

    def _wait_for_the_others(self, place: Place) -> None:
        deadline = time.monotonic() + PATIENCE
        try:
            while not self.shared.all_have_applied(place, but=self.machine):
                if time.monotonic() > deadline:
                    log.warning(
                        "A machine has not applied what was pressed or dropped after %s seconds. It will.", PATIENCE
                    )
                    return
                time.sleep(LOOK)
        except SharedPressAway as error:
            log.warning("Nobody knows whether the other machines have applied what was pressed or dropped. %s", error)

    def _tell_later(self, error: SharedPressAway) -> None:
        if not self.untold.exists():
            log.error("The other machines serve on what was dropped here until Valkey is back. %s", error)
        self.untold.touch()


def _name_of_machine(path: Path) -> str:
    """Drawn once. All processes on one folder have the same."""
    try:
        return path.read_text()
    except FileNotFoundError:
        replace_file(path, secrets.token_hex(8).encode())
        return path.read_text()
