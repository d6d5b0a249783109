"""Take pages away from readers at once, without waiting for the worker."""

from collections.abc import Iterable

from django.db import transaction

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
    ticket = store.ticket_to_drop()
    store.drop(name, ticket)
    store.move()
    order_purge(name, urgent=True)
    _take_from_the_books(name, ticket)


@transaction.atomic
def _take_from_the_books(name: str, ticket: int) -> None:
    """Unless somebody has pressed it meanwhile: what readers get stands in the books, or no change would find it."""
    books = Entry.objects.filter(name=name, ticket__lt=ticket).select_for_update()
    Entry.objects.filter(pk__in=[book.pk for book in books]).delete()
