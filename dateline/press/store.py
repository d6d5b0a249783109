"""The store of this site, by its settings."""

from functools import cache
from pathlib import Path

from django.conf import settings

from dateline.press.backends.base import Store
from dateline.press.backends.files import FileStore
from dateline.press.backends.shared import SharedPress, SharedPressAway
from dateline.press.backends.valkey import SharedStore


class NothingIsPressed(RuntimeError):
    """Asked of a site that has no press."""


def open_store() -> Store:
    """The store. Raises NothingIsPressed where there is none."""
    store = the_store()
    if store is None:
        raise NothingIsPressed
    return store


def the_store() -> Store | None:
    """None where nothing is pressed: in tests that do not ask for it."""
    folder: Path | None = settings.PRESS_FOLDER
    return None if folder is None else _opened(folder, settings.VALKEY_URL)


def the_shared_press() -> SharedPress | None:
    """What this machine shares with others; None where it has the press to itself."""
    store = the_store()
    return store.shared if isinstance(store, SharedStore) else None


def shared_press_is_away() -> bool:
    """Whether the press is shared and Valkey does not answer. Costs a question to it, a second at most."""
    shared = the_shared_press()
    if shared is None:
        return False
    try:
        shared.check()
    except SharedPressAway:
        return True
    return False


@cache
def _opened(folder: Path, valkey_url: str) -> Store:
    if valkey_url:
        return SharedStore(folder, SharedPress(valkey_url, settings.WAGTAILADMIN_BASE_URL))
    return FileStore(folder)
