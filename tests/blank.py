"""A database with every table and no newsroom in it: migrating takes long, so one is kept and copied.

    python -m tests.blank [POSTGRESQL URL]

makes what the tests would wait for, while something else is done.
"""

import hashlib
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.lockfiles import LOCK
from tests.running import ROOT, alone, call, made_once

KEPT = ROOT / ".pytest_cache" / "d" / "blank"
"""Where pytest keeps them from run to run."""


def blank_file(kept: Path) -> Path:
    """A migrated SQLite database among those in the folder `kept`."""
    return made_once(kept / f"{_fingerprint()}.sqlite3", _make_file)


def blank_on(server: str, kept: Path) -> str:
    """The name of a migrated database on the PostgreSQL at this address, where it stays for the next run."""
    name = f"dateline_blank_{_fingerprint()}"
    with alone(kept / name), psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            being_made = f"{name}_being_made"
            connection.execute(f"DROP DATABASE IF EXISTS {being_made}")
            connection.execute(f"CREATE DATABASE {being_made}")
            _migrate(kept / f"{name}.site", urlsplit(server)._replace(path=f"/{being_made}").geturl())
            connection.execute(f"ALTER DATABASE {being_made} RENAME TO {name}")
    return name


def _make_file(database: Path) -> None:
    being_made = database.with_suffix(".being-made")
    being_made.unlink(missing_ok=True)
    _migrate(database.with_suffix(".site"), f"sqlite:///{being_made}")
    being_made.replace(database)


def _migrate(folder: Path, database: str) -> None:
    """By the command line, in a folder that is there for so long."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    settings = {"DATELINE_SECRET_KEY": "only for tests", "DATELINE_DATABASE_URL": database}
    done = call(folder, "manage", "migrate", "--verbosity=0", **settings)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder)


def _fingerprint() -> str:
    """Another for other migrations, ours or those of a package."""
    read = hashlib.sha256(f"{sys.version_info}".encode())
    for path in (LOCK, *sorted((ROOT / "dateline").rglob("migrations/*.py"))):
        read.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return read.hexdigest()[:16]


def main(servers: list[str]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    blank_file(KEPT)
    for server in servers:
        blank_on(server, KEPT)


if __name__ == "__main__":
    main(sys.argv[1:])
