"""The words of a story, as stories are compared by them: one analyser for both databases and all scripts.

Marks over and under letters are left out, so that a name is found however it was typed; English endings are cut,
lightly; writing without blanks between words is taken two signs at a time. Python does it and no database, so that both
agree.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice

FROM_HEADLINE = 3
LEAD, FROM_LEAD = 40, 2
MOST = 250
"""Words of a story that count. News begins with what it is about; what stands far down is what was before."""

MOST_SIGNS = 20_000
LONGEST = 40
SOLID = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003134f"
)  # fmt: skip
"""Scripts that set no blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

POINTS = range(10, 36)
ABOVE_AND_BELOW = 200
"""Classes of marks left out: the points of Hebrew and Arabic, and accents. The vowels of Indic scripts stay."""

TATWEEL = "\u0640"
MARKS = 0x300, 0x1F000
"""Where the marks of living scripts stand."""


@dataclass
class Words:
    """How much of a story each word is, and how the story writes it."""

    weights: dict[str, int] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def add(self, word: str, weight: int) -> None:
        sign = stem(fold(word))
        if sign:
            self.weights[sign] = self.weights.get(sign, 0) + weight
            self.written.setdefault(sign, word)


def words_of(headline: str, text: str) -> Words:
    """Of a story; `text` begins with its standfirst. In time that grows with what is looked at, never with the text."""
    found = Words()
    for word in islice(_split(headline), MOST):
        found.add(word, FROM_HEADLINE)
    for number, word in enumerate(islice(_split(text), MOST)):
        found.add(word, FROM_LEAD if number < LEAD else 1)
    return found


def fold(word: str) -> str:
    """As it is compared: no capitals, no accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(sign for sign in letters if sign != TATWEEL and not _is_left_out(sign))
    return unicodedata.normalize("NFC", kept)[:LONGEST]


def stem(word: str) -> str:
    """English endings cut: bridges and bridge are one, opened and opening. What is not plain letters stays."""
    if not word.isascii() or not word.isalpha():
        return word
    if len(word) > 4:
        word = _without_plural(word)
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ed"):
        word = word[:-2]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def placed(text: str) -> Iterator[tuple[str, int]]:
    """Words in their order, each with where it begins: a letter alone is none, unless it is a whole sign of Chinese."""
    for match in _pattern().finditer(text):
        run, begins = match[0], match.start()
        if match.lastgroup == "solid":
            yield from ((run[at : at + 2], begins + at) for at in range(max(1, len(run) - 1)))
        elif len(run) > 1:
            yield run, begins


def _split(text: str) -> Iterator[str]:
    return (word for word, _ in placed(text[:MOST_SIGNS]))


def _is_left_out(sign: str) -> bool:
    kind = unicodedata.combining(sign)
    return kind >= ABOVE_AND_BELOW or kind in POINTS


@cache
def _pattern() -> re.Pattern[str]:
    """A run of a script without blanks, or letters and numerals with the marks on them."""
    marks = "".join(_ranges_of_marks())
    return re.compile(rf"(?P<solid>[{SOLID}]+)|(?P<word>(?:(?![{SOLID}])[^\W_]|[{marks}])+)")


def _ranges_of_marks() -> Iterator[str]:
    marks = [code for code in range(*MARKS) if unicodedata.category(chr(code)).startswith("M")]
    for _, run in groupby(enumerate(marks), key=lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        yield f"{chr(codes[0])}-{chr(codes[-1])}"
