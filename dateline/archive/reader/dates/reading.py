"""What a rule is given: the story's tokens, its day, and what has been read so far; and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.archive.reader.dates.moments import KINDS_WITHOUT_A_DATE, Moment
from dateline.archive.reader.dates.tense import Direction, direction
from dateline.archive.reader.dates.tokens import Tokens

Order = Literal["day first", "month first"]
"""How 4/5/1998 is to be read. Without it, such a date says its year and no more."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that a rule knows: where the text goes on after it, and what it means."""

    after: int
    moment: Moment
    base: bool = True
    """Whether what is told later counts from it; not so a year-earlier quarter, told only to compare."""


Rule = Callable[["Reading", int], Match | None]


@dataclass
class Reading:
    """One story being read from its beginning: *a year earlier* counts from what was named before."""

    tokens: Tokens
    day: date
    order: Order | None = None
    last: Moment | None = None
    quarter: Moment | None = None
    period: Moment | None = None
    """The quarter, months or year whose figures are being told."""
    sentence: int = -1
    """In which sentence `last` was named."""

    def looks(self, first: int, after: int) -> Direction:
        return direction(self.tokens, first, after)

    def remember(self, read: Match, sentence: int) -> None:
        moment = read.moment
        if moment.granularity in {"quarter", "year"} or is_months(moment):
            self.period = moment if read.base else self.period
        if moment.granularity in KINDS_WITHOUT_A_DATE or not read.base:
            return
        self.last = moment
        self.sentence = sentence
        if moment.granularity == "quarter":
            self.quarter = moment


def is_months(moment: Moment) -> bool:
    """Whether it is a length of some months, as firms report on: the first nine months."""
    return moment.granularity == "duration" and moment.value.endswith("M") and not moment.value.startswith("PT")


def match(after: int | None, moment: Moment | None, *, base: bool = True) -> Match | None:
    """A match when there is both a phrase and something it means."""
    return Match(after, moment, base) if after is not None and moment is not None else None
