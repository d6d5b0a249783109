"""Which pages to look at slowly, when many look alike."""

from collections.abc import Iterable

from django.urls import resolve
from lxml import html

Kinds = frozenset[tuple[str, ...]]


def one_of_each_kind(texts: dict[str, str]) -> list[str]:
    """Few of these pages, on which every kind of element stands that stands on any of them.

    Each view is among them, each direction of writing, and each combination of an element, its parent and a class.
    """
    kinds = {path: _view_of(path) | _kinds_of(text) for path, text in texts.items()}
    missing = {kind for found in kinds.values() for kind in found}
    chosen: list[str] = []
    while missing:
        richest = max(kinds, key=lambda path: (len(kinds[path] & missing), path))
        chosen.append(richest)
        missing -= kinds[richest]
    return chosen


def _view_of(path: str) -> Kinds:
    return frozenset({("view", resolve(path).url_name or "")})


def _kinds_of(text: str) -> Kinds:
    found: set[tuple[str, ...]] = set()
    for element in html.fromstring(text.encode()).iter("*"):
        parent = element.getparent()
        above = "" if parent is None else str(parent.tag)
        for name in _classes(element.get("class", "")):
            found.add((above, str(element.tag), name, element.get("dir", "")))
    return frozenset(found)


def _classes(written: str) -> Iterable[str]:
    return written.split() or [""]
