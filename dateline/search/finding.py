"""A search: what is found, ranked and counted. What readers may see is asked of the stories, once, for all of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from django.db import connection

from dateline.search.about import subjects_called
from dateline.search.asking import Asked, with_last_begun
from dateline.search.engines import the_engine
from dateline.search.engines.base import Sought
from dateline.search.ranking import ranked
from dateline.stories.models import Story
from dateline.subjects.models import Subject

AT_ONCE = 1000
MOST = 10_000
"""Stories that are ranked and counted: the newest."""


class Rows(NamedTuple):
    """What is looked at of the stories found, column by column: ten thousand rows are counted quicker so."""

    number: Sequence[int] = ()
    story: Sequence[int] = ()
    section: Sequence[int | None] = ()
    kind: Sequence[str] = ()
    year: Sequence[int] = ()
    authors: Sequence[str] = ()
    subjects: Sequence[str] = ()
    headline: Sequence[str] = ()
    lead: Sequence[str] = ()


COLUMNS = ["pk" if name == "story" else f"search_entry__{name}" for name in Rows._fields]


@dataclass(frozen=True)
class Found:
    """Keys of stories readers may see, the best first, and the rows they were ranked by."""

    asked: Asked
    stories: Sequence[int] = ()
    rows: Rows = field(default=Rows(), repr=False)
    named: "Counter[int]" = field(default_factory=Counter, repr=False)
    """How many of the stories name each subject."""
    subjects: Sequence[Subject] = ()
    """Those that are called what was asked for."""
    is_cut: bool = False
    """Whether more were found than are ranked."""
    by_beginning: bool = False
    """Whether the last word was taken for the beginning of one."""


def find(asked: Asked, marks: Sequence[str] = ()) -> Found:
    """Costs some statements, and looks at 10,000 stories at most."""
    found = _find(asked, marks)
    if found.stories:
        return found
    begun = with_last_begun(asked)
    if begun is None:
        return found
    found = _find(begun, marks)
    return replace(found, by_beginning=True) if found.stories else found


def finds_anything(asked: Asked) -> bool:
    """Whether readers may see a story that is found so."""
    engine = the_engine()
    numbers = engine.numbers(_sought(asked, ()), 100) if asked.wanted else []
    return bool(numbers) and _public(numbers).exists()


def spread(columns: Iterable[str]) -> "Counter[int]":
    """Keys, from columns that hold several. Many stories have the same ones, and each column is taken apart once."""
    counted: Counter[int] = Counter()
    for column, number in Counter(columns).items():
        for key in column.split():
            counted[int(key)] += number
    return counted


def _find(asked: Asked, marks: Sequence[str]) -> Found:
    if not asked.wanted:
        return Found(asked)
    numbers = the_engine().numbers(_sought(asked, marks), MOST + 1)
    is_cut = len(numbers) > MOST
    if not numbers:
        return Found(asked)
    rows = _rows(numbers[:MOST])
    named = spread(rows.subjects)
    subjects = subjects_called(asked, named)
    return Found(asked, ranked(asked, rows, subjects), rows, named, subjects, is_cut)


def _rows(numbers: Sequence[int]) -> Rows:
    """Of those readers may see. A thousand at a time: ten thousand at once would call for Python's garbage collector,
    which takes longer than all the rest. Not by `iterator()`: PostgreSQL plans a cursor for its first rows alone."""
    columns: list[list[Any]] = [[] for _ in COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(*_public(numbers).values_list(*COLUMNS).query.sql_with_params())
        while some := cursor.fetchmany(AT_ONCE):
            for column, values in zip(columns, zip(*some, strict=True), strict=True):
                column.extend(values)
    return Rows(*columns)


def _sought(asked: Asked, marks: Sequence[str]) -> Sought:
    return Sought(
        tuple(part.choice for part in asked.wanted), tuple(part.choice for part in asked.barred), tuple(marks)
    )


def _public(numbers: Sequence[int]):  # type: ignore[no-untyped-def]
    """Stories joined with their entries: asked the other way round, PostgreSQL goes through all there are."""
    among_them = the_engine().among("search_entry", numbers)
    return Story.objects.public().filter(among_them, search_entry__isnull=False).order_by()  # joined, not left-joined
