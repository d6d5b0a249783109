"""What was being sent to readers' devices when a backup was made: nobody knows whom it reached since.

Said to the database itself: the newsroom it belongs to is not open yet, and may be of an older version.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from dateline.ops.postgres import connect

STOP = "UPDATE pocket_alert SET state = 'stopped' WHERE state = 'sending'"
"""The worker closes them then, and counts what was left."""


def stop_alerts_in_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'pocket_alert'").fetchone():
            database.execute(STOP)


def stop_alerts_in_postgres(database: Mapping[str, Any]) -> None:
    with connect(database) as connection:
        if connection.execute("SELECT to_regclass('pocket_alert')").fetchone() != (None,):
            connection.execute(STOP)
