"""Write a backup: the database at one moment, then the media, then the contents page."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from dateline import __version__
from dateline.lib.database import database_settings
from dateline.lib.site_folder import SiteFolder
from dateline.ops.archive_file.layout import (
    CONTENTS,
    FORMAT,
    POSTGRES,
    PUSH_KEY,
    SETTINGS,
    SQLITE,
    Contents,
    media_name,
)
from dateline.ops.errors import Refusal
from dateline.ops.postgres import dump
from dateline.ops.sqlite import copy_sqlite

COMPRESSION = 3
"""Pictures do not get smaller; the database does, at once."""

Told = Callable[[int], None]


def write_backup(
    site: SiteFolder, target: Path, advance: Told = lambda _bytes: None, *, with_push_key: bool = False
) -> Contents:
    """Write all of `site` to `target`, whole or not at all, readable by its owner only.

    The database first: a picture that comes after it is too many, never one too few.
    """
    if target.exists():
        raise Refusal(f"{target} exists already and was left alone. Name another file, or move it away.")
    if not target.parent.is_dir():
        raise Refusal(f"There is no folder {target.parent}. Make it, or name another.")
    if with_push_key and not site.push_key.is_file():
        raise Refusal(f"There is no {site.push_key}, so it cannot come along. Back up without --with-push-key.")
    partial = target.with_name(f".{target.name}.partial-{os.getpid()}")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            contents = _write(site, file, advance, with_push_key)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return contents


def size_of(site: SiteFolder) -> int:
    """About how many bytes there are to write."""
    database = site.own_sqlite.stat().st_size if site.own_sqlite.is_file() else 0
    return database + sum(path.stat().st_size for path in _media(site))


def _write(site: SiteFolder, file: IO[bytes], advance: Told, with_push_key: bool) -> Contents:
    contents = Contents(FORMAT, __version__, datetime.now(UTC).isoformat(timespec="seconds"), _kind(site))
    with (
        tarfile.open(fileobj=file, mode="w:gz", compresslevel=COMPRESSION, format=tarfile.PAX_FORMAT) as tar,
        tempfile.TemporaryDirectory(prefix=".backup-", dir=site.data) as scratch,
    ):
        copy = Path(scratch) / contents.database
        _copy_database(site, copy)
        _add(tar, contents, contents.database, copy, advance)
        if site.config.is_file():
            _add(tar, contents, SETTINGS, site.config, advance)
        if with_push_key:
            _add(tar, contents, PUSH_KEY, site.push_key, advance)
        for path in _media(site):
            _add(tar, contents, media_name(PurePosixPath(path.relative_to(site.media))), path, advance)
        _add_contents(tar, contents)
    return contents


def _kind(site: SiteFolder) -> str:
    return SQLITE if site.uses_sqlite else POSTGRES


def _copy_database(site: SiteFolder, target: Path) -> None:
    database = database_settings(site)
    if not site.uses_sqlite:
        dump(database, target)
        return
    source = Path(database["NAME"])
    if not source.is_file():
        raise Refusal(f"There is no database at {source}, so there is nothing to back up.")
    copy_sqlite(source, target)


def _media(site: SiteFolder) -> Iterator[Path]:
    """Files only, and never through a link to somewhere else."""
    for folder, _folders, names in sorted(os.walk(site.media)):
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink():
                yield path


def _add(tar: tarfile.TarFile, contents: Contents, name: str, path: Path, advance: Told) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        entry = _entry(name, os.fstat(file.fileno()).st_size)
        reader = Hashing(file, advance)
        tar.addfile(entry, reader)
        contents.files[name] = (entry.size, reader.hash.hexdigest())


def _add_contents(tar: tarfile.TarFile, contents: Contents) -> None:
    page = json.dumps(contents.as_json(), ensure_ascii=False, indent=1).encode()
    tar.addfile(_entry(CONTENTS, len(page)), io.BytesIO(page))


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


class Hashing:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes], advance: Told) -> None:
        self._file = file
        self._advance = advance
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._file.read(size)
        self.hash.update(block)
        self._advance(len(block))
        return block
