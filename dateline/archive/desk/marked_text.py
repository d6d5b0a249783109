"""A story's running text with what was found in it: cut where anything begins or ends, so that it can be marked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dateline.archive.models import Event, Found, Mention, Quote, Tie

ROUND = 280
"""Letters shown before and after what a card is about, to the next blank."""


@dataclass(frozen=True)
class Span:
    """Some of the text, and what it is: a row, or a word of our own."""

    start: int
    end: int
    what: Any


@dataclass(frozen=True)
class Run:
    """Letters that the same spans cover."""

    text: str
    covers: tuple[Any, ...]
    begins: tuple[Any, ...]
    ends: tuple[Any, ...]

    @property
    def quote(self) -> Quote | None:
        return next((row for row in self.covers if isinstance(row, Quote)), None)

    @property
    def name(self) -> Mention | None:
        return next((row for row in self.covers if isinstance(row, Mention)), None)

    @property
    def event(self) -> "Event | Tie | None":
        return next((row for row in self.covers if isinstance(row, Event | Tie)), None)

    @property
    def quotes_begun(self) -> list[Quote]:
        return [row for row in self.begins if isinstance(row, Quote)]

    @property
    def ended(self) -> list[Found]:
        return [row for row in self.ends if isinstance(row, Found)]


def stands_in(found: Found, text: str) -> bool:
    """Whether the text still has these words there."""
    return text[found.start : found.end] == found.words


def runs_of(text: str, first: int, last: int, spans: Iterable[Span]) -> Iterator[Run]:
    """The text from `first` to `last`; what reaches beyond is cut. In time that grows with the spans by their order."""
    inside = [Span(max(span.start, first), min(span.end, last), span.what) for span in spans]
    inside = [span for span in inside if span.start < span.end]
    ahead = sorted(inside, key=lambda span: (span.start, -span.end), reverse=True)
    cuts = sorted({first, last, *(span.start for span in inside), *(span.end for span in inside)})
    active: list[Span] = []
    for begin, end in pairwise(cuts):
        starting = []
        while ahead and ahead[-1].start == begin:
            starting.append(ahead.pop())
        active = [span for span in active if span.end > begin] + starting
        ending = tuple(span.what for span in active if span.end == end)
        covers = tuple(span.what for span in active)
        yield Run(text[begin:end], covers, tuple(span.what for span in starting), ending)


def lines_of(text: str, spans: Sequence[Span]) -> Iterator[list[Run]]:
    """Paragraph by paragraph."""
    waiting = sorted(spans, key=lambda span: span.start, reverse=True)
    first = 0
    for line in text.split("\n"):
        last, own = first + len(line), []
        while waiting and waiting[-1].start < last:
            own.append(waiting.pop())
        yield list(runs_of(text, first, last, own))
        first = last + 1


def excerpt(text: str, found: Found, spans: Iterable[Span]) -> list[Run]:
    """The paragraph `found` stands in, or what is near it of a long one."""
    start = text.rfind("\n", 0, found.start) + 1
    end = text.find("\n", found.end)
    end = len(text) if end < 0 else end
    first, last = start, end
    if found.start - start > ROUND:
        first = text.find(" ", found.start - ROUND, found.start) + 1 or found.start
    if end - found.end > ROUND:
        last = text.rfind(" ", found.end, found.end + ROUND)
        last = found.end if last < 0 else last
    runs = list(runs_of(text, first, last, spans))
    before = [Run("… ", (), (), ())] if first > start else []
    after = [Run(" …", (), (), ())] if last < end else []
    return [*before, *runs, *after]
