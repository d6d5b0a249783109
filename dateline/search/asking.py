"""What a reader typed, taken apart: words, “phrases”, beginnings* and −words. No sign a reader can type is an error."""

import re
from dataclasses import dataclass, replace

from dateline.search.analyser import analysed, is_solid, words_in
from dateline.search.engines.base import Choice, Phrase
from dateline.search.vocabulary import languages_in_use, words_beginning

LONGEST = 200
MOST_PARTS, MOST_WORDS = 8, 16
SHORTEST_BEGINNING = 3
MOST_BEGUN = 40
"""Words a beginning stands for: the most frequent."""

MARKS = '"“”„«»「」『』'
PART = re.compile(rf"(?P<bars>[-−]?)(?:[{MARKS}](?P<phrase>[^{MARKS}]*)[{MARKS}]?|(?P<word>[^\s{MARKS}]+))")
BARS = "-−"


@dataclass(frozen=True)
class Part:
    """One thing to find, in the words of the index: any of `choice`. `typed` is how it was written."""

    typed: str
    choice: Choice
    is_barred: bool = False
    is_phrase: bool = False
    folded: tuple[str, ...] = ()
    """Its words as they are counted."""

    @property
    def held(self) -> frozenset[str]:
        """The words by which it is found, and marked."""
        return frozenset(word for phrase in self.choice for word in phrase)


@dataclass(frozen=True)
class Asked:
    """A search. `is_cut` when there were more parts than are looked for."""

    parts: tuple[Part, ...] = ()
    is_cut: bool = False
    language: str = ""
    """The house's: of names, and of stories that say nothing else."""

    @property
    def wanted(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_barred)

    @property
    def held(self) -> frozenset[str]:
        """The words by which all that is wanted is found."""
        return frozenset(word for part in self.wanted for word in part.held)

    @property
    def barred(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_barred)


def asked_for(typed: str, house_language: str) -> Asked:
    """Two statements, and one more for each beginning. Only the first 200 signs are read."""
    typed = typed[:LONGEST]
    languages = languages_in_use() or [house_language.split("-")[0].lower()]
    parts: list[Part] = []
    words = 0
    for match in PART.finditer(typed):
        part = _part(match, languages)
        if part is None:
            continue
        words += len(part.folded)
        if len(parts) == MOST_PARTS or words > MOST_WORDS:
            return Asked(tuple(parts), is_cut=True, language=house_language)
        parts.append(part)
    return Asked(tuple(parts), language=house_language)


def with_last_begun(asked: Asked) -> Asked | None:
    """The same with its last word taken for the beginning of one, as it is while somebody types; else None."""
    last = asked.parts[-1] if asked.parts else None
    if last is None or last.is_barred or last.is_phrase or len(last.folded) != 1:
        return None
    begun = _begun(last.folded[0], last.typed)
    if begun is None or begun.choice == last.choice:
        return None
    return replace(asked, parts=(*asked.parts[:-1], begun))


def _part(match: re.Match[str], languages: list[str]) -> Part | None:
    is_barred = bool(match["bars"])
    if match["phrase"] is not None:
        return _words(match["phrase"], languages, is_barred=is_barred, is_phrase=True)
    word = match["word"].lstrip(BARS)
    is_begun = word.endswith("*")
    part = _words(word.rstrip("*"), languages, is_barred=is_barred)
    if part is None or len(part.folded) != 1 or is_barred:
        return part
    only = part.folded[0]
    if is_begun or (len(only) == 1 and is_solid(only)):
        return _begun(only, part.typed, part.choice) or part
    return part


def _words(text: str, languages: list[str], *, is_barred: bool, is_phrase: bool = False) -> Part | None:
    """In each of the languages stories are written in: a word may have other forms in each."""
    phrases: dict[Phrase, None] = {}
    folded: tuple[str, ...] = ()
    for language in languages:
        found = list(words_in(text, language, MOST_WORDS + 1))
        phrases[tuple(held for held, _, _, _ in found)] = None
        folded = tuple(word for _, word, _, _ in found)
    if not folded:
        return None
    return Part(" ".join(text.split()), tuple(phrases), is_barred, is_phrase, folded)


def _begun(beginning: str, typed: str, choice: Choice = ()) -> Part | None:
    """Whatever begins so, by the words that are counted."""
    shortest = 1 if is_solid(beginning) else SHORTEST_BEGINNING
    if len(beginning) < shortest:
        return None
    found = words_beginning(beginning, MOST_BEGUN)
    languages = languages_in_use()
    held = {(analysed(word, language)[0],): None for word in found for language in languages}
    every = tuple({**dict.fromkeys(choice), **held})
    return Part(typed, every, folded=(beginning,)) if every else None
