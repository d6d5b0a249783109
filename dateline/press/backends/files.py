"""The press on this machine's disk, an entry a file. Knows nothing of Django."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.press.generation import Generation
from dateline.press.pressed import FRONT, Pressed, TornEntry, dropped, from_bytes, number_in

FORMAT = "format"
BEING_WRITTEN = ".new-"


class FileStore:
    """Files under `root`, named by a hash of the entry's name, which no stranger can choose."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._entries = root / "entries"
        self._entries.mkdir(mode=0o750, parents=True, exist_ok=True)
        self.generation = Generation(root / "generation")
        self._unsettled: set[Path] = set()
        self._format = ""
        self._format_seen: object = None

    def read(self, name: str) -> Pressed | None:
        try:
            entry = from_bytes(self._path(name).read_bytes())
        except (FileNotFoundError, TornEntry):
            return None
        return entry if entry and entry.name == name else None

    def write(self, entry: Pressed) -> bool:
        return self._put(entry.name, entry.number, entry.to_bytes())

    def drop(self, name: str, number: int) -> None:
        self._put(name, number, dropped(number))

    def signature(self, name: str) -> object:
        try:
            seen = self._path(name).stat()
        except FileNotFoundError:
            return None
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

    def move(self) -> None:
        self.generation.move()

    def ticket(self) -> int:
        return self.generation.ticket()

    def settle(self) -> None:
        """Files first, then the folders that name them."""
        folders = {path.parent for path in self._unsettled}
        for path in [*self._unsettled, *folders]:
            with suppress(FileNotFoundError):
                _sync(path)
        self._unsettled.clear()

    def names(self) -> Iterator[str]:
        for path in self._files():
            with suppress(FileNotFoundError, TornEntry):
                entry = from_bytes(path.read_bytes())
                if entry:
                    yield entry.name

    def bytes_on_disk(self) -> int:
        """In whole blocks, as the disk counts."""
        return sum(path.stat().st_blocks * 512 for path in self._files())

    def sweep(self) -> None:
        """Throw away what a process that was killed left half written. Only while nothing else writes."""
        for path in self.root.rglob(f"{BEING_WRITTEN}*"):
            path.unlink(missing_ok=True)

    @property
    def format(self) -> str:
        """Read again only when the file has changed."""
        path = self.root / FORMAT
        try:
            seen = path.stat()
        except FileNotFoundError:
            return ""
        signature = (seen.st_ino, seen.st_mtime_ns)
        if signature != self._format_seen:
            self._format, self._format_seen = path.read_text(), signature
        return self._format

    def set_format(self, fingerprint: str) -> None:
        if self.format != fingerprint:
            _replace(self.root / FORMAT, fingerprint.encode())
            self.move()

    def _path(self, name: str) -> Path:
        digest = hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
        return self._entries / digest[:3] / digest[3:]

    def _put(self, name: str, number: int, kept: bytes) -> bool:
        path = self._path(name)
        path.parent.mkdir(mode=0o750, exist_ok=True)
        with self._locked():
            if _number_at(path) > number:
                return False
            _replace(path, kept)
        self._unsettled.add(path)
        return True

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self._entries.iterdir()):
            yield from (path for path in sorted(folder.iterdir()) if not path.name.startswith(BEING_WRITTEN))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, over all processes and threads: to look at a number and to replace it is one step."""
        with (self.root / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _number_at(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return number_in(file.read(FRONT.size))
    except FileNotFoundError:
        return 0


def _replace(path: Path, content: bytes) -> None:
    """Readers see the old file until the new one is whole."""
    new = path.with_name(f"{BEING_WRITTEN}{secrets.token_hex(8)}")
    try:
        with new.open("wb") as file:
            file.write(content)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
