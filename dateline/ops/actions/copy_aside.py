"""Keep a copy of the SQLite database before it is changed."""

from pathlib import Path

from django.conf import settings
from django.db import connection

from dateline.lib import clock
from dateline.ops.sqlite import copy_sqlite

KEPT = 3


def copy_aside() -> Path:
    """Copy the database, whole and at one moment, to data/backups/; the last three copies stay."""
    folder: Path = settings.DATA / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"before-migration-{clock.now():%Y%m%dT%H%M%S%f}.sqlite3"
    copy_sqlite(Path(connection.settings_dict["NAME"]), target)
    for old in sorted(folder.glob("before-migration-*.sqlite3"))[:-KEPT]:
        old.unlink()
    return target
