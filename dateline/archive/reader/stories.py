"""A story as the engines get it: its paragraphs, and in each the words between marks."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from dateline.archive.reader.marks import Marked, marked_words
from dateline.archive.reader.paragraphs import Paragraph, paragraphs_of
from dateline.archive.reader.proposals import DateRange


@dataclass(frozen=True, slots=True)
class Story:
    """The text with what was seen in it before anybody asked who speaks."""

    text: str
    day: date | None
    paragraphs: tuple[Paragraph, ...]
    marked: tuple[tuple[Marked, ...], ...]
    """Of each paragraph."""
    known: tuple[str, ...] = ()
    """Full names the house has subjects of."""
    dates: tuple[DateRange, ...] = ()
    """The days and spans of time it names, in the order of the text."""
    language: str = "en"

    @classmethod
    def of(
        cls,
        text: str,
        day: date | None,
        known: tuple[str, ...] = (),
        dates: tuple[DateRange, ...] = (),
        language: str = "en",
    ) -> "Story":
        paragraphs = tuple(paragraphs_of(text))
        return cls(text, day, paragraphs, tuple(map(tuple, marked_words(paragraphs))), known, dates, language)

    def dates_between(self, start: int, end: int) -> tuple[DateRange, ...]:
        """Those that begin in that part of the text."""
        first = bisect_left(self.dates, start, key=lambda each: each.start)
        return self.dates[first : bisect_left(self.dates, end, key=lambda each: each.start)]
