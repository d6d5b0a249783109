"""Take pages away from readers at once, without waiting for the worker."""

from collections.abc import Iterable

from dateline.press.actions.order_purge import order_purge
from dateline.press.keys import batched
from dateline.press.models import Entry
from dateline.press.store import the_store


def drop_made_from(*, numbers: Iterable[int]) -> int:
    """Drop every entry made from one of these keys, in every process; returns how many. Their next reader has them
    made anew."""
    store = the_store()
    if store is None:
        return 0
    names: set[str] = set()
    for some in batched(sorted(numbers)):
        names.update(Entry.objects.filter(keys__key__in=some).values_list("name", flat=True).distinct())
    ticket = store.ticket_to_drop()
    for name in names:
        store.drop(name, ticket)
    if names:
        store.move()
        order_purge(*names, urgent=True)
    return len(names)


def drop(*, name: str) -> None:
    """Drop one entry and what the books say of it."""
    store = the_store()
    if store is None:
        return
    store.drop(name, store.ticket_to_drop())
    store.move()
    order_purge(name, urgent=True)
    Entry.objects.filter(name=name).delete()
