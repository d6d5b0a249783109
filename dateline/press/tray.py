"""Rows of many pages, fetched together and lying ready while these are made.

A page asks for what it prints by `at_hand` before it asks the database. What lies there was fetched when no page was
being made, so it leaves its keys when it is taken: its own, and those of all rows that hang on it.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from dateline.press.keys import recording_now
from dateline.press.watch import key_of

Rows = dict[Hashable, Any]
Layer = Callable[[Sequence[str]], Rows]

WITH_A_ROW = ("fields_cache", "_prefetched_objects_cache", "_cluster_related_objects")

_layers: list[Layer] = []
_tray: ContextVar[Rows] = ContextVar("tray", default={})  # noqa: B039 - never written to


def lays_out(layer: Layer) -> Layer:
    """Register who fetches for all pages and parts of these names at once what they will ask for."""
    _layers.append(layer)
    return layer


@contextmanager
def laid_out(names: Sequence[str]) -> Iterator[None]:
    """In the block, what `names` are made from lies ready. Nothing does for a single one: it asks for itself."""
    rows: Rows = {}
    if len(names) > 1:
        for layer in _layers:
            rows |= layer(names)
    token = _tray.set(rows)
    try:
        yield
    finally:
        _tray.reset(token)


def at_hand(what: Hashable) -> Any:
    """What lies ready under this name, with its keys noted; None when nothing does."""
    found = _tray.get().get(what)
    made_from = recording_now()
    if made_from is not None:
        made_from.keys.update(key for row in _rows_in(found, set()) if (key := key_of(row)))
    return found


def _rows_in(found: Any, seen: set[int]) -> Iterator[Model]:
    """Every row in `found`, and those fetched with it."""
    if found is None or isinstance(found, bool) or id(found) in seen:
        return
    seen.add(id(found))
    if isinstance(found, Model):
        yield found
        found = [each for name in WITH_A_ROW for each in _beside(found, name).values()]
    for each in found:
        yield from _rows_in(each, seen)


def _beside(row: Model, name: str) -> dict[str, Any]:
    """What Django, or modelcluster, keeps of related rows on `row` under this name."""
    kept: dict[str, Any] = getattr(row._state if name == "fields_cache" else row, name, {})
    return kept
