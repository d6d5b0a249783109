"""Read a backup to its end before anything is believed of it."""

import gzip
import hashlib
import json
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dateline import __version__
from dateline.ops.archive_file import layout
from dateline.ops.archive_file.layout import Contents
from dateline.ops.errors import BadArchive

BLOCK = 1 << 20
MOST_AT_ONCE = 4 << 20

Told = Callable[[int], None]


def check_backup(path: Path, room: int, advance: Told = lambda _bytes: None) -> Contents:
    """The contents of the backup at `path`, every byte of it checked. BadArchive when anything is not as it was.

    `room` is how many bytes may come out of it.
    """
    found: dict[str, tuple[int, str]] = {}
    page = b""
    try:
        with open_backup(path) as tar:
            for entry in tar:
                _check_entry(entry, found)
                room -= entry.size
                if room < 0:
                    raise BadArchive(f"{path} holds more than there is room for on this disk. Make room first.")
                file = _open(tar, entry)
                if entry.name == layout.CONTENTS:
                    page = _read(file)
                else:
                    found[entry.name] = (entry.size, _hash(file, advance))
                tar.members = []  # type: ignore[attr-defined]
            _read_to_the_end(tar, room)
    except (tarfile.TarError, EOFError, zlib.error, OSError) as error:
        raise BadArchive(f"{path} cannot be read as a backup: {error}. Take another copy of it.") from error
    contents = _read_contents(path, page)
    _compare(path, contents, found)
    return contents


@contextmanager
def open_backup(path: Path) -> Iterator[tarfile.TarFile]:
    """The backup as an archive, unpacked no faster than it is read."""
    with Sips(path) as unpacked, tarfile.open(fileobj=unpacked, mode="r:") as tar:
        yield tar


class Sips(gzip.GzipFile):
    """Never gives much at once: a header that claims to be gigabytes long must not fill the memory."""

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > MOST_AT_ONCE:
            raise BadArchive("The backup has a header larger than any of ours. Nothing was restored.")
        return super().read(size)


def _read_to_the_end(tar: tarfile.TarFile, room: int) -> None:
    """The last bytes hold the checksum of all."""
    file = tar.fileobj
    while file is not None and (block := file.read(BLOCK)):
        room -= len(block)
        if room < 0:
            raise BadArchive("The backup goes on after its end. Nothing was restored.")


def _check_entry(entry: tarfile.TarInfo, found: dict[str, Any]) -> None:
    if not entry.isreg() or entry.issparse() or entry.size < 0:
        raise BadArchive(f"The backup holds “{entry.name[:100]}”, which is no plain file. Nothing was restored.")
    if not layout.is_expected(entry.name):
        raise BadArchive(f"The backup holds “{entry.name[:100]}”, which is none of ours. Nothing was restored.")
    if entry.name in found:
        raise BadArchive(f"The backup holds “{entry.name[:100]}” twice. Nothing was restored.")
    limits = {layout.CONTENTS: layout.LONGEST_CONTENTS, layout.SETTINGS: layout.LONGEST_SETTINGS}
    limits[layout.PUSH_KEY] = layout.LONGEST_SETTINGS
    if entry.size > limits.get(entry.name, entry.size) or len(found) > layout.MOST_FILES:
        raise BadArchive(f"The backup's {entry.name} is larger than any of ours. Nothing was restored.")


def _open(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(entry)
    if file is None:
        raise BadArchive(f"The backup's {entry.name} cannot be read. Nothing was restored.")
    return file


def _read(file: IO[bytes]) -> bytes:
    blocks = []
    while block := file.read(BLOCK):
        blocks.append(block)
    return b"".join(blocks)


def _hash(file: IO[bytes], advance: Told) -> str:
    total = hashlib.sha256()
    while block := file.read(BLOCK):
        total.update(block)
        advance(len(block))
    return total.hexdigest()


def _read_contents(path: Path, page: bytes) -> Contents:
    if not page:
        raise BadArchive(f"{path} has no contents page: it was cut off, or is no backup of ours.")
    try:
        told = json.loads(page)
        files = {str(name): (int(size), str(total)) for name, (size, total) in told["files"].items()}
        contents = Contents(
            int(told["format"]), str(told["version"]), str(told["made_at"]), str(told["database"]), files
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadArchive(f"{path}: the contents page cannot be read. Take another copy of it.") from error
    if contents.format != layout.FORMAT or _numbers(contents.version) > _numbers(__version__):
        raise BadArchive(
            f"{path} was made by Dateline {contents.version[:20]}, and this is {__version__}. Install that one first."
        )
    return contents


def _numbers(version: str) -> tuple[int, ...]:
    """`1.10.2` in an order that knows 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split(".")[:3] if part.isdigit())


def _compare(path: Path, contents: Contents, found: dict[str, tuple[int, str]]) -> None:
    for name in sorted(contents.files.keys() | found.keys()):
        if contents.files.get(name) != found.get(name):
            raise BadArchive(f"{path}: {name[:100]} is not what the contents page says. Take another copy of it.")
    if contents.database not in (layout.SQLITE, layout.POSTGRES) or contents.database not in found:
        raise BadArchive(f"{path} holds no database. Nothing was restored.")
