"""The store of this site, by its settings."""

from functools import cache
from pathlib import Path

from django.conf import settings

from dateline.press.backends.files import FileStore


class NothingIsPressed(RuntimeError):
    """Asked of a site that has no press."""


def open_store() -> FileStore:
    """The store. Raises NothingIsPressed where there is none."""
    store = the_store()
    if store is None:
        raise NothingIsPressed
    return store


def the_store() -> FileStore | None:
    """None where nothing is pressed: in tests that do not ask for it."""
    folder: Path | None = settings.PRESS_FOLDER
    return None if folder is None else _opened(folder)


@cache
def _opened(folder: Path) -> FileStore:
    return FileStore(folder)
