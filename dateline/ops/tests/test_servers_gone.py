"""PostgreSQL or Valkey are gone while a newsroom is served, and come back: nobody has to do anything."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.ops.tests.front_door import FrontDoor, is_settled
from dateline.ops.tests.postgres_server import PostgresServer, programs
from dateline.press.tests.valkey_server import PROGRAM, ValkeyServer
from tests.running import environment, wait_for

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("serving"), pytest.mark.timeout(560)]

PREPARING = 300.0
"""Seconds."""


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    if programs() is None:
        pytest.skip("There is no PostgreSQL on this machine.")
    server = PostgresServer()
    yield server
    server.throw_away()


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[ValkeyServer]:
    if PROGRAM is None:
        pytest.skip("There is no valkey-server and no redis-server on this machine.")
    server = ValkeyServer(tmp_path)
    yield server
    server.end()


def test_the_database_is_gone_and_comes_back(postgres: PostgresServer, newsroom: Path, serve: Any) -> None:
    setting = {"DATELINE_DATABASE_URL": postgres.url}
    prepare = [sys.executable, "-m", "dateline.ops.processes", "prepare", "--migrate"]
    subprocess.run(prepare, env=environment(newsroom, **setting), check=True, timeout=PREPARING)
    door = FrontDoor(newsroom, serve, **setting)
    assert door.first_screen().status == 200
    pressed = {path: door.read(path).text for path in ("/", door.clock.address, door.ferry.address)}
    processes = sorted(door.serving.children())

    postgres.end()
    assert {path: door.read(path).text for path in pressed} == pressed
    door.serving.until("the database is away")
    assert {path: door.read(path).text for path in pressed} == pressed
    away = door.read(door.unread.address)
    assert (away.status, away.headers["retry-after"], "Back in a moment" in away.text) == (503, "30", True)
    assert "set-cookie" not in away.headers
    refused = door.rename(door.clock, "Council breaks the clock")
    assert (refused.status, "The database does not answer" in refused.text) == (503, True)
    assert (door.readyz().status, door.missing(), door.read("/healthz").status) == (503, ["database", "worker"], 200)

    postgres.start()
    wait_for(lambda: door.rename(door.clock, "Council breaks the clock").status == 302, "the desk never came back")
    wait_for(lambda: "Council breaks the clock" in door.read(door.clock.address).text, "the edit never appeared")
    wait_for(lambda: door.readyz().status == 200, "it was never ready again")
    assert door.read(door.unread.address).status == 200
    wait_for(lambda: is_settled(newsroom, **setting), "something was left over")
    assert sorted(door.serving.children()) == processes


def test_valkey_is_gone_and_comes_back(valkey: ValkeyServer, newsroom: Path, serve: Any) -> None:
    setting = {"DATELINE_VALKEY_URL": valkey.url}
    door = FrontDoor(newsroom, serve, **setting)
    pressed = {path: door.read(path).text for path in ("/", door.clock.address, door.ferry.address)}
    processes = sorted(door.serving.children())

    valkey.end()
    assert door.rename(door.clock, "Council breaks the clock").status == 302, "The database is there."
    door.serving.until("pressing failed: ")
    assert {path: door.read(path).text for path in pressed} == pressed
    assert door.read(door.unread.address).status == 200, "It is made for whoever asks."
    assert door.read("/no-such-page/").status == 404
    assert (door.readyz().status, door.missing(), door.read("/healthz").status) == (503, ["valkey"], 200)
    assert "cannot share what they press" in door.first_screen().text
    assert door.withdraw(door.ferry, "It stays in the harbour.").status == 302
    assert door.read(door.ferry.address).status == 410

    valkey.start()
    wait_for(lambda: "Council breaks the clock" in door.read(door.clock.address).text, "the edit never appeared")
    wait_for(lambda: door.readyz().status == 200, "it was never ready again")
    assert door.read(door.ferry.address).status == 410
    wait_for(lambda: is_settled(newsroom, **setting), "something was left over")
    assert sorted(door.serving.children()) == processes
