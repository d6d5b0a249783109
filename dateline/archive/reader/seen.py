"""Whom a story has spoken of so far, place by place, and how much each place counts for what follows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.name_parts import Gender
from dateline.archive.reader.names import Cluster
from dateline.archive.reader.speech_verbs import SAYING

SUBJECT = 1.0
"""What the subject of a clause counts at least."""
AGENT = 0.7
"""What somebody by whom a thing was done counts."""


class Sort(Enum):
    """What can stand for it."""

    ONE = "he or she"
    BODY = "it or they"
    MANY = "they"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody the story has spoken of, at one place."""

    at: int
    sentence: int
    name: str
    cluster: Cluster | None
    sort: Sort
    weight: float
    page: int = 0
    """The paragraph."""
    gender: Gender | None = None
    """Of one without a name: his mother."""

    @property
    def likely_gender(self) -> Gender | None:
        """What the story tells, else what the given name makes likely."""
        if self.cluster is None:
            return self.gender
        words = self.cluster.words
        return self.cluster.gender or (gender_by(words[0]) if len(words) > 1 else None)

    def is_named_in(self, said: frozenset[str]) -> bool:
        """Whether the words in marks speak of somebody by a name."""
        return self.cluster is not None and (self.cluster.surname in said or self.cluster.words[0] in said)


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph's grammar with the number of its first sentence in the story."""

    clauses: Clauses
    sentence: int
    number: int


def told(pages: Iterable[Clauses]) -> Iterator[Told]:
    sentence = 0
    for number, clauses in enumerate(pages):
        yield Told(clauses, sentence, number)
        sentence += (clauses.words[-1].sentence if clauses.words else 0) + 1


class Spoken:
    """Everybody spoken of up to a place of the story."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.counts: Counter[str] = Counter()

    def note(self, seen: Seen) -> None:
        self.seen.append(seen)
        self.counts[seen.name] += 1

    def subjects_in(self, page: int) -> dict[str, Seen]:
        """Whom a paragraph has told something of so far."""
        found: dict[str, Seen] = {}
        for seen in reversed(self.seen):
            if seen.page < page:
                break
            if seen.page == page and seen.sort is Sort.ONE and seen.weight >= SUBJECT:
                found.setdefault(seen.name, seen)
        return found


def weight_of(clauses: Clauses, number: int) -> float:
    """How much a place counts for what follows it."""
    word = clauses.words[number]
    for _ in range(2):
        if word.relation in ("appos", "conj"):
            word = clauses.words[word.head]
    if word.relation in ("nsubj", "nsubjpass"):
        head = clauses.words[word.head]
        is_main = head.head == word.head or head.relation in ("conj", "ROOT")
        return 1.0 + (0.4 if is_main else 0.0) + (0.4 if head.lemma in SAYING and head.quote < 0 else 0.0)
    if word.relation == "compound":
        return -0.8
    if word.relation == "pobj" and clauses.words[word.head].relation == "agent":
        return AGENT
    return 0.1 if word.relation == "poss" else 0.0
