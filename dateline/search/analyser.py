"""The words of a text as the index holds them: one analyser for stories and for what readers type, and both databases.

What is folded comes before what is stemmed, so that a name is found however it was typed. A database is given nothing
but these words, with blanks between.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dateline.archive.words import fold, placed
from dateline.search.stemmers import stem

NUMBER = 1
"""Goes up whenever the same text would have other words: what was indexed before is then read anew."""

REMEMBERED = 200_000
LONGEST = 50

LETTERS = str.maketrans({
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t",
    "ĸ": "k", "ſ": "s", "ى": "ي", "ی": "ي", "ک": "ك",
})  # fmt: skip
"""Letters of their own that are typed as others, and that no form of Unicode takes apart."""

SHORT_I = "й"
"""A letter by itself, though Unicode takes it apart: Russian endings hang on it."""

Word = tuple[str, str, int, int]
"""A word of a text: as the index holds it, as it is folded, and from where to where it stands."""


def words_in(text: str, language: str, most: int) -> Iterator[Word]:
    """In their order. In time that grows with what is looked at."""
    for word, begins in islice(placed(text), most):
        held, folded = analysed(word, language)
        if held:
            yield held, folded, begins, begins + len(word)


@lru_cache(REMEMBERED)
def analysed(word: str, language: str) -> tuple[str, str]:
    """As the index holds it, and folded alone. Both are empty when nothing of it is left."""
    folded = _signs(SHORT_I.join(fold(part) for part in word.casefold().split(SHORT_I)).translate(LETTERS))
    if not folded or is_solid(folded):
        return folded, folded
    return _signs(stem(folded, language)), folded


def is_solid(word: str) -> bool:
    """Whether it is of a script without blanks, which is taken two signs at a time."""
    code = ord(word[0])
    return 0x0E00 <= code < 0x0F00 or 0x1000 <= code < 0x10A0 or 0x1780 <= code < 0x1800 or code >= 0x3040


def _signs(word: str) -> str:
    """Letters, numerals and the vowels of Indic scripts alone: some signs are taken apart into marks and blanks."""
    if not word.isalnum():
        word = "".join(sign for sign in word if sign.isalnum() or unicodedata.category(sign)[0] == "M")
    return word[:LONGEST]
