"""What a name is, a person, a body or a place, by its words and by what stands beside it in the whole story."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.archive.reader.found_names import Found
from dateline.archive.reader.name_parts import bare_words
from dateline.archive.reader.name_words import ELDER, FAMILY_NAMES_FIRST, MEN, TITLES, WOMEN, YOUNGER
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.shapes import (
    is_surely_a_person,
    kind_of_words,
    speaks_for_a_body,
    speaks_for_a_person,
    speaks_for_a_place,
    stands_for_a_place,
)

BEFORE_A_NAME = TITLES | MEN | WOMEN | ELDER | {YOUNGER}
SAYS_LITTLE = frozenset(
    {"state", "first", "former", "us", "u.s", "general", "chief", "count", "author", "vice", "deputy"}
)
"""Before a comma these need not be of the name after it."""
WORDS_BEFORE = re.compile(r"[\w.'’-]+")
ENDS_WORDS_BEFORE = re.compile(r"[\n“”\"«»„]")
MOST_BEFORE = 60


@dataclass(frozen=True, slots=True)
class KindsTold:
    """What the whole story tells of a name's kind, by what stands beside it here and there."""

    places: frozenset[str]
    """Somebody is in them, or goes to them, more often than they say something."""
    firms: frozenset[str]
    """They begin with somebody's surname, and nobody is called by their last word: Lane Shipping."""

    @classmethod
    def by(cls, text: str, taken: Sequence[Found]) -> "KindsTold":
        cues: Counter[str] = Counter()
        surnames: set[str] = set()
        people: Counter[tuple[str, ...]] = Counter()
        alone: set[str] = set()
        for each in taken:
            name = text[each.start : each.end]
            is_person = speaks_for_a_person(text, each.end) or any(titles_before(text, each.start))
            cues[name] += speaks_for_a_place(text, each.start) or each.label is MentionKind.PLACE
            words = tuple(bare_words(name)[1])
            cues[name] -= is_person or (len(words) > 1 and each.label is MentionKind.PERSON)
            if len(words) == 1:
                alone.add(words[0])
            elif each.kind is MentionKind.PERSON:
                people[words] += is_person
                surnames.add(words[-1])
        return cls(
            frozenset(name for name, count in cues.items() if count > 0),
            frozenset(
                " ".join(words)
                for words, count in people.items()
                if not count
                and words[0] in surnames
                and words[-1] not in alone
                and words[0].casefold() not in FAMILY_NAMES_FIRST
            ),
        )


def enter(text: str, found: Found, names: Names, told: KindsTold) -> None:
    name = found.printed or text[found.start : found.end]
    titles = list(titles_before(text, found.start))
    sure = _kind_told(text, found, titles, names, told)
    kind = sure or found.kind
    called = titles if kind is MentionKind.PERSON else ()
    is_guessed = found.is_guessed and sure is None
    cluster = names.add(name, found.start, kind, called, is_sure=sure is not None, is_guessed=is_guessed)
    if cluster is not None and kind is MentionKind.PERSON:
        cluster.roles.update(found.roles)


def _kind_told(text: str, found: Found, titles: list[str], names: Names, told: KindsTold) -> MentionKind | None:
    """What it is by its words and by what stands beside it. None where nothing tells."""
    if found.kind is MentionKind.TOPIC:
        return None
    words = bare_words(text[found.start : found.end])[1]
    is_shared = len(words) == 1 and bool(names.bearers(words[0]))
    if (found.known and not is_shared) or found.printed:
        return found.kind
    is_where = found.label is MentionKind.PLACE and stands_for_a_place(text, found.start)
    if titles or (is_surely_a_person(text, found.end) and not is_where):
        return MentionKind.PERSON
    of_words = kind_of_words(words)
    if of_words or speaks_for_a_body(text, found.start, found.end):
        return of_words or (None if found.kind is MentionKind.PLACE else MentionKind.ORGANISATION)
    if is_shared:
        is_body = found.label is MentionKind.ORGANISATION and (
            found.known is not None or names.has_body_before(words[0], found.start)
        )
        is_person = speaks_for_a_person(text, found.end) or not is_body
        return MentionKind.PERSON if is_person else None
    if " ".join(words) in told.firms:
        return MentionKind.ORGANISATION
    return MentionKind.PLACE if text[found.start : found.end] in told.places else None


def titles_before(text: str, start: int) -> Iterator[str]:
    """Mayor, Dr, the younger, her brother: what stands right before a name, the nearest first."""
    line = ENDS_WORDS_BEFORE.split(text[max(start - MOST_BEFORE, 0) : start])[-1]
    is_apart = line.rstrip().endswith(",")
    for word in reversed(WORDS_BEFORE.findall(line)[-4:]):
        plain = word.rstrip(".").lower()
        if plain not in BEFORE_A_NAME or plain == "the" or (is_apart and plain in SAYS_LITTLE):
            return
        yield plain
