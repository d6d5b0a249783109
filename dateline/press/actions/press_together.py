"""Press some pages and parts at once: what would cost each of them some statements costs all of them the same few."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeGuard

from django.db import transaction

from dateline.lib import clock
from dateline.press.actions.drop import drop
from dateline.press.actions.order_purge import order_purge
from dateline.press.format import AnotherPress, is_ours
from dateline.press.keys import number_of
from dateline.press.models import Entry, EntryKey
from dateline.press.outcome import Outcome
from dateline.press.pressed import Pressed
from dateline.press.rendering import render
from dateline.press.snapshot import take_snapshot, touched_since
from dateline.press.store import open_store
from dateline.press.tray import laid_out

TRIES = 3


Outcomes = dict[str, tuple[Outcome, Pressed | None]]


@dataclass(frozen=True)
class _Made:
    """One rendering, and the numbers of the keys it is made from."""

    entry: Pressed
    numbers: frozenset[int]

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def until(self) -> datetime | None:
        return None if self.entry.until is None else datetime.fromtimestamp(self.entry.until, UTC)


def press_together(*, names: Collection[str]) -> Outcomes:
    """Press the pages at the addresses `names`, or the parts of these names, and have every process see them.

    GONE when nothing there can be pressed (any more). OVERTAKEN when it was touched again each time while it was
    made: the answer is true to its moment, but is not kept. Raises AnotherPress and CannotKeep, and whatever a page
    raises that breaks: then nothing is kept of any of them. For some hundred names; they are sent in one statement.
    """
    outcomes: Outcomes = {}
    waiting = sorted(set(names))
    for _ in range(TRIES):
        if not waiting:
            break
        outcomes |= _try(waiting)
        waiting = [name for name in waiting if outcomes[name][0] is Outcome.OVERTAKEN]
    return outcomes


def _try(names: Sequence[str]) -> Outcomes:
    store = open_store()
    ticket, format_, snapshot = store.ticket(), store.format, take_snapshot()
    if not is_ours(format_):
        raise AnotherPress
    with laid_out(names):
        made = {name: _make(name, ticket, format_) for name in names}
    outcomes: Outcomes = {}
    for name in (name for name in names if made[name] is None):
        _let_go(name)
        outcomes[name] = Outcome.GONE, None
    present = [each for each in made.values() if each is not None]
    outcomes |= {each.name: (Outcome.OVERTAKEN, each.entry) for each in present}
    books = _enter(present, ticket)
    touched = touched_since({number for each in present for number in each.numbers}, snapshot)
    true = [each for each in present if each.name in books and touched.isdisjoint(each.numbers)]
    before = {each.name: store.read(each.name) for each in true}
    true = [replace(each, entry=_since(each.entry, before[each.name])) for each in true]
    written = _keep([each.entry for each in true], before)
    outcomes |= {each.name: (_outcome(before[each.name], each.entry), each.entry) for each in true}
    kept = (each for each in true if each.name in written)
    if changed := {books[each.name].pk: each.numbers for each in kept if books[each.name].has_more}:
        _strike_out(changed, ticket)
    return outcomes


def _make(name: str, ticket: int, format_: str) -> _Made | None:
    rendered = render(name)
    if rendered is None:
        return None
    made_from = rendered.made_from
    entry = Pressed(name, rendered.status, rendered.headers, rendered.pieces, ticket, format_, made_from.until)
    if rendered.is_dated:
        entry = replace(entry, changed=clock.now().timestamp())
    return _Made(entry, frozenset(map(number_of, made_from.keys)))


def _since(entry: Pressed, before: Pressed | None) -> Pressed:
    """What came out the same has been so for longer than since now."""
    is_same = before is not None and before.digest == entry.digest and before.changed is not None
    return replace(entry, changed=before.changed) if is_same and before else entry


def _let_go(name: str) -> None:
    """Of what was never here nothing is noted: strangers ask for any number of addresses, and each would be a file."""
    if open_store().read(name) is not None or Entry.objects.filter(name=name).exists():
        drop(name=name)


@dataclass(frozen=True)
class _Book:
    """What the books say of an entry: its key there, and whether it was made from keys that it is not made from now."""

    pk: int
    has_more: bool


@transaction.atomic
def _enter(made: Sequence[_Made], ticket: int) -> dict[str, _Book]:
    """Into the books first: from then on whoever touches one of the keys finds the entries, kept already or not.

    One that somebody drops in the same moment is not in what comes back.
    """
    entered = _entries(made, ticket)
    known = defaultdict[int, set[int]](set)
    for entry, number in EntryKey.objects.filter(entry__in=entered.values()).values_list("entry_id", "key"):
        known[entry].add(number)
    here = [(entered[each.name], each) for each in made if each.name in entered]
    missing = sorted((number, pk) for pk, each in here for number in each.numbers - known[pk])
    EntryKey.objects.bulk_create((EntryKey(entry_id=pk, key=number) for number, pk in missing), ignore_conflicts=True)
    return {each.name: _Book(pk, not known[pk] <= each.numbers) for pk, each in here}


def _entries(made: Sequence[_Made], ticket: int) -> dict[str, int]:
    """The books' key of each by its name, locked in the order of names until the transaction ends.

    Where somebody with a later ticket was here before, it stays theirs.
    """
    untils = {each.name: each.until for each in made}
    kept = _locked(untils)
    if len(kept) < len(untils):
        new = [Entry(name=name, until=untils[name]) for name in sorted(untils.keys() - {entry.name for entry in kept})]
        Entry.objects.bulk_create(new, ignore_conflicts=True)
        kept = _locked(untils)
    older = [entry for entry in kept if entry.ticket < ticket]
    Entry.objects.filter(pk__in=[entry.pk for entry in older]).update(ticket=ticket)
    for entry in older:
        if entry.until != untils[entry.name]:
            Entry.objects.filter(pk=entry.pk).update(until=untils[entry.name])
    return {entry.name: entry.pk for entry in kept}


def _locked(names: Collection[str]) -> list[Entry]:
    return list(Entry.objects.filter(name__in=names).order_by("name").select_for_update())


def _keep(entries: Sequence[Pressed], before: Mapping[str, Pressed | None]) -> set[str]:
    """Write them, and have everybody look again; the names of those that nothing newer has taken the place of.

    What came out the same is written too, for its ticket: it holds back a rendering that began earlier. Processes look
    again also then: one that was killed before it said so may have been the one that changed what now is the same.
    Where one cannot be written, those before it are seen like any other.
    """
    if not entries:
        return set()
    store, written = open_store(), list[Pressed]()
    try:
        written.extend(entry for entry in entries if store.write(entry))  # those before one that fails are in it
    finally:
        store.move()
        changed = (each for each in written if _outcome(before[each.name], each) is Outcome.PRESSED)
        order_purge(*(each.name for each in changed if _is_of(before[each.name], each.format)))
    return {entry.name for entry in written}


def _outcome(before: Pressed | None, entry: Pressed) -> Outcome:
    same = _is_of(before, entry.format) and (before.digest, before.until) == (entry.digest, entry.until)
    return Outcome.SAME if same else Outcome.PRESSED


def _is_of(before: Pressed | None, format_: str) -> TypeGuard[Pressed]:
    """Where nothing was kept, or something of another format, the CDN was told when that changed."""
    return before is not None and before.format == format_


@transaction.atomic
def _strike_out(numbers: Mapping[int, Collection[int]], ticket: int) -> None:
    """Keys that entries no longer have go last: until now the old ones could still be what readers got.

    Where somebody else has entered an entry since, its keys are theirs to strike out.
    """
    entries = Entry.objects.filter(pk__in=numbers, ticket=ticket).order_by("name").select_for_update()
    kept = EntryKey.objects.filter(entry__in=[entry.pk for entry in entries]).values_list("pk", "entry_id", "key")
    gone = [pk for pk, entry, number in kept if number not in numbers[entry]]
    if gone:
        EntryKey.objects.filter(pk__in=gone).delete()
