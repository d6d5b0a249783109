"""What the tests of every press do with one: keep a page, take it down, look what is there."""

from pathlib import Path

from dateline.press.backends.base import Store
from dateline.press.backends.files import FileStore, digest_of
from dateline.press.backends.shared import SharedPress
from dateline.press.backends.valkey import SharedStore
from dateline.press.pressed import Pressed, Segment
from dateline.press.server.shelf import Shelf
from dateline.press.tests.valkey_server import ValkeyServer

HOUSE = "https://paper.example"


def machine(server: ValkeyServer, folder: Path, house: str = HOUSE) -> SharedStore:
    return SharedStore(folder, SharedPress(server.url, house))


def entry(name: str, text: str, number: int) -> Pressed:
    return Pressed(name, 200, (), (Segment.of(text.encode()),), number, "f")


def keep(store: Store, name: str, text: str) -> Pressed:
    made = entry(name, text, store.ticket())
    assert store.write(made)
    store.move()
    return made


def take_down(store: Store, name: str) -> None:
    store.drop(name, store.ticket_to_drop())
    store.move()


def files_of(store: Store, name: str) -> Path:
    files = store.files if isinstance(store, SharedStore) else store
    assert isinstance(files, FileStore)
    digest = digest_of(name)
    return files.root / "entries" / digest[:3] / digest[3:]


def text_on(store: SharedStore, name: str) -> str | None:
    """What this machine's front has at an address."""
    answer = Shelf(store.files).find(name)
    return None if answer is None else answer.plain.decode()
