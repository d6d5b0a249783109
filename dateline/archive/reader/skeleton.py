"""A paragraph with its quotes taken out, so that a parser sees short clauses, and the way back to the text.

A quote that is a sentence of its own becomes two small words between marks; a quote that is part of its clause keeps
its first words and loses its marks. Every character of the skeleton knows where it came from.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.archive.reader.casing import is_in_title_case, word_count
from dateline.archive.reader.kinds import is_sentence
from dateline.archive.reader.marks import Marked, Style
from dateline.archive.reader.paragraphs import Paragraph

NOWHERE = -1
ENDS_BEFORE = (":", ",", ".", "?", "!", "”", '"', ";", "—", "―", "–")
STAND_IN = "We agree"
PLAIN = str.maketrans({"―": "—", "’": "'", "‘": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " "})
"""Signs a parser has met more often; each is one character, so that places stay."""
DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.’']{1,20}(?:,? [A-Z][\w.’']{1,20}){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([A-Z][^()]{1,20}\))?)"
    r"(?:(?<=\))|(?<=[A-Z]{4})) ?[-–—]{1,2}\s+(?=\S)"
)
"""LONDON (Agency) - : a sentence of its own, lest the parser take it into the first clause."""
MOST_INLINE_WORDS = 14
FIRST_WORDS = re.compile(rf"(?:\S+\s+){{{MOST_INLINE_WORDS}}}")
SENTENCE_END = re.compile(r"(?<=[a-z]{2}[.!?…])\s+(?=[A-Z“‘])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the skeleton."""

    at: int
    """Where it begins in the skeleton."""
    start: int
    """Where it comes from in the text."""
    quote: int
    """Which of the paragraph's quotes it stands for, or NOWHERE."""
    is_stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is parsed of one paragraph."""

    text: str
    pieces: tuple[Piece, ...]
    whole: frozenset[int]
    """The quotes that were taken out."""

    def origin(self, at: int) -> tuple[int, int]:
        """Where the character at `at` comes from, and the quote it belongs to or NOWHERE."""
        piece = self.pieces[bisect_right(self.pieces, at, key=lambda each: each.at) - 1]
        return piece.start + (0 if piece.is_stand_in else at - piece.at), piece.quote


def skeleton_of(text: str, paragraph: Paragraph, marked: Sequence[Marked]) -> Skeleton:
    """The paragraph as a parser should see it."""
    pieces: list[Piece] = []
    written: list[str] = []
    length = 0
    whole = set()

    def write(words: str, start: int, quote: int = NOWHERE, is_stand_in: bool = False) -> None:
        nonlocal length
        if words:
            pieces.append(Piece(length, start, quote, is_stand_in))
            written.append(words)
            length += len(words)

    at = paragraph.start
    dateline = DATELINE.match(paragraph.text)
    if dateline and (not marked or at + dateline.end() < marked[0].start):
        write(dateline["place"].translate(PLAIN), at)
        write(". ", at + dateline.end("place"))
        at += dateline.end()
    for number, words in enumerate(marked):
        opens_at = max(words.start - (words.style is not Style.DASH), at)
        write(text[at:opens_at].translate(PLAIN), at)
        said = text[words.start : words.end]
        if _is_whole(said, text[paragraph.start : opens_at], text[words.end : words.end + 2]):
            whole.add(number)
            write(_stand_in(said), words.start, number, is_stand_in=True)
        else:
            write(_first_words(said).translate(PLAIN), words.start, number)
        at = min(words.end + (words.is_closed and words.style is not Style.DASH), paragraph.end)
    write(text[at : paragraph.end].translate(PLAIN), at)
    return Skeleton("".join(written), tuple(pieces) or (Piece(0, paragraph.start, NOWHERE),), frozenset(whole))


def _is_whole(said: str, before: str, after: str) -> bool:
    bare = said.strip()
    if not bare[:1].isupper() and not bare.startswith(("…", "...", "[", "‘", "'")) and before.strip():
        return word_count(bare) > MOST_INLINE_WORDS and before.rstrip()[-1:] in (":", ",")
    if not before.strip() and is_sentence(bare):
        return True
    if is_in_title_case(bare) and not bare.endswith((".", "?", "!", ",")):
        return False
    led_in = not before.strip() or before.rstrip()[-1:] in ENDS_BEFORE
    return led_in or (is_sentence(bare) and word_count(bare) > 3) or word_count(bare) > 4


def _stand_in(said: str) -> str:
    last = said.rstrip()[-1:]
    return f"“{STAND_IN}{last if last in ',?!' and last else '.' if last in '.…' else ''}”"


def _first_words(said: str) -> str:
    """What is kept of an inline quote: its first sentence, and of that not too many words."""
    sentence = SENTENCE_END.split(said[:1000], maxsplit=1)[0]
    long = FIRST_WORDS.match(sentence)
    kept = sentence[: long.end()].rstrip() if long else sentence
    return f"{kept.rstrip('.,;:!?')}," if kept != said and said.rstrip().endswith(",") else kept
