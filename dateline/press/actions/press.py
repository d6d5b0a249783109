"""Press one page or part: make it, write down what from, keep it unless something moved meanwhile."""

from datetime import UTC, datetime
from enum import Enum

from django.db import transaction

from dateline.press.actions.drop import drop
from dateline.press.actions.order_purge import order_purge
from dateline.press.format import AnotherPress, is_ours
from dateline.press.keys import number_of
from dateline.press.models import Entry, EntryKey
from dateline.press.pressed import Pressed
from dateline.press.rendering import Rendered, render
from dateline.press.snapshot import take_snapshot, touched_since
from dateline.press.store import open_store

TRIES = 3


class Outcome(Enum):
    """What came of it."""

    PRESSED = "pressed"
    SAME = "same"
    GONE = "gone"
    OVERTAKEN = "overtaken"


def press(*, name: str) -> tuple[Outcome, Pressed | None]:
    """Press the page at the address `name`, or the part of that name, and have every process see it.

    GONE when nothing there can be pressed (any more). OVERTAKEN when it was touched again each time while it was
    made: the answer is true to its moment, but is not kept. Raises AnotherPress and CannotKeep.
    """
    store = open_store()
    entry: Pressed | None = None
    for _ in range(TRIES):
        ticket, format_, snapshot = store.ticket(), store.format, take_snapshot()
        if not is_ours(format_):
            raise AnotherPress
        made = render(name)
        if made is None:
            _let_go(name)
            return Outcome.GONE, None
        entry = _entry(name, made, ticket, format_)
        numbers = {number_of(key) for key in made.made_from.keys}
        book = _enter(name, numbers, entry.until)
        if not touched_since(numbers, snapshot):
            return _keep(entry, book, numbers), entry
    return Outcome.OVERTAKEN, entry


def _let_go(name: str) -> None:
    """Of what was never here nothing is noted: strangers ask for any number of addresses, and each would be a file."""
    if open_store().read(name) is not None or Entry.objects.filter(name=name).exists():
        drop(name=name)


def _entry(name: str, made: Rendered, ticket: int, format_: str) -> Pressed:
    return Pressed(name, made.status, made.headers, made.pieces, ticket, format_, made.made_from.until)


@transaction.atomic
def _enter(name: str, numbers: set[int], until: float | None) -> Entry:
    """Into the books first: from then on whoever touches one of the keys finds the entry, kept already or not."""
    moment = None if until is None else datetime.fromtimestamp(until, UTC)
    book, is_new = Entry.objects.get_or_create(name=name, defaults={"until": moment})
    if not is_new and book.until != moment:
        Entry.objects.filter(pk=book.pk).update(until=moment)
    known = set() if is_new else set(book.keys.values_list("key", flat=True))
    EntryKey.objects.bulk_create(
        (EntryKey(entry=book, key=number) for number in sorted(numbers - known)), ignore_conflicts=True
    )
    return book


def _keep(entry: Pressed, book: Entry, numbers: set[int]) -> Outcome:
    """What came out the same is written too, for its ticket: it holds back a rendering that began earlier.

    Keys it no longer has are struck out last: until then the old entry could still be what readers get.
    """
    store = open_store()
    before = store.read(entry.name)
    same = before is not None and (before.digest, before.format, before.until) == (
        entry.digest,
        entry.format,
        entry.until,
    )
    store.write(entry)
    if not same:
        store.move()
        if before is not None and before.format == entry.format:
            order_purge(entry.name)  # where nothing was kept, or of another format, the CDN was told when that changed
    gone = book.keys.exclude(key__in=numbers)
    if gone.exists():
        gone.delete()
    return Outcome.SAME if same else Outcome.PRESSED
