"""A story as the engines get it: its paragraphs, and in each the words between marks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.archive.reader.marks import Marked, marked_words
from dateline.archive.reader.paragraphs import Paragraph, paragraphs_of
from dateline.archive.reader.proposals import DateRange, MentionKind


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name the house knows, its own or another, of a subject it has."""

    name: str
    kind: MentionKind
    subject: str
    """The name of the subject, or whatever tells it from the others."""

    @classmethod
    def of(cls, known: "KnownName | str") -> "KnownName":
        """A bare name is taken for a person's."""
        return known if isinstance(known, KnownName) else cls(known, MentionKind.PERSON, known)

    @property
    def tells(self) -> bool:
        """One word does not tell a person: surnames alone never link across stories."""
        return self.kind is not MentionKind.PERSON or " " in self.name.strip()


@dataclass(frozen=True, slots=True)
class Story:
    """The text with what was seen in it before anybody asked who speaks."""

    text: str
    day: date | None
    paragraphs: tuple[Paragraph, ...]
    marked: tuple[tuple[Marked, ...], ...]
    """Of each paragraph."""
    known: tuple[KnownName, ...] = ()
    """Names the house has subjects of."""
    dates: tuple[DateRange, ...] = ()
    """The days and spans of time it names, in the order of the text."""
    language: str = "en"

    @classmethod
    def of(
        cls,
        text: str,
        day: date | None,
        known: Sequence[KnownName | str] = (),
        dates: tuple[DateRange, ...] = (),
        language: str = "en",
    ) -> "Story":
        paragraphs = tuple(paragraphs_of(text))
        marked = tuple(map(tuple, marked_words(paragraphs)))
        telling = tuple(each for each in map(KnownName.of, known) if each.tells)
        return cls(text, day, paragraphs, marked, telling, dates, language)

    def dates_between(self, start: int, end: int) -> tuple[DateRange, ...]:
        """Those that begin in that part of the text."""
        first = bisect_left(self.dates, start, key=lambda each: each.start)
        return self.dates[first : bisect_left(self.dates, end, key=lambda each: each.start)]
