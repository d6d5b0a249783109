"""Write the record into a folder, as CSV and as JSON."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from dateline.archive.errors import CannotExport
from dateline.archive.export.formats import FORMATS
from dateline.archive.export.tables import TABLES
from dateline.lib.one_moment import as_it_is_now


def export_record(
    *, folder: Path, every_state: bool = False, tell: Callable[[str], object] = lambda _: None
) -> dict[str, int]:
    """How many rows each table has. All of it at one moment, whole or not at all, for its owner's eyes only; `tell` is
    told of each file as it is begun.

    Raises CannotExport when the folder is there already, or cannot be made.
    """
    if folder.exists():
        raise CannotExport(f"{folder} exists already and was left alone. Name another folder, or move it away.")
    if not folder.parent.is_dir():
        raise CannotExport(f"There is no folder {folder.parent}. Make it, or name another.")
    partial = folder.with_name(f".{folder.name}.partial-{os.getpid()}")
    try:
        partial.mkdir(mode=0o700)
        with as_it_is_now():
            counts = _write_all(partial, every_state, tell)
        partial.rename(folder)
    except OSError as error:
        raise CannotExport(f"{folder} could not be written: {error.strerror}.") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return counts


def _write_all(folder: Path, every_state: bool, tell: Callable[[str], object]) -> dict[str, int]:
    counts = {}
    for table in TABLES:
        for ending, lines in FORMATS.items():
            tell(f"{table.name}.{ending}")
            counts[table.name] = _write(folder / f"{table.name}.{ending}", lines(table, every_state))
    return counts


def _write(path: Path, lines: Iterable[str]) -> int:
    """How many rows: all lines but the head of a CSV, or the end of a JSON list."""
    number = -1
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline="") as to:
        for line in lines:
            to.write(line)
            number += 1
    return number
