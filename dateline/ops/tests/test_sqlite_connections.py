"""A newsroom's SQLite connections, as a process of ours has them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.running import PATIENCE, environment

LOOK = """
import json, sqlite3
from contextlib import closing
from dateline.ops.site import start_django, this_site
start_django(this_site())
from django.db import IntegrityError, connection, transaction

def ask(name):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]

def can(what):
    with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=0)) as other:
        try:
            return bool(other.execute(what))
        except sqlite3.OperationalError as error:
            return str(error)

found = {name: ask(name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}
with transaction.atomic():
    found["another may write while a transaction is open"] = can("BEGIN IMMEDIATE")
    found["another may read"] = can("SELECT count(*) FROM sqlite_master")
try:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE story (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE reply (story INTEGER REFERENCES story (id))")
        cursor.execute("INSERT INTO reply VALUES (999)")
    found["a row may point to nothing"] = True
except IntegrityError:
    found["a row may point to nothing"] = False
print(json.dumps(found))
"""


def seen(folder: Path, **more: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("named", [False, True], ids=["the site's own", "named by its address"])
def test_a_connection_is_set_up_for_many_readers_and_one_writer_at_a_time(tmp_path: Path, named: bool):
    (tmp_path / "dateline.toml").write_text('secret_key = "only for this test"\n')
    more = {"DATELINE_DATABASE_URL": f"sqlite:///{tmp_path}/paper.sqlite3"} if named else {}
    assert seen(tmp_path, **more) == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "another may write while a transaction is open": "database is locked",
        "another may read": True,
        "a row may point to nothing": False,
    }
