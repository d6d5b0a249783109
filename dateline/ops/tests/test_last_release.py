"""A newsroom of the last release is carried forward by `serve`, with every row of it."""

import gzip
import html
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.running import call

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.sql.gz"))
"""The database of a furnished demo as each release left it, newest last. Made by SQLite's `.dump` once its sessions,
tasks and touches of the press were taken out. A release adds one; none is ever changed."""

OURS_TO_CHANGE = {"django_migrations", "django_content_type", "auth_permission", "auth_group_permissions"}
"""What migrating is there to change: rows may come, and none goes."""

Row = tuple[Any, ...]


class Carried(NamedTuple):
    """What a release knew, and the newsroom that was carried forward from it."""

    old: sqlite3.Connection
    newsroom: Path


@pytest.fixture(scope="module", params=RELEASES, ids=lambda path: path.name)
def carried(request: pytest.FixtureRequest, _made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Carried:
    newsroom = tmp_path_factory.mktemp("carried") / "the paper"
    shutil.copytree(_made_once, newsroom)
    database = newsroom / "data" / "dateline.sqlite3"
    for left in database.parent.glob("dateline.sqlite3*"):
        left.unlink()
    words = gzip.decompress(request.param.read_bytes()).decode()
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(words)
    known = sqlite3.connect(":memory:")
    known.executescript(words)
    done = call(newsroom, "manage", "migrate", "--no-input")
    assert done.returncode == 0, done.stderr
    return Carried(known, newsroom)


def tables(connection: sqlite3.Connection) -> list[str]:
    """Those with rows of ours; a full-text index keeps its own in tables that begin with its name."""
    asked = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    found = dict(asked.fetchall())
    indexes = [name for name, sql in found.items() if "VIRTUAL" in sql]
    return sorted(name for name in found if not any(name.startswith(index) for index in indexes))


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def rows(connection: sqlite3.Connection, table: str, named: list[str]) -> list[Row]:
    said = ", ".join(f'"{name}"' for name in named)
    return sorted(connection.execute(f'SELECT {said} FROM "{table}"').fetchall(), key=repr)


def test_every_row_of_it_is_there_afterwards(carried: Carried) -> None:
    old, newsroom = carried
    with closing(sqlite3.connect(newsroom / "data" / "dateline.sqlite3")) as new:
        assert set(tables(old)) <= set(tables(new))
        counted = 0
        for table in tables(old):
            kept = [name for name in columns(old, table) if name in columns(new, table)]
            assert kept == columns(old, table), f"{table} has lost a column."
            before, after = rows(old, table, kept), rows(new, table, kept)
            lost = set(before) - set(after)
            assert not lost, f"{table} has lost {lost}"
            assert len(before) == len(after) or table in OURS_TO_CHANGE, table
            counted += len(before)
        assert counted > 2000
        assert new.execute("PRAGMA foreign_key_check").fetchall() == []


def test_its_words_read_as_before(carried: Carried) -> None:
    """Without its pictures, which are no part of the database: so where none is printed."""
    old, newsroom = carried
    ask = (
        "from django.test import Client\n"
        "reader = Client(SERVER_NAME='127.0.0.1')\n"
        "for address in ('/feed/', '/corrections/', '/sitemap.xml', '/contact/'):\n"
        "    print(reader.get(address).status_code, reader.get(address).content.decode())"
    )
    done = call(newsroom, "manage", "shell", "-c", ask)
    (correction,) = old.execute("SELECT text FROM stories_correction ORDER BY made_at DESC").fetchone()
    assert done.stdout.count("\n200 ") + done.stdout.startswith("200 ") == 4, done.stderr
    assert html.escape(correction[:30], quote=False) in done.stdout
