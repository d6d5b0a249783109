"""Pairs quotation marks, paragraph by paragraph: curly, straight, single, guillemets, dashes, and some set wrongly.

A quote that runs on opens its mark again in each paragraph and closes only in the last. Marks inside a quote belong to
that quote. Each paragraph is walked once, so a text made of nothing but marks costs what its length costs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.archive.reader.paragraphs import Paragraph
from dateline.archive.reader.speech_verbs import SAID


class Style(StrEnum):
    """What stands round the words."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMETS = "guillemets"
    DASH = "dash"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks, outermost only. `start` and `end` are theirs in the text; the marks stand just outside."""

    start: int
    end: int
    style: Style
    is_closed: bool = True
    is_reopened: bool = False
    """The quote before it was not closed, and this paragraph opens its mark again."""


DOUBLE_OPENING, DOUBLE_CLOSING = "“„‟", "”"
STRAIGHT = '"＂'
SINGLE_OPENING, SINGLE_CLOSING = "‘‚‛", "’"
DASHES = "—–―"
BEFORE_AN_OPENING = " \t\u00a0\u2009\u202f([{—–-/…:"
AFTER_A_CLOSING = " \t\u00a0\u2009\u202f)]}—–-/.,;:!?…’'”"
FEW = 8
ENDS_A_SAYING = ",.?!…"

DOUBLED_SINGLES = re.compile(r"(?<!')''(?!')|(?<!`)``(?!`)")
ELISION = re.compile(r"(?:tis|twas|em|til|cause|n|\d0s)\b", re.IGNORECASE)
TOLD = re.compile(rf",\s+(?:{SAID.pattern})\s+[^\W\d_a-z]", re.VERBOSE)
"""…, said Name."""
DASH_LINE = re.compile(r"[—–―]\s?(?=\w|¿|¡)")


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    width: int
    opens: bool
    closes: bool


def marked_words(paragraphs: Sequence[Paragraph]) -> Iterator[list[Marked]]:
    """Of each paragraph what stands between its outer marks, in one style for the whole story."""
    style = _outer_style(paragraphs)
    went_on = False
    for number, paragraph in enumerate(paragraphs):
        if style is Style.DASH:
            yield _dashed(paragraph)
            continue
        reopens_next = number + 1 < len(paragraphs) and _opens(paragraphs[number + 1].text, style)
        found = _pairs(paragraph, style, reopens_next)
        if went_on and found and paragraph.start + 1 >= found[0].start - 1:
            first = found[0]
            found[0] = Marked(first.start, first.end, first.style, first.is_closed, is_reopened=True)
        went_on = bool(found) and not found[-1].is_closed and reopens_next
        yield found


def _outer_style(paragraphs: Sequence[Paragraph]) -> Style:
    """Singles when more sayings stand in them than in doubles; dashes when there is no other mark at all."""
    doubles = guillemets = singles = dashes = 0
    for paragraph in paragraphs:
        doubles += sum(map(paragraph.text.count, DOUBLE_OPENING + STRAIGHT))
        guillemets += paragraph.text.count("«")
        singles += _single_sayings(paragraph.text)
        dashes += bool(DASH_LINE.match(paragraph.text))
    if guillemets > doubles:
        return Style.GUILLEMETS
    if singles > doubles:
        return Style.SINGLE
    if dashes > 1 and not doubles + singles:
        return Style.DASH
    return Style.DOUBLE


def _single_sayings(text: str) -> int:
    """Single marks that close after a comma or a full stop, as a saying does and an apostrophe does not."""
    if not any(mark in text for mark in SINGLE_OPENING + "'"):
        return 0
    return sum(
        1
        for span in _single_pairs(text)
        if (span.closes_at and text[span.closes_at - 1] in ENDS_A_SAYING)
        or text[span.closes_at + 1 : span.closes_at + 2] == ","
    )


def _opens(text: str, style: Style) -> bool:
    first = text[:1]
    return {
        Style.DOUBLE: first in tuple(DOUBLE_OPENING + STRAIGHT) or text.startswith("``"),
        Style.SINGLE: first in tuple(SINGLE_OPENING + "'"),
        Style.GUILLEMETS: first in ("«", "»"),
    }.get(style, False)


def _pairs(paragraph: Paragraph, style: Style, reopens_next: bool) -> list[Marked]:
    text = paragraph.text
    if style is Style.SINGLE:
        found = [(pair.opens_at + 1, pair.closes_at) for pair in _single_pairs(text)]
        closed = [Marked(paragraph.start + a, paragraph.start + b, Style.SINGLE) for a, b in found]
        return [*closed, *_single_left_open(paragraph, found, reopens_next)]
    marks = list(_guillemets(text) if style is Style.GUILLEMETS else _doubles(text))
    spans: list[Marked] = []
    opened: _Mark | None = None
    inner: list[bool] = []
    """Of each mark that is open inside the quote whether it is straight."""
    for number, mark in enumerate(marks):
        is_straight = text[mark.at] in STRAIGHT
        if opened is None:
            opened, inner = (mark if mark.opens else None), []
        elif mark.opens and not mark.closes:
            if _is_nested(text, opened, marks, number):
                inner.append(is_straight)
            elif not reopens_next:
                opened, inner = mark, []
        elif inner and inner[-1] == is_straight:
            inner.pop()
        elif mark.closes and (not inner or is_straight == (text[opened.at] in STRAIGHT)):
            start, end = opened.at + opened.width, mark.at
            if text[start:end].strip():
                spans.append(Marked(paragraph.start + start, paragraph.start + end, style))
            opened = None
    if opened is not None and text[opened.at + opened.width :].strip():
        spans.append(Marked(paragraph.start + opened.at + opened.width, paragraph.end, style, is_closed=False))
    return spans


def _is_nested(text: str, opened: _Mark, marks: Sequence[_Mark], number: int) -> bool:
    """Whether a mark that opens inside a quote begins one within it, and the outer was not left open by mistake."""
    if text[opened.at] in STRAIGHT and text[marks[number].at] not in STRAIGHT:
        return any(text[mark.at] in STRAIGHT for mark in marks[number + 1 : number + 1 + FEW])
    following = marks[number + 1 : number + 3]
    return len(following) == 2 and all(mark.closes for mark in following)


def _doubles(text: str) -> Iterator[_Mark]:
    """Double marks of every make, each with what it can be where it stands."""
    depth = 0
    for at, sign in enumerate(text):
        if sign in DOUBLE_OPENING or sign in DOUBLE_CLOSING or sign in STRAIGHT:
            mark = _what_it_is(text, at, 1, sign, depth > 0)
        elif sign in "'`" and text[at + 1 : at + 2] == sign and DOUBLED_SINGLES.match(text, at):
            mark = _what_it_is(text, at, 2, "“" if sign == "`" else '"', depth > 0)
        else:
            continue
        depth = depth + 1 if mark.opens else max(depth - 1, 0)
        yield mark


def _what_it_is(text: str, at: int, width: int, sign: str, is_open: bool) -> _Mark:
    """An opening or a closing mark, by its make and, when that cannot be, by its neighbours."""
    before, after = text[at - 1 : at] if at else "", text[at + width : at + width + 1]
    may_open = (not before or before in BEFORE_AN_OPENING or before in "“‘'\"") and bool(after.strip())
    may_close = bool(before.strip()) and (not after or after in AFTER_A_CLOSING or not after.isalnum())
    if sign in DOUBLE_OPENING:
        opens = not (is_open and may_close and not may_open)
    elif sign in DOUBLE_CLOSING:
        opens = not is_open and may_open and not may_close
    elif may_open != may_close:
        opens = may_open
    else:
        opens = not is_open
    return _Mark(at, width, opens=opens, closes=not opens)


def _guillemets(text: str) -> Iterator[_Mark]:
    """« … » as in French, » … « as in German print, by which of them comes first."""
    first = next((sign for sign in text if sign in "«»"), "«")
    depth = 0
    for at, sign in enumerate(text):
        if sign not in "«»":
            continue
        depth += 1 if sign == first else -1
        opens, closes = sign == first and depth == 1, sign != first and depth <= 0
        depth = max(depth, 0)
        if opens or closes:
            yield _Mark(at, 1, opens=opens, closes=closes)


@dataclass(frozen=True, slots=True)
class _Single:
    opens_at: int
    closes_at: int


def _single_pairs(text: str) -> Iterator[_Single]:
    """Single marks, told from apostrophes: one opens before a word, and closes where no letter follows."""
    opened: int | None = None
    possible: int | None = None
    in_double = False
    for at, sign in enumerate(text):
        if sign in '“”"' and opened is None:
            in_double = sign == "“" or (sign == '"' and not in_double)
        if in_double or sign not in "‘‚‛’'":
            continue
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        opens = (sign in SINGLE_OPENING or sign == "'") and _opens_single(text, at, before)
        if opened is not None and sign in "’'" and before.strip() and not after.isalnum():
            if before in ENDS_A_SAYING or not (before in "sz" and after == " "):
                yield _Single(opened, at)
                opened = possible = None
            else:
                possible = at
        elif opens and opened is None:
            opened, possible = at, None
        elif opens and possible is not None and opened is not None:
            yield _Single(opened, possible)
            opened, possible = at, None
    if opened is not None and possible is not None:
        yield _Single(opened, possible)


def _opens_single(text: str, at: int, before: str) -> bool:
    rest = text[at + 1 : at + 8]
    return (not before or before in BEFORE_AN_OPENING) and bool(rest.strip()) and not ELISION.match(rest)


def _single_left_open(paragraph: Paragraph, found: list[tuple[int, int]], reopens_next: bool) -> list[Marked]:
    """A last single mark that never closes, when the next paragraph opens it again."""
    after = found[-1][1] + 1 if found else 0
    at = max((paragraph.text.rfind(sign, after) for sign in SINGLE_OPENING), default=-1)
    if at < 0 and not found and paragraph.text.startswith("'"):
        at = 0
    if at < 0 or not reopens_next or not _opens_single(paragraph.text, at, paragraph.text[at - 1 : at] if at else ""):
        return []
    return [Marked(paragraph.start + at + 1, paragraph.end, Style.SINGLE, is_closed=False)]


def _dashed(paragraph: Paragraph) -> list[Marked]:
    """The words of a line of dialogue, up to a comma or a second dash that leads to who spoke."""
    opened = DASH_LINE.match(paragraph.text)
    if not opened:
        return []
    ends = [place for dash in DASHES if (place := paragraph.text.find(f" {dash} ", opened.end())) > 0]
    told = TOLD.search(paragraph.text, opened.end())
    ends.extend([told.start()] if told else [])
    end = min(ends, default=len(paragraph.text))
    return [Marked(paragraph.start + opened.end(), paragraph.start + end, Style.DASH)]
