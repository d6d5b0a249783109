"""The press on this machine's disk, an entry a file. Knows nothing of Django."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.press.backends.base import DiskFails
from dateline.press.generation import Generation
from dateline.press.pressed import FRONT, Pressed, TornEntry, dropped, from_bytes, is_dropped, number_in

FORMAT = "format"
BEING_WRITTEN = ".new-"
MANY = 200
"""Files: one by one they take some milliseconds each, in which a follower hears nothing."""


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
        return self.put(digest_of(entry.name), entry.number, entry.to_bytes())

    def drop(self, name: str, number: int) -> None:
        self.put(digest_of(name), number, dropped(number))

    def signature(self, name: str) -> object:
        try:
            seen = self._path(name).stat()
        except FileNotFoundError:
            return None
        return seen.st_ino, seen.st_mtime_ns, seen.st_size

    def move(self) -> None:
        self.generation.move()

    def wait_for_all(self) -> None:
        """There is this machine alone."""

    def ticket(self) -> int:
        return self.generation.ticket()

    def ticket_to_drop(self) -> int:
        return self.ticket()

    def settle(self) -> None:
        """Files first, then the folders that name them. Many are left to the system, which writes all it holds."""
        if len(self._unsettled) > MANY:
            os.sync()
        else:
            self._settle_each()
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
            with self._on_the_disk(), self._locked():
                replace_or_overwrite(self.root / FORMAT, fingerprint.encode())
            self.move()

    def digests(self) -> Iterator[str]:
        """Of every entry there is, and of every one that was dropped."""
        return (path.parent.name + path.name for path in self._files())

    def number_of(self, digest: str) -> int:
        """0 for what is not there."""
        return _number_at(self._at(digest))

    def kept(self, digest: str) -> tuple[int, bytes] | None:
        """Number and bytes of an entry, or of what says that it was dropped; None when it is torn or not there."""
        try:
            kept = self._at(digest).read_bytes()
            from_bytes(kept)
        except (FileNotFoundError, TornEntry):
            return None
        return number_in(kept), kept

    def put(self, digest: str, number: int, kept: bytes) -> bool:
        """Keep these bytes, unless what is there is newer. Raises DiskFails; what says "dropped" needs no room."""
        path = self._at(digest)
        with self._on_the_disk(), self._locked():
            if _number_at(path) > number:
                return False
            if is_dropped(kept):
                _take_away(path, kept)
            else:
                path.parent.mkdir(mode=0o750, exist_ok=True)
                replace_file(path, kept)
        self._unsettled.add(path)
        return True

    @contextmanager
    def _on_the_disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DiskFails(f"{self.root} cannot be written: {error.strerror}.") from error

    def _settle_each(self) -> None:
        folders = {path.parent for path in self._unsettled}
        for path in [*self._unsettled, *folders]:
            with suppress(FileNotFoundError):
                _sync(path)

    def _path(self, name: str) -> Path:
        return self._at(digest_of(name))

    def _at(self, digest: str) -> Path:
        return self._entries / digest[:3] / digest[3:]

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self._entries.iterdir()):
            yield from (path for path in sorted(folder.iterdir()) if not path.name.startswith(BEING_WRITTEN))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, over all processes and threads: to look at a number and to replace it is one step."""
        with (self.root / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def digest_of(name: str) -> str:
    """What an entry is kept under: a name is anything, a file's name is not."""
    return hashlib.blake2b(name.encode(), digest_size=16).hexdigest()


def _number_at(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return number_in(file.read(FRONT.size))
    except FileNotFoundError:
        return 0


def replace_file(path: Path, content: bytes) -> None:
    """Readers see the old file until the new one is whole."""
    new = path.with_name(f"{BEING_WRITTEN}{secrets.token_hex(8)}")
    try:
        with new.open("wb") as file:
            file.write(content)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def replace_or_overwrite(path: Path, content: bytes) -> None:
    """The same for a few bytes that may not wait for room: on a full disk they take the room of the old ones.

    Who reads meanwhile may see a file that is torn, and tells it by that.
    """
    try:
        replace_file(path, content)
    except OSError:
        if not path.exists():
            raise
        with path.open("r+b", buffering=0) as file:
            if file.write(content) < len(content):
                raise
            file.truncate(len(content))


def _take_away(path: Path, kept: bytes) -> None:
    """Where not even the room of the old one can be written, it goes, and what says "dropped" with it: a rendering
    that began before may then bring it back, and the worker, who finds it touched, takes it away again."""
    try:
        path.parent.mkdir(mode=0o750, exist_ok=True)
        replace_or_overwrite(path, kept)
    except OSError:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
