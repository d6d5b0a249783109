"""Texts with the words marked that were found in them."""

from collections.abc import Sequence, Set
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dateline.search.analyser import words_in

MOST_WORDS = 3000
BEFORE, LONGEST = 60, 240
"""Signs of a passage before its first marked word, and in all."""

Span = tuple[int, int]


def marked(text: str, held: Set[str], language: str) -> SafeString:
    """All of `text`, escaped, each word found between <mark> and </mark>."""
    return _marked(text, _spans(text, held, language), 0, len(text))


def passage(text: str, held: Set[str], language: str) -> SafeString:
    """The part of `text` in which most of the words stand together; empty where none does."""
    spans = _spans(text, held, language)
    if not spans:
        return mark_safe("")
    first = _best(text, spans)
    begins = _word_begins(text, max(0, spans[first][0] - BEFORE))
    ends = _word_ends(text, min(len(text), begins + LONGEST))
    inside = [span for span in spans if begins <= span[0] and span[1] <= ends]
    before, after = "… " if begins else "", " …" if ends < len(text) else ""
    return mark_safe(f"{before}{_marked(text, inside, begins, ends)}{after}")


def _spans(text: str, held: Set[str], language: str) -> list[Span]:
    """Of the words that are among `held`; of a script without blanks they may overlap, and become one."""
    spans: list[Span] = []
    for word, _, begins, ends in words_in(text, language, MOST_WORDS):
        if word not in held:
            continue
        if spans and begins < spans[-1][1]:
            spans[-1] = (spans[-1][0], ends)
        else:
            spans.append((begins, ends))
    return spans


def _best(text: str, spans: Sequence[Span]) -> int:
    """The span from which on the most different words stand within one passage; the first of several."""
    best, most = 0, 0
    for number, (begins, _) in enumerate(spans):
        inside = {text[a:b].casefold() for a, b in islice(spans, number, number + 20) if b <= begins + LONGEST - BEFORE}
        if len(inside) > most:
            best, most = number, len(inside)
    return best


def _word_begins(text: str, at: int) -> int:
    blank = text.find(" ", at, at + BEFORE)
    return blank + 1 if at and blank >= 0 else at


def _word_ends(text: str, at: int) -> int:
    blank = text.rfind(" ", max(0, at - BEFORE), at)
    return blank if at < len(text) and blank >= 0 else at


def _marked(text: str, spans: Sequence[Span], begins: int, ends: int) -> SafeString:
    found = []
    at = begins
    for a, b in spans:
        found += [escape(text[at:a]), "<mark>", escape(text[a:b]), "</mark>"]
        at = b
    found.append(escape(text[at:ends]))
    return mark_safe("".join(found))
