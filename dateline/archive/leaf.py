"""The rows of one story while a reading is kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.archive.models import Found

Row = TypeVar("Row", bound=Found)
Sign = tuple[str, str]


@dataclass
class Leaf(Generic[Row]):
    """Those that are there, by their words and sentence, and what becomes of them."""

    there: dict[Sign, list[Row]]
    new: list[Row] = field(default_factory=list)
    again: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Leaf[Row]":
        there = defaultdict(list)
        for row in rows:
            there[row.words, row.sentence].append(row)
        return cls(there)

    def take(self, words: str, sentence: str) -> Row | None:
        rows = self.there.get((words, sentence))
        return rows.pop(0) if rows else None

    def keep(self, row: Row) -> None:
        (self.again if row.pk else self.new).append(row)

    def left(self) -> list[int]:
        """Proposals that are proposed no more. What was decided on stays."""
        return [row.pk for rows in self.there.values() for row in rows if row.state == Found.State.PROPOSED]
