"""Take pages away from readers at once, without waiting for the worker."""

from collections.abc import Collection, Iterable

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
    drop_together(names=[name])


def drop_together(*, names: Collection[str]) -> None:
    """Drop some entries and what the books say of them, as one change for every process."""
    store = the_store()
    if store is None or not names:
        return
    ticket = store.ticket_to_drop()
    for name in names:
        store.drop(name, ticket)
    store.move()
    order_purge(*names, urgent=True)
    _take_from_the_books(names, ticket)


@transaction.atomic
def _take_from_the_books(names: Collection[str], ticket: int) -> None:
    """Unless somebody has pressed one meanwhile: what readers get stands in the books, or no change would find it."""
    books = Entry.objects.filter(name__in=names, ticket__lt=ticket).order_by("name").select_for_update()
    Entry.objects.filter(pk__in=[book.pk for book in books]).delete()
