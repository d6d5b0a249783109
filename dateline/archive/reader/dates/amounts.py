"""Numbers as a story writes them: 12, twelve, twenty-two, a few, 2 1/2, nineteen ninety-six."""

from dataclasses import dataclass

from dateline.archive.reader.dates.tokens import HYPHENS, Tokens
from dateline.archive.reader.dates.vocabulary import ONES, ORDINAL_ENDINGS, ORDINALS, TENS

MOST_DIGITS = 6
FEW = (
    ("a", "few"),
    ("a", "couple", "of"),
    ("a", "couple"),
    ("a", "number", "of"),
    ("a", "good", "many"),
    ("the", "next", "few"),
    ("several",),
    ("few",),
    ("some",),
    ("many",),
)
"""Amounts nobody counted; but a couple is two."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, None when nobody counted; perhaps a half more; and where the text goes on."""

    whole: int | None
    half: bool
    after: int


def amount_at(tokens: Tokens, at: int) -> Amount | None:
    """The amount that begins at `at`."""
    for phrase in FEW:
        if after := tokens.after(at, *phrase):
            return Amount(2 if "couple" in phrase else None, False, after)
    if after := tokens.after(at, "half", "a") or tokens.after(at, "half", "an"):
        return Amount(0, True, after)
    counted = count_at(tokens, at)
    if counted is None:
        return None
    number, after = counted
    for phrase in (("1", "/", "2"), ("½",), ("and", "a", "half")):
        if end := tokens.after(after, *phrase):
            return Amount(number, True, end)
    return Amount(number, False, after)


def count_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number in digits or words, with where the text goes on."""
    word = tokens.low(at)
    if word in {"a", "an"}:
        if tokens.low(at + 1) == "dozen":
            return 12, at + 2
        if tokens.low(at + 1) in {"hundred", "thousand"}:
            return {"hundred": 100, "thousand": 1000}[tokens.low(at + 1)], at + 2
        return 1, at + 1
    number = digits(word)
    if number is not None:
        return number, at + 1
    return spelled_at(tokens, at)


def spelled_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number in words up to 99, then perhaps *hundred* or *thousand*."""
    below = below_hundred_at(tokens, at)
    if below is None:
        return None
    number, after = below
    for word, times in (("hundred", 100), ("thousand", 1000), ("dozen", 12)):
        if tokens.low(after) == word:
            return number * times, after + 1
    return number, after


def below_hundred_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = tokens.low(at)
    if word in ONES:
        return ONES[word], at + 1
    if word not in TENS:
        return None
    joined = at + 2 if tokens.low(at + 1) in HYPHENS else at + 1
    one = ONES.get(tokens.low(joined), 10)
    return (TENS[word] + one, joined + 1) if one < 10 else (TENS[word], at + 1)


def spelled_year_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Nineteen ninety-six, two thousand (and) four, twenty twelve."""
    if after := tokens.after(at, "two", "thousand"):
        more = below_hundred_at(tokens, after + 1 if tokens.low(after) == "and" else after)
        return (2000 + more[0], more[1]) if more else (2000, after)
    century = below_hundred_at(tokens, at)
    if century is None or not 15 <= century[0] <= 20 or tokens.low(century[1]) in HYPHENS:
        return None
    years = below_hundred_at(tokens, century[1])
    return (100 * century[0] + years[0], years[1]) if years and years[0] >= 10 else None


def ordinal_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """First, 21st, twenty-first."""
    word = tokens.low(at)
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    number = digits(word)
    if number is not None and tokens[at + 1].glued and tokens.low(at + 1) in ORDINAL_ENDINGS:
        return number, at + 2
    if word in TENS:
        joined = at + 2 if tokens.low(at + 1) in HYPHENS else at + 1
        one = ORDINALS.get(tokens.low(joined), 10)
        return (TENS[word] + one, joined + 1) if one < 10 else None
    return None


def digits(word: str) -> int | None:
    """A number written in a few plain digits (ASCII only: others are no English date), with commas for thousands."""
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS:
        return int(plain)
    return None
