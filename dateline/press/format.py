"""The house fingerprint: everything in a page that no statement shows. Pages of another are made again, not served.

It has two halves: `code-house`. The first is of what a process was started with, the second of what the database says.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from dateline import __version__
from dateline.press.actions.order_purge import order_purge
from dateline.press.backends.base import Store
from dateline.press.cdn import EVERY_PAGE, is_purged
from dateline.press.pressed import MAGIC
from dateline.press.store import the_store

Contribution = Callable[[], str]

SHOWS = frozenset({".html", ".mo", ".json"})
MANIFEST = "staticfiles.json"

_contributions: list[Contribution] = []


def belongs_to_format(contribution: Contribution) -> Contribution:
    """Register something of which every page shows a little and which rarely changes: the house's own settings."""
    _contributions.append(contribution)
    return contribution


def shapes_every_page(model: type[Model]) -> None:
    """Register a model whose rows are a contribution: saving or deleting one changes the fingerprint."""
    for change in (post_save, post_delete):
        change.connect(_note_when_committed, sender=model, dispatch_uid=f"format by {model._meta.label}")


def _note_when_committed(**_: Any) -> None:
    transaction.on_commit(note_format)


ANOTHER = (
    "What is being served was started with other code, templates or settings than this command. "
    "Call it with the settings the newsroom is served with, or start `dateline serve` anew."
)


class AnotherPress(RuntimeError):
    """What is served was started with other code or settings than this process."""

    def __init__(self, words: str = ANOTHER) -> None:
        super().__init__(words)


def begin_format() -> None:
    """From now on pages of our code and of the house as it is are served, and no others."""
    store = the_store()
    if store is not None:
        _set(store, _of_the_code())


def check_is_ours() -> None:
    """Raise AnotherPress where this process must not press. A press that was never open is opened."""
    store = the_store()
    if store is not None and not store.format:
        begin_format()
    elif store is not None and not is_ours(store.format):
        raise AnotherPress


def note_format() -> None:
    """Have pages of another house made again. The code stays what the newsroom was started with."""
    store = the_store()
    if store is not None:
        code, _, _ = store.format.partition("-")
        _set(store, code or _of_the_code())


def _set(store: Store, code: str) -> None:
    before, fingerprint = store.format, f"{code}-{_of_the_house()}"
    store.set_format(fingerprint)
    if before and before != fingerprint:
        order_purge(EVERY_PAGE, urgent=True)


def is_ours(format_: str) -> bool:
    """Whether this process makes pages of that format: another's would be kept under a name that does not fit."""
    return format_.partition("-")[0] == _of_the_code()


def _of_the_house() -> str:
    told = hashlib.blake2b(digest_size=12)
    for contribution in _contributions:
        told.update(b"\0" + contribution().encode())
    return told.hexdigest()


@cache
def _of_the_code() -> str:
    """Read once a process: templates and code do not change under a running one."""
    told = hashlib.blake2b(digest_size=12)
    own = (settings.WAGTAILADMIN_BASE_URL, settings.DEBUG, settings.CAN_MAIL, settings.WEBSUB_HUB)
    told.update(repr((__version__, MAGIC, *own, is_purged())).encode())
    for name, path in sorted(_files()):
        told.update(b"\0" + name.encode() + b"\0" + _content(path))
    return told.hexdigest()


def _content(path: Path) -> bytes:
    """The manifest of static files is written in whatever order a disk lists them."""
    if path.name == MANIFEST:
        return json.dumps(json.loads(path.read_bytes()), sort_keys=True).encode()
    return path.read_bytes()


def _files() -> Iterator[tuple[str, Path]]:
    """Each under a name that is the same wherever we are installed: machines that share a press differ in that."""
    for room, folder in _folders():
        for path in folder.rglob("*"):
            within = path.relative_to(folder)
            if path.suffix in SHOWS | {".py"} and "tests" not in within.parts:
                yield f"{room}:{within.as_posix()}", path
    manifest = Path(settings.STATIC_ROOT) / MANIFEST
    if manifest.is_file():
        yield "static", manifest


def _folders() -> Iterator[tuple[str, Path]]:
    for config in apps.get_app_configs():
        if config.name.startswith("dateline."):
            yield config.name, Path(config.path)
    templates = (folder for options in settings.TEMPLATES for folder in options["DIRS"])
    for kind, folders in (("templates", templates), ("locale", settings.LOCALE_PATHS)):
        for number, folder in enumerate(folders):
            yield f"{kind} {number}", Path(folder)
