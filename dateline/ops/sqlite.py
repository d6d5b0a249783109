"""Copies of a SQLite database that is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy_sqlite(source: Path, target: Path) -> None:
    """SQLite's own backup: right while others write. `target` is whole or not there, and only its owner's."""
    partial = target.with_name(f"{target.name}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=60)) as one,
            closing(sqlite3.connect(partial)) as other,
        ):
            one.backup(other)
            other.execute("PRAGMA journal_mode=DELETE")
        partial.rename(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def is_whole(path: Path) -> bool:
    """Whether SQLite finds the database sound."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
