"""What a name is made of, and whether two of them are names of the same: titles, generations, initials, short forms."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from dateline.archive.reader.name_words import (
    AFTER_A_PLACE_NAME,
    BEFORE_A_PLACE_NAME,
    CLUBS,
    GENERATIONS,
    MEN,
    SHORT_FORMS,
    SMALL,
    SUFFIXES,
    TITLES,
    WOMEN,
)
from dateline.archive.reader.proposals import MentionKind

LEAST_INITIALS, MOST_INITIALS = 2, 8
POSSESSIVE = re.compile(r"['’]s?$")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]?\s*$")


class Gender(StrEnum):
    """Only where the story itself tells."""

    MAN = "he"
    WOMAN = "she"


def bare_words(name: str) -> tuple[list[str], list[str]]:
    """The titles before a name, folded, and the name's own words as they are printed."""
    titles, words = _parted(name)
    while len(words) > 1 and _plain(words[-1]) in SUFFIXES:
        words.pop()
    return titles, [word.rstrip(",") for word in words]


def generation_of(name: str) -> str:
    """Jr, Sr or a number after a name, folded; nothing for most."""
    last = _plain(_parted(name)[1][-1]) if name.strip() else ""
    return last if last in GENERATIONS else ""


def _parted(name: str) -> tuple[list[str], list[str]]:
    name = POSSESSIVE.sub("", IN_BRACKETS.sub("", name.strip()).strip(" ,;:“”\"'‘’"))
    words = [word for word in re.split(r"[\s\u00a0]+", name.rstrip(".")) if word]
    titles: list[str] = []
    while len(words) > 1 and words[0].rstrip(".,").lower() in TITLES:
        titles.append(words.pop(0).rstrip(".,").lower())
    return titles, words or [""]


def _plain(word: str) -> str:
    return word.rstrip(".,").lower().replace(".", "")


def folded_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold().rstrip(".") for word in words)


def short_forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What a body or a place of so many words may be called by."""
    if 1 < len(words) <= MOST_INITIALS:
        yield from dict.fromkeys((letters,) for letters in initials_of(words) if len(letters) >= LEAST_INITIALS)
        yield from (words[:length] for length in range(1, len(words)))
        yield from {words[1:], words[-1:]}


def may_be_called(folded: tuple[str, ...], words: tuple[str, ...], kind: MentionKind) -> bool:
    """Whether a body or a place is called by these words of its name."""
    if folded[0] in initials_of(words):
        return True
    if words[0] in BEFORE_A_PLACE_NAME:
        return words[1:] == folded
    if kind is MentionKind.PLACE:
        return words[:-1] == folded and words[-1] in AFTER_A_PLACE_NAME
    return words[: len(folded)] == folded or (folded == words[-1:] and folded[0] in CLUBS)


def initials_of(words: Iterable[str]) -> Iterator[str]:
    """With the small words and without them: bbc, d.o.t. and dt."""
    parts = [part for word in words for part in word.replace("-", " ").split() if part[:1].isalnum()]
    yield "".join(part[0] for part in parts)
    yield "".join(part[0] for part in parts if part not in SMALL)


def is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two names of one surname are one person's when no given name speaks against it: R. Lane and Rosa Lane, Lane."""
    shorter, longer = sorted((one, other), key=len)
    if longer[-len(shorter) :] == shorter:  # van der Berg of Rosa van der Berg
        return True
    first, second = one[0].replace(".", ""), other[0].replace(".", "")
    if first == second or any(first in names and second in names for names in SHORT_FORMS):
        return True
    if first[0] != second[0]:
        return False
    return 1 in (len(first), len(second)) or _are_initials(one, other) or _are_initials(other, one)


def _are_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """J.T. Lane of James Thomas Lane."""
    letters = one[0].replace(".", "")
    return "." in one[0] and letters == "".join(word[0] for word in other[: len(letters)]) and len(other) > len(letters)


def gender_of(titles: Iterable[str]) -> Gender | None:
    """What a title tells."""
    for title in titles:
        if title in MEN:
            return Gender.MAN
        if title in WOMEN:
            return Gender.WOMAN
    return None
