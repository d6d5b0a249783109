"""A thread of replies in one order, cut into pages. Asks no database, and knows no words: keys and who answers whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

PER_PAGE = 50
DEEPEST = 3
"""Answers to what stands as deep as that stand beside it."""


class Order(StrEnum):
    """How a thread is read. Answers follow each other as they came, in every order."""

    OLDEST = "oldest"
    NEWEST = "newest"
    RECOMMENDED = "recommended"


class Row(NamedTuple):
    """One reply, as little as a thread is made of."""

    pk: int
    parent: int | None
    recommended: int = 0
    is_erased: bool = False


class Placed(NamedTuple):
    """A reply in its place: under which other it is shown, and which it answers."""

    pk: int
    under: int | None
    answers: int | None


class Thread:
    """All replies in print under a story. Costs some ten milliseconds for 10,000 of them."""

    def __init__(self, rows: Sequence[Row], order: Order = Order.OLDEST) -> None:
        """`rows` come oldest first. One whose parent is not among them stands at the top; one that is erased only
        where an answer needs it."""
        self.count = sum(not row.is_erased for row in rows)
        kept = _with_ancestors(rows)
        self._answers: dict[int | None, list[int]] = defaultdict(list)
        self._parents = {row.pk: row.parent if row.parent in kept else None for row in rows if row.pk in kept}
        for pk, parent in self._parents.items():
            self._answers[parent].append(pk)
        self._in_order(rows, order)

    def _in_order(self, rows: Sequence[Row], order: Order) -> None:
        tops = self._answers[None]
        if order is Order.NEWEST:
            tops.reverse()
        elif order is Order.RECOMMENDED:
            recommended = {row.pk: row.recommended for row in rows}
            tops.sort(key=lambda pk: -recommended[pk])

    @cached_property
    def pages(self) -> list[list[Placed]]:
        """At most fifty on each. A branch is not cut, unless it is itself longer than a page."""
        pages: list[list[Placed]] = [[]]
        for top in self._answers[None]:
            branch = list(self._branch(top))
            if len(pages[-1]) + len(branch) > PER_PAGE and pages[-1]:
                pages.append([])
            for placed in branch:
                if len(pages[-1]) == PER_PAGE:
                    pages.append([])
                pages[-1].append(placed)
        return pages

    def page(self, number: int) -> list[Placed]:
        """From 1 on; nothing beyond the last."""
        return self.pages[number - 1] if 1 <= number <= len(self.pages) else []

    def page_of(self, pk: int) -> int | None:
        """On which page a reply stands; None when it is not in print."""
        if pk not in self._parents:
            return None
        return next(number for number, page in enumerate(self.pages, 1) if any(placed.pk == pk for placed in page))

    def _branch(self, top: int) -> Iterator[Placed]:
        """As it is read from top to bottom, however deep somebody brought it in."""
        waiting: list[tuple[int, int, int | None]] = [(top, 1, None)]
        while waiting:
            pk, depth, under = waiting.pop()
            yield Placed(pk, under, self._parents[pk])
            deeper = (depth + 1, pk) if depth < DEEPEST else (depth, under)
            waiting.extend((answer, *deeper) for answer in reversed(self._answers.get(pk, ())))


def _with_ancestors(rows: Iterable[Row]) -> set[int]:
    """Those that are not erased, and what they answer."""
    parents = {row.pk: row.parent for row in rows}
    kept: set[int] = set()
    for row in rows:
        pk = None if row.is_erased else row.pk
        while pk is not None and pk in parents and pk not in kept:
            kept.add(pk)
            pk = parents[pk]
    return kept
