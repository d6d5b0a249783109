"""A story as the engines get it: its paragraphs, and in each the words between marks."""

from dataclasses import dataclass
from datetime import date

from dateline.archive.reader.marks import Marked, marked_words
from dateline.archive.reader.paragraphs import Paragraph, paragraphs_of


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

    @classmethod
    def of(cls, text: str, day: date | None, known: tuple[str, ...] = ()) -> "Story":
        paragraphs = tuple(paragraphs_of(text))
        return cls(text, day, paragraphs, tuple(map(tuple, marked_words(paragraphs))), known)
