"""A story's words and marks with where they stand, and where its sentences end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import overload

from dateline.archive.reader.dates.vocabulary import words

PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
"""A number with its points and commas, a run of letters, or one mark. No part can match what another can."""

SHORTENED = words(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun mr mrs ms "
    "dr st gen sen rep gov lt col capt sgt rev hon no inc corp co ltd bros vs approx est"
)
"""Words whose point ends no sentence."""

CLOSING_MARKS = "\"'”’)]»"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, its lower-case form, whether it touches the piece before it, and its sentence's number."""

    start: int
    end: int
    text: str
    low: str
    glued: bool
    sentence: int


OUTSIDE = Token(-1, -1, "", "", False, -1)
"""What stands before the first and after the last piece, so that nobody has to ask for the length."""


class Tokens(Sequence[Token]):
    """The pieces of a sentence; beyond its ends there is nothing, and no error."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        if isinstance(at, slice):
            return self._tokens[at]
        return self._tokens[at] if 0 <= at < len(self._tokens) else OUTSIDE

    def low(self, at: int) -> str:
        return self[at].low

    def after(self, at: int, *phrase: str) -> int | None:
        """Where the text goes on after the words of `phrase`, which stand at `at`; hyphens may join them."""
        for place, word in enumerate(phrase):
            if place and self.low(at) in HYPHENS and word not in HYPHENS:
                at += 1
            if self.low(at) != word:
                return None
            at += 1
        return at

    def past_hyphen(self, at: int) -> int:
        """The place of the word a hyphen may join to the one before `at`."""
        return at + 1 if self.low(at) in HYPHENS and self[at].glued else at


HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—")


def sentences_of(text: str) -> Iterator[Tokens]:
    """The sentences of a text, one after the other: no phrase of time runs over the end of one."""
    for _, tokens in groupby(tokens_of(text), key=lambda token: token.sentence):
        yield Tokens(list(tokens))


def tokens_of(text: str) -> list[Token]:
    """Read once, from left to right: the cost grows with the text's length alone."""
    tokens: list[Token] = []
    sentence = 0
    for found in PIECE.finditer(text):
        start, word = found.start(), found.group()
        before = tokens[-1] if tokens else OUTSIDE
        if tokens and (has_break(text, before.end, start) or ends_sentence(tokens, start, word)):
            sentence += 1
        tokens.append(Token(start, found.end(), word, word.lower(), before.end == start, sentence))
    return tokens


def has_break(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0


def ends_sentence(tokens: Sequence[Token], start: int, word: str) -> bool:
    """Whether a sentence ended with the last of `tokens`, given the `word` that follows at `start`."""
    last = len(tokens) - 1
    while last > 0 and tokens[last].text in CLOSING_MARKS and last > len(tokens) - 3:
        last -= 1
    mark = tokens[last].text
    if mark in "?!":
        return True
    if mark != "." or tokens[-1].end == start:
        return False
    before = tokens[last - 1] if last else OUTSIDE
    short = len(before.text) == 1 or (before.low in SHORTENED and (before.text[0].isupper() or before.low == "vs"))
    return not short and not word[0].islower() and not word[0].isdigit()
