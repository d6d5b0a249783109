"""Which addresses show an entry, for a CDN that knows no keys."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet

from dateline.press.addresses import first_addresses
from dateline.press.cdn import EVERY_PAGE, shows
from dateline.press.keys import number_of
from dateline.press.models import Entry, EntryKey

MOST_PAGES = 1000
"""Of one part, or of all: those most readers come by, and the newest. The others a CDN asks for after SECONDS_STALE."""


def addresses_showing(names: Iterable[str]) -> Iterator[str]:
    """Each address once, as readers write it: pages themselves first, then those that show a part."""
    seen: set[str] = set()
    for path in _paths(list(names)):
        if path not in seen:
            seen.add(path)
            yield f"{settings.WAGTAILADMIN_BASE_URL}{quote(path)}"


def _paths(names: list[str]) -> Iterator[str]:
    yield from (name for name in names if name.startswith("/"))
    for name in names:
        if not name.startswith("/"):
            yield from _pages_with(name)


def _pages_with(part: str) -> list[str]:
    newest = _every_page() if part == EVERY_PAGE else _pages_showing(part)
    found = list(newest[:MOST_PAGES])
    return found if len(found) < MOST_PAGES else [*first_addresses(), *found]


def _every_page() -> "QuerySet[Entry, str]":
    return Entry.objects.filter(name__startswith="/").order_by("-pk").values_list("name", flat=True)


def _pages_showing(part: str) -> "QuerySet[EntryKey, str]":
    holding = EntryKey.objects.filter(key=number_of(shows(part))).order_by("-entry_id")
    return holding.values_list("entry__name", flat=True)
