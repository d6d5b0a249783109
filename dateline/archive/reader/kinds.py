"""What the marked words are: a quote, and of which kind, or a title, a nickname, a word in doubt."""

import re

from dateline.archive.reader.casing import WORD, word_count
from dateline.archive.reader.doubt import is_word_in_doubt
from dateline.archive.reader.marks import Marked, Style
from dateline.archive.reader.proposals import QuoteKind
from dateline.archive.reader.titles import is_nickname, is_title

MANY_WORDS = 5
ENDS = ".?!…"
BY_SOMEBODY = re.compile(r"\s+by\s+(?:the\s+)?@?[A-Z]")
"""“A Long Road,” by Ada Moor: a work and who made it."""
BEFORE_REACH = 160
AFTER_REACH = 80


def kind_of(text: str, after: str) -> QuoteKind:
    """Direct when it is a whole sentence, or long; `after` is what follows the mark."""
    words = text.strip()
    if word_count(words) >= MANY_WORDS:
        return QuoteKind.DIRECT
    ended = words[-1:] in ENDS or words[-1:] == "," or after[:1] == ","
    return QuoteKind.DIRECT if words[:1].isupper() and ended else QuoteKind.PARTIAL


def is_sentence(text: str) -> bool:
    """Whether the words could stand by themselves: they begin large and end as a sentence or a saying does."""
    words = text.strip().strip("‘’'[]")
    return bool(words) and (words[0].isupper() or words[0].isdigit()) and words[-1] in f"{ENDS},—-"


def is_no_quote(text: str, marked: Marked) -> bool:
    """Titles of works, nicknames and words held with tongs, as far as the neighbours of the marks tell."""
    words = text[marked.start : marked.end].strip()
    if marked.style is Style.DASH or not words:
        return not words
    before = text[max(marked.start - 1 - BEFORE_REACH, 0) : marked.start - 1]
    after = text[marked.end + 1 : marked.end + 1 + AFTER_REACH].partition("\n")[0]
    before = before.rpartition("\n")[2]
    return (
        not WORD.search(words)
        or before.endswith("=")
        or (words[:1].isupper() and words[-1] == "," and bool(BY_SOMEBODY.match(after)))
        or (words[-1] == ":" and word_count(words) < MANY_WORDS)
        or (words[0] == "(" and words[-1] == ")")
        or is_nickname(words, before, after)
        or is_title(words, before, after)
        or is_word_in_doubt(words, before, after)
    )
