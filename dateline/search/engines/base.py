"""What a database does for the search: it keeps words and says in which stories they stand, the newest first."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from django.db.models import Expression

Phrase = tuple[str, ...]
"""Words that stand one after the other; one alone, mostly."""

Choice = tuple[Phrase, ...]
"""Any of these."""


class TooSlow(Exception):
    """A search took longer than it may."""


class OutOfReach(Exception):
    """Whoever keeps the words does not answer, or not as it should; what it says tells the operator why."""


@dataclass(frozen=True)
class Sought:
    """All of `wanted` and of `marks`, none of `barred`."""

    wanted: tuple[Choice, ...]
    barred: tuple[Choice, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """What the index holds of a story, in words with blanks between."""

    headline: str
    lead: str
    body: str
    marks: str


class Engine(Protocol):
    """Whoever keeps the words: a database, or a search server beside it."""

    name: str
    is_beside: bool
    """Whether it is no part of the database."""

    def put(self, rows: Iterable[tuple[int, Columns]]) -> None:
        """Numbers that are not in the index yet."""

    def has_index(self) -> bool:
        """Whether there is anything to put them in."""

    def empty(self) -> None:
        """Hold nothing, whatever was held or broken before."""

    def settle(self) -> None:
        """What was put in is found from now on."""

    def count(self) -> int:
        """How many numbers are held."""

    def take_out(self, rows: Iterable[tuple[int, Columns]]) -> None:
        """Exactly what was put in."""

    def numbers(self, sought: Sought, most: int) -> list[int]:
        """The newest `most`, newest first."""

    def among(self, column: str, numbers: Sequence[int]) -> Expression:
        """Whether a column holds one of these, however many."""

    def within(self, seconds: float) -> AbstractContextManager[None]:
        """Whatever is asked inside and takes longer raises TooSlow."""

    def alone(self) -> None:
        """Wait until nobody else writes into the index, for the rest of the transaction."""
