"""Who a noun phrase is as the story goes on: a name it links, a pronoun it resolves, a nameless source as it stands.

The story is walked twice. The first time tells who is a he and who a she, by the pronouns that can mean one person only
and by titles; the second resolves every pronoun. What stands between marks is passed over: there others speak.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from dateline.archive.reader.grammar import BODIES, RELATIVE, Clauses
from dateline.archive.reader.names import Cluster, Gender, Names
from dateline.archive.reader.proposals import MentionKind, Speaker
from dateline.archive.reader.speech_verbs import SAYING, VERBS, VOICES

PRONOUNS = {
    "he": Gender.MAN, "him": Gender.MAN, "his": Gender.MAN, "himself": Gender.MAN,
    "she": Gender.WOMAN, "her": Gender.WOMAN, "hers": Gender.WOMAN, "herself": Gender.WOMAN,
}  # fmt: skip
MANY = frozenset({"they", "them", "their", "themselves"})
NOT_NAMED = frozenset({
    "i", "we", "you", "this", "that", "these", "those", "there", "what", "one", "me", "us", "my", "our", "your",
    "something", "nothing",
})  # fmt: skip
LOOKS_BACK = 12
"""Sentences."""
LEAST_LEAD = 0.05
PLAIN_LEAD = 0.8
"""How far ahead the best has to be before a pronoun tells anything of its gender."""
NAMELESS = 0.2
"""What somebody without a name stands behind somebody with one."""
LEAST_VOTES = 2


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


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph's grammar with the number of its first sentence in the story."""

    clauses: Clauses
    sentence: int


class People:
    """Everybody the story speaks of, place by place, and whom its pronouns mean."""

    def __init__(self, text: str, names: Names, pages: Iterable[Clauses]) -> None:
        self._text = text
        self.names = names
        self._behind: dict[int, str] = {}
        told = list(_told(pages))
        self._walk(told)
        self._learn_genders(told)
        self._walk(told)

    def speaker(self, clauses: Clauses, head: int) -> Speaker | None:
        """The noun phrase round `head` as somebody who speaks. None when it is a pronoun that cannot be resolved."""
        word = clauses.words[head]
        lower = word.text.lower()
        if lower in RELATIVE and word.part == "PRON":
            antecedent = clauses.antecedent(head)
            behind = self.speaker(clauses, antecedent) if antecedent != head else None
            return Speaker(word.start, word.end, word.text, behind.name) if behind else None
        if word.part == "PRON" or lower in PRONOUNS or lower in MANY or lower in NOT_NAMED:
            name = self._behind.get(word.start)
            if name is None and lower in (
                "some",
                "others",
                "many",
                "both",
                "all",
                "several",
                "one",
                "everyone",
                "someone",
            ):
                name = word.text
            if lower == "i":
                name = word.text
            return Speaker(word.start, word.end, word.text, name) if name else None
        first, last = clauses.phrase(head)
        start, end = clauses.words[first].start, clauses.words[last].end
        if end <= start:
            return None
        return Speaker(start, end, self._text[start:end], self._name_of(clauses, head, self._text[start:end]))

    def _name_of(self, clauses: Clauses, head: int, phrase: str) -> str:
        word = clauses.words[head]
        if word.part == "PROPN" or word.entity in ("PERSON", "ORG", "GPE"):
            cluster = self._cluster_at(clauses, head)
            return cluster.name if cluster else named_part(self._text, clauses, head)
        holders = self.names.with_role(word.lemma)
        return holders[0].name if len(holders) == 1 and _is_definite(clauses, head) else phrase

    def _walk(self, told: list[Told]) -> None:
        self._seen: list[Seen] = []
        self._behind = {}
        self._counts: Counter[str] = Counter()
        self._votes: dict[str, Counter[Gender]] = {}
        for page in told:
            for number, word in enumerate(page.clauses.words):
                if word.quote < 0 and word.part in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "X"):
                    self._look_at(page, number)

    def _look_at(self, page: Told, number: int) -> None:
        word = page.clauses.words[number]
        sentence = page.sentence + word.sentence
        lower = word.text.lower()
        if lower in PRONOUNS or lower in MANY or lower in ("it", "its"):
            found = self._ahead(page, number, lower) or self._resolve(lower, sentence)
            if found is not None:
                self._behind[word.start] = found.name
                self._note(
                    Seen(word.start, sentence, found.name, found.cluster, found.sort, _weight(page.clauses, number))
                )
        elif word.part != "PRON":
            seen = self._named(page, number, sentence)
            if seen is not None:
                self._note(seen)

    def _note(self, seen: Seen) -> None:
        self._seen.append(seen)
        self._counts[seen.name] += 1

    def _named(self, page: Told, number: int, sentence: int) -> Seen | None:
        clauses = page.clauses
        words = clauses.words
        word = words[number]
        weight = _weight(clauses, number)
        if word.entity_number >= 0 and word.entity in ("PERSON", "ORG", "GPE", "NORP", "PRODUCT", "WORK_OF_ART"):
            if number + 1 < len(words) and words[number + 1].entity_number == word.entity_number:
                return None
            cluster = self._cluster_at(clauses, number)
            if cluster is not None:
                sort = Sort.ONE if cluster.kind is MentionKind.PERSON else Sort.BODY
                return Seen(word.start, sentence, cluster.name, cluster, sort, weight)
        if word.relation not in ("nsubj", "nsubjpass") and word.part != "PROPN":
            return None
        if word.part == "PROPN" and word.relation in ("nsubj", "nsubjpass"):
            cluster = self._cluster_at(clauses, number)
            if cluster is not None and cluster.kind is MentionKind.PERSON:
                return Seen(word.start, sentence, cluster.name, cluster, Sort.ONE, weight)
        if word.part == "NOUN" and words[word.head].lemma in VERBS:
            first, last = clauses.phrase(number)
            phrase = self._text[words[first].start : words[last].end]
            sort = Sort.MANY if word.tag == "NNS" else Sort.BODY if word.lemma in VOICES | BODIES else Sort.ONE
            return Seen(word.start, sentence, self._name_of(clauses, number, phrase), None, sort, weight)
        return None

    def _cluster_at(self, clauses: Clauses, head: int) -> Cluster | None:
        start, end = named_range(clauses, head)
        return self.names.find(self._text[start:end], start)

    def _ahead(self, page: Told, number: int, pronoun: str) -> Seen | None:
        """In what he called a mistake, Lane …: a pronoun of a clause put before the main subject means that subject."""
        gender, clauses = PRONOUNS.get(pronoun), page.clauses
        root = next((up for up in clauses.ancestors(number) if clauses.words[up].head == up), None)
        subject = clauses.child(root, "nsubj") if root is not None else None
        if gender is None or subject is None or subject <= number or clauses.words[subject].quote >= 0:
            return None
        if clauses.words[number].head == root or clauses.words[subject].entity != "PERSON":
            return None
        seen = self._named(page, subject, page.sentence + clauses.words[subject].sentence)
        return seen if seen is not None and _fits(seen, pronoun, gender) else None

    def _resolve(self, pronoun: str, sentence: int) -> Seen | None:
        """Whom a pronoun means: the nearest that fits, subjects and speakers before others. None when it is open."""
        gender = PRONOUNS.get(pronoun)
        best: dict[str, tuple[float, Seen]] = {}
        for seen in reversed(self._seen[-60:]):
            away = sentence - seen.sentence
            if away > LOOKS_BACK:
                break
            if not _fits(seen, pronoun, gender):
                continue
            score = (
                seen.weight
                - 0.7 * away
                + 0.05 * min(self._counts[seen.name], 12)
                - (NAMELESS if seen.cluster is None else 0)
            )
            if seen.name not in best or score > best[seen.name][0]:
                best[seen.name] = (score, seen)
        ranked = sorted(best.values(), key=lambda pair: pair[0], reverse=True)
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        if not ranked or lead < LEAST_LEAD:
            return None
        found = ranked[0][1]
        if gender and lead > PLAIN_LEAD:
            self._votes.setdefault(found.name, Counter())[gender] += 1
        return found

    def _learn_genders(self, told: list[Told]) -> None:
        for cluster in self.names.clusters:
            votes = self._votes.get(cluster.name)
            if cluster.gender is None and votes:
                (gender, most), *_ = votes.most_common(1)
                if most >= LEAST_VOTES and most >= 0.7 * votes.total():
                    cluster.gender = gender


def _told(pages: Iterable[Clauses]) -> Iterator[Told]:
    sentence = 0
    for clauses in pages:
        yield Told(clauses, sentence)
        sentence += (clauses.words[-1].sentence if clauses.words else 0) + 1


def _fits(seen: Seen, pronoun: str, gender: Gender | None) -> bool:
    if gender is None:
        return seen.sort is Sort.BODY or (seen.sort is Sort.MANY and pronoun in MANY)
    return seen.sort is Sort.ONE and (seen.cluster is None or seen.cluster.gender in (None, gender))


def _weight(clauses: Clauses, number: int) -> float:
    """How much a place counts for what follows it."""
    word = clauses.words[number]
    if word.relation in ("nsubj", "nsubjpass"):
        head = clauses.words[word.head]
        is_main = head.head == word.head or head.relation in ("conj", "ROOT")
        return 1.0 + (0.4 if is_main else 0.0) + (0.4 if head.lemma in SAYING and head.quote < 0 else 0.0)
    if word.relation == "compound":
        return -0.8
    return 0.1 if word.relation == "poss" else 0.0


def named_part(text: str, clauses: Clauses, head: int) -> str:
    """The name in a phrase, without its titles."""
    start, end = named_range(clauses, head)
    return text[start:end]


def named_range(clauses: Clauses, head: int) -> tuple[int, int]:
    """Where the name in a phrase stands: the entity where one is known, else the capitalised words up to the head."""
    words = clauses.words
    first = last = head
    number = words[head].entity_number
    while first > 0 and (
        (number >= 0 and words[first - 1].entity_number == number)
        or (number < 0 and words[first - 1].part == "PROPN" and words[first - 1].quote < 0)
    ):
        first -= 1
    while number >= 0 and last + 1 < len(words) and words[last + 1].entity_number == number:
        last += 1
    return words[first].start, words[last].end


def _is_definite(clauses: Clauses, head: int) -> bool:
    """The mayor, and not a mayor or mayors."""
    det = clauses.child(head, "det")
    return det is not None and clauses.words[det].text.lower() == "the" and clauses.words[head].tag in ("NN", "NNP")
