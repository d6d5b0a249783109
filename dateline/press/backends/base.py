"""Where pressed entries are kept: what every backend can do."""

from collections.abc import Iterator
from typing import Protocol

from dateline.press.pressed import Pressed


class CannotKeep(RuntimeError):
    """Nothing can be pressed just now, whatever it is. Readers have what is kept, and what was touched waits."""


class DiskFails(CannotKeep):
    """The disk of the press is full, or cannot be written."""


class Store(Protocol):
    """Holds entries by name. An entry is whole or not there; an older one never replaces a newer one."""

    def read(self, name: str) -> Pressed | None:
        """The entry; None when there is none, it was dropped, or what is there is torn."""

    def write(self, entry: Pressed) -> bool:
        """Keep `entry`; False when what is there is newer. Visible to every process from the next `move`.

        Raises CannotKeep; then what is there stays.
        """

    def drop(self, name: str, number: int) -> None:
        """Take the entry away; no rendering that began before `number` brings it back. Needs no room on the disk."""

    def signature(self, name: str) -> object:
        """Changes whenever the entry does. Cheap: asked once for each page in memory after each change."""

    def move(self) -> None:
        """Have every process look again. Returns when what was dropped is gone wherever that can be known."""

    def wait_for_all(self) -> None:
        """Return when what was written so far is what every machine serves, wherever that can be known."""

    def ticket(self) -> int:
        """A number greater than every one before, over all processes: drawn before a rendering reads anything."""

    def ticket_to_drop(self) -> int:
        """A ticket to drop something by. Never fails."""

    def settle(self) -> None:
        """Return when all that was written would outlast a power cut."""

    def names(self) -> Iterator[str]:
        """Every entry there is. Reads each."""

    def bytes_on_disk(self) -> int:
        """In whole blocks, as the disk of this machine counts."""

    def sweep(self) -> None:
        """Throw away what a process that was killed left half written. Only while nothing else writes."""

    @property
    def format(self) -> str:
        """The fingerprint of what may be served; entries of another are not."""

    def set_format(self, fingerprint: str) -> None:
        """From now on only entries of this fingerprint are served."""
