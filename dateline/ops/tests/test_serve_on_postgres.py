"""`dateline serve` on PostgreSQL, which is not copied aside before it is brought up to date."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.running import PATIENCE, call, port_nobody_has

pytestmark = [pytest.mark.postgres_only, pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]


@contextmanager
def database(copy_of: str = "template1") -> Iterator[str]:
    """A database on the server of this run, until the end of the block: its address."""
    server, name = os.environ["DATELINE_DATABASE_URL"], f"paper_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {copy_of}")
    yield urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own_database() -> Iterator[str]:
    with database() as address:
        yield address


@pytest.fixture
def behind(blank_on_postgres: str) -> Iterator[str]:
    """The address of a newsroom's database as before an upgrade that brought one room."""
    with database(copy_of=blank_on_postgres) as address:
        with psycopg.connect(address) as connection:
            connection.execute("DROP TABLE ops_mishap, ops_heartbeat")
            connection.execute("DELETE FROM django_migrations WHERE app = 'ops'")
        yield address


def tables(database: str) -> set[str]:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {name for (name,) in found}


def test_it_names_the_command_that_copies_the_database_and_changes_nothing(newsroom: Path, behind: str):
    before = tables(behind)
    done = call(newsroom, "serve", "--port", str(port_nobody_has()), DATELINE_DATABASE_URL=behind)
    assert done.returncode == 1
    parts = urlsplit(behind)
    name = parts.path[1:]
    assert f"pg_dump -Fc -h {parts.hostname} -p {parts.port} -U {parts.username} -f {name}.dump {name}" in done.stderr
    assert "--migrate" in done.stderr
    assert "Traceback" not in done.stderr
    assert not parts.password or parts.password not in done.stdout + done.stderr
    assert tables(behind) == before


def test_with_migrate_it_goes_on(serve: Any, behind: str):
    serving = serve("serve", "--port", str(port_nobody_has()), "--migrate", DATELINE_DATABASE_URL=behind)
    serving.until("The desk is at", PATIENCE * 4)
    assert {"ops_mishap", "ops_heartbeat"} <= tables(behind)
    assert serving.end() == 0, serving.said()


def test_an_empty_database_is_filled_without_being_asked(serve: Any, own_database: str):
    serving = serve("serve", "--port", str(port_nobody_has()), DATELINE_DATABASE_URL=own_database)
    serving.until("The desk is at", PATIENCE * 4)
    assert "ops_mishap" in tables(own_database)
    assert serving.end() == 0, serving.said()
