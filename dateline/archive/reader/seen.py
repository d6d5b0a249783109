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
MAIN = 0.4
SAYS = 0.4
MAIN_SUBJECT = SUBJECT + MAIN
"""What the subject of a main clause counts at least, and of one that tells who says something."""
OFTEN, OFTENER = 4, 1.5
OWNER, OWNS = 0.9, 0.1
"""What it counts that something of theirs is the subject of a main clause: Lane's plan, or that something is theirs."""
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

    def is_named_in(self, said: frozenset[str] | None) -> bool:
        """Whether the words in marks speak of somebody by a name."""
        if not said or self.cluster is None:
            return False
        return self.cluster.surname in said or self.cluster.words[0] in said


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
        self.speakers: set[str] = set()
        """Of whom it was told that they said something."""
        self._named: Counter[str] = Counter()
        self._last: dict[str, Seen] = {}
        self._first = self._second = ""

    def note(self, seen: Seen, *, speaks: bool = False) -> None:
        self.seen.append(seen)
        self.counts[seen.name] += 1
        if seen.sort is Sort.ONE and seen.cluster is not None:
            self._count(seen)
        if speaks:
            self.speakers.add(seen.name)

    def subjects_in(self, page: int, least: float = MAIN_SUBJECT) -> list[Seen]:
        """Whom the main clauses of a paragraph have told something of so far."""
        found: dict[str, Seen] = {}
        for seen in reversed(self.seen):
            if seen.page < page:
                break
            if seen.page == page and seen.sort is Sort.ONE and seen.weight >= least:
                found.setdefault(seen.name, seen)
        return list(found.values())

    def topic(self) -> Seen | None:
        """The one the story has been about so far: spoken of so often, and so much oftener than anybody else."""
        most, next_to = self._named[self._first], self._named[self._second]
        return self._last.get(self._first) if most >= OFTEN and most >= OFTENER * next_to else None

    def _count(self, seen: Seen) -> None:
        """Keep who is spoken of most and next to most; counts only grow, so a step does it."""
        name = seen.name
        self._named[name] += 1
        self._last[name] = seen
        if name == self._first:
            return
        if self._named[name] > self._named[self._first]:
            self._first, self._second = name, self._first
        elif self._named[name] > self._named[self._second]:
            self._second = name


def weight_of(clauses: Clauses, number: int) -> float:
    """How much a place counts for what follows it."""
    word = clauses.words[number]
    for _ in range(2):
        if word.relation in ("appos", "conj"):
            word = clauses.words[word.head]
    if word.relation in ("nsubj", "nsubjpass"):
        head = clauses.words[word.head]
        is_main = head.head == word.head or head.relation in ("conj", "ROOT")
        return SUBJECT + (MAIN if is_main else 0.0) + (SAYS if head.lemma in SAYING and head.quote < 0 else 0.0)
    if word.relation == "compound":
        return -0.8
    if word.relation == "pobj" and clauses.words[word.head].relation == "agent":
        return AGENT
    if word.relation != "poss":
        return 0.0
    owned = clauses.words[word.head]
    is_main = owned.relation == "nsubj" and clauses.words[owned.head].head == owned.head
    return OWNER if is_main and not clauses.is_human(word.head) else OWNS
