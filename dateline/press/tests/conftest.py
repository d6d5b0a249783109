"""A press of the test's own, and readers who come to it by the front."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from dateline.press.backends.files import FileStore
from dateline.press.server.shelf import Shelf
from dateline.press.tests.valkey_server import PROGRAM, ValkeyServer


@pytest.fixture
def committing_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's own transaction is never committed, so what waits for that is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda act, *_args, **_options: act())


@pytest.fixture
def store(paper: Any, tmp_path: Path, settings: Any) -> FileStore:
    """An open press for an open house."""
    from dateline.press.format import begin_format
    from dateline.press.store import open_store

    settings.PRESS_FOLDER = tmp_path / "press"
    begin_format()
    store = open_store()
    assert isinstance(store, FileStore)
    return store


@pytest.fixture
def read(store: FileStore, client: Any) -> Callable[[str], str | None]:
    """What a reader gets at an address: from the front's memory, else through Django's door; None for no page."""
    shelf = Shelf(store)

    def ask(address: str) -> str | None:
        answer = shelf.find(address)
        if answer is not None:
            return answer.plain.decode()
        response = client.get(address)
        return response.content.decode() if response.status_code in (200, 410, 451) else None

    return ask


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ValkeyServer]:
    if PROGRAM is None:
        pytest.skip("There is no valkey-server and no redis-server on this machine.")
    server = ValkeyServer(tmp_path_factory.mktemp("valkey"))
    yield server
    server.end()


@pytest.fixture
def valkey(running: ValkeyServer) -> ValkeyServer:
    running.forget()
    return running
