"""Bring what the index holds of some stories up to date: put in, taken out, or read anew."""

from collections import Counter
from collections.abc import Collection

from django.db import transaction

from dateline.search.analyser import NUMBER
from dateline.search.engines import the_engine
from dateline.search.models import Due, Entry, Held
from dateline.search.reading import Read, opened, read_stories
from dateline.search.vocabulary import count_marks, count_words

KEPT_OF_ENTRY = ("number", "section", "kind", "year", "authors", "subjects")


@transaction.atomic
def index_stories(keys: Collection[int]) -> int:
    """How many are held otherwise now. They are due no more; one that changes meanwhile is due again.

    Costs some statements for all of them, and about a millisecond a story.
    """
    engine = the_engine()
    engine.alone()
    Due.objects.filter(pk__in=keys).delete()
    read = read_stories(keys)
    entries = {entry.story_id: entry for entry in Entry.objects.filter(story__in=keys)}
    held = Held.objects.in_bulk([entry.number for entry in entries.values()])
    same = {key for key, new in read.items() if key in entries and _is_same(new, entries[key], held)}
    old = [entries[key].number for key in entries.keys() - same]
    new = [read[key] for key in sorted(read.keys() - same)]
    gone = {number: opened(bytes(held[number].columns)) for number in old}
    engine.take_out((number, columns) for number, (columns, _, _) in gone.items())
    Entry.objects.filter(pk__in=old).delete()
    Held.objects.filter(pk__in=old).delete()
    engine.put((each.entry.number, each.columns) for each in new)
    Entry.objects.bulk_create(each.entry for each in new)
    Held.objects.bulk_create(Held(number=each.entry.number, columns=each.compressed()) for each in new)
    Entry.objects.filter(story__in=same).exclude(analyser=NUMBER).update(analyser=NUMBER)
    _count([(words, tallied) for _, words, tallied in gone.values()], new)
    return len({*old, *(each.entry.number for each in new)})


def _is_same(read: Read, entry: Entry, held: dict[int, Held]) -> bool:
    if any(getattr(read.entry, name) != getattr(entry, name) for name in KEPT_OF_ENTRY):
        return False
    return opened(bytes(held[entry.number].columns)) == opened(read.compressed())


def _count(gone: Collection[tuple[list[str], list[str]]], new: Collection[Read]) -> None:
    words: Counter[str] = Counter()
    tallies: Counter[str] = Counter()
    written: dict[str, str] = {}
    for old_words, old_marks in gone:
        words.subtract(old_words)
        tallies.subtract(old_marks)
    for each in new:
        words.update(each.words.keys())
        tallies.update(each.tallied)
        written |= each.words
    count_words(words, written)
    count_marks(tallies)
