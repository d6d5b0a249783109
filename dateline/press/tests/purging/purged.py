"""What the tests of purging ask."""

from pathlib import Path

from dateline.press.actions.purge import purge
from dateline.press.backends.files import FileStore
from dateline.press.purging import orders
from dateline.press.server.shelf import Shelf
from dateline.press.spool import left_in


def purge_all() -> None:
    while purge():
        pass


def waiting(store: FileStore) -> list[Path]:
    return left_in(store.root / orders.FOLDER)


def headers_at(store: FileStore, path: str) -> dict[str, str]:
    answer = Shelf(store).find(path)
    assert answer is not None
    return dict(answer.open.headers)
