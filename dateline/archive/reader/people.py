"""Who a noun phrase is as the story goes on: a name it links, a pronoun it resolves, a nameless source as it stands.

The story is walked twice. The first time tells who is a he and who a she, by pronouns that can mean one person only, by
titles and by words such as husband (a given name is a first guess, which these outvote); the second resolves every
pronoun and every role. What stands between marks is passed over, for there others speak; only that nobody speaks of
himself by name is learnt from it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.grammar import RELATIVE, Clauses
from dateline.archive.reader.names import Cluster, Gender, Names
from dateline.archive.reader.proposals import MentionKind, Speaker
from dateline.archive.reader.roles import (
    NAMELESS_BY_TRADE,
    Roles,
    gender_by_noun,
    is_called_after_trade,
    is_human,
    is_noun,
    is_somebody,
    name_beside,
    owner_of,
    put_before,
    roles_beside,
)
from dateline.archive.reader.speech_verbs import SAYING, VERBS

PRONOUNS = {
    "he": Gender.MAN, "him": Gender.MAN, "his": Gender.MAN, "himself": Gender.MAN,
    "she": Gender.WOMAN, "her": Gender.WOMAN, "hers": Gender.WOMAN, "herself": Gender.WOMAN,
}  # fmt: skip
SPOKEN_OF = frozenset({"he", "she", "they"})
"""Who is meant may stay open; that they speak does not. Kept as the story calls them."""
NAME = re.compile(r"\w[\w’'-]*")
MANY = frozenset({"they", "them", "their", "themselves"})
NOT_NAMED = frozenset({
    "i", "we", "you", "this", "that", "these", "those", "there", "what", "one", "me", "us", "my", "our", "your",
    "something", "nothing",
})  # fmt: skip
SOME = frozenset({"some", "others", "many", "both", "all", "several", "one", "everyone", "someone"})
KNOWN_ALREADY = frozenset({"the", "this", "that", "these", "those", "both", "all"})
LOOKS_BACK = 12
"""Sentences."""
LEAST_LEAD = 0.05
PLAIN_LEAD = 0.8
"""How far ahead the best has to be before a pronoun tells anything of its gender."""
NAMELESS = 0.2
"""What somebody without a name stands behind somebody with one."""
LEAST_VOTES = 2
AGAINST_A_NAME = 4
"""Votes it takes to outvote what a given name makes likely."""
UNLIKELY = 6.0
"""What a given name that speaks against it costs."""
AGENT = 0.7
"""What somebody by whom a thing was done counts."""
NAMES_ONESELF = 2.0
"""What it costs that the words in marks name the one who is to have said them."""
AROUND = 20
SAID_REACH = 1000
SUBJECT = 1.0
"""What the subject of a clause counts at least."""
NO_SURNAME = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
NEAR = 2
"""Sentences, for that."""


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


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph's grammar with the number of its first sentence in the story."""

    clauses: Clauses
    sentence: int
    number: int


class People:
    """Everybody the story speaks of, place by place, and whom its pronouns mean."""

    def __init__(self, text: str, names: Names, pages: Iterable[Clauses]) -> None:
        self._text = text
        self.names = names
        self._behind: dict[int, str] = {}
        self._unnamed: set[str] = set()
        """What the story calls people it does not name."""
        self._met: set[tuple[str, str]] = set()
        self._roles = Roles()
        self._ties: dict[int, tuple[Cluster, int]] = {}
        """Of each noun with a name beside it whose that is, and where the name ends in the text."""
        self._by_surname: dict[str, Cluster] = {}
        told = list(_told(pages))
        self._speaking = {name for page in told for name in _who_speak(page.clauses)}
        """Words that stand alone as the subject of a verb of saying."""
        for page in told:
            self._complete(page.clauses)
        self._meet()
        for page in told:
            self._tie(page.clauses)
        self._meet()
        for cluster in names.clusters:
            self._roles.add_titles(cluster)
        self._walk(told)
        self._learn_genders(told)
        self._walk(told, is_second=True)

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
            if name is None and lower in SOME:
                name = word.text
            if name is None and (lower == "i" or lower in SPOKEN_OF):
                name = word.text
            return Speaker(word.start, word.end, word.text, name) if name else None
        first, last = clauses.phrase(head)
        if is_noun(word) and first > 0 and clauses.words[first - 1].text == "the":
            first -= 1
        start, end = clauses.words[first].start, clauses.words[last].end
        if end <= start:
            return None
        if word.start in self._ties:
            end = max(end, self._ties[word.start][1])
        return Speaker(start, end, self._text[start:end], self._name_of(clauses, head, self._text[start:end]))

    def speakers(self, clauses: Clauses, head: int) -> tuple[Speaker, ...]:
        """It and those named together with it. Nobody when the first of them cannot be told."""
        found = [self.speaker(clauses, each) for each in (head, *clauses.conjoined(head))]
        return tuple(speaker for speaker in found if speaker is not None) if found[0] is not None else ()

    def are_unnamed(self, speakers: Sequence[Speaker]) -> bool:
        """Whether the story has no name for any of them, only what it calls them."""
        return bool(speakers) and all(each.name in self._unnamed or each.name.lower() in SOME for each in speakers)

    def _name_of(self, clauses: Clauses, head: int, phrase: str) -> str:
        word = clauses.words[head]
        if word.start in self._ties:
            return self._ties[word.start][0].name
        if not is_noun(word) and (word.part == "PROPN" or word.entity in ("PERSON", "ORG", "GPE")):
            cluster = self._bearer(clauses, head)
            if cluster is not None or word.start not in self._behind:
                return cluster.name if cluster else named_part(self._text, clauses, head)
        called = self._behind.get(word.start)
        if called is None and self._is_unnamed(clauses, head):
            self._unnamed.add(phrase)
        return called or phrase

    def _is_unnamed(self, clauses: Clauses, head: int) -> bool:
        """A senior official, two residents, Lane's aides, and then the official. Whom a story calls the mayor and never
        anything else it takes for known."""
        word = clauses.words[head]
        if not clauses.is_human(head) or word.entity or word.lemma == "percent" or self.names.find(word.text):
            return False
        named = clauses.child(head, "appos")
        if named is not None and clauses.words[named].part == "PROPN":
            return False
        det = clauses.child(head, "det", "predet")
        told = clauses.words[det].text.lower() if det is not None else ""
        if told in KNOWN_ALREADY:
            return (word.lemma, word.tag) in self._met
        is_new = word.tag == "NNS" or bool(told) or clauses.child(head, "poss") is not None
        if is_new:
            self._met.add((word.lemma, word.tag))
        return is_new

    def _bearer(self, clauses: Clauses, head: int) -> Cluster | None:
        """Whose name it is. A surname that stands by itself is that of the only person here who bears it."""
        start, end = named_range(clauses, head)
        cluster = self.names.find(self._text[start:end], start)
        if cluster is None or len(cluster.words) > 1:
            return cluster
        return self._by_surname.get(cluster.surname, cluster)

    def _complete(self, clauses: Clauses) -> None:
        """Put together the given name and the surname that a parser tore apart or left unlabelled."""
        words = clauses.words
        for number in range(1, len(words)):
            before, word = words[number - 1], words[number]
            is_torn = before.entity_number < 0 or before.entity_number != word.entity_number
            is_name = before.part == word.part == "PROPN" and before.head == number and word.entity not in NO_SURNAME
            if is_torn and is_name and before.quote < 0 and word.quote < 0 and gender_by(before.text) is not None:
                self.names.add(self._text[before.start : word.end], before.start, MentionKind.PERSON)

    def _meet(self) -> None:
        """Take for persons those whom a parser took for firms though a given name says otherwise, and file surnames."""
        for cluster in self.names.clusters:
            is_called_so = 2 <= len(cluster.words) <= 3 and gender_by(cluster.words[0]) is not None
            is_firm = cluster.kind is MentionKind.ORGANISATION
            if is_called_so and (is_firm or (cluster.kind is MentionKind.PLACE and cluster.surname in self._speaking)):
                cluster.votes[MentionKind.PERSON] += cluster.votes.total() + 1
        self.names.settle()
        whole: dict[str, list[Cluster]] = {}
        for cluster in self.names.clusters:
            if cluster.kind is MentionKind.PERSON and len(cluster.words) > 1 and cluster.places:
                whole.setdefault(cluster.surname, []).append(cluster)
        for cluster in self.names.clusters:
            bearers = sorted(whole.get(cluster.surname, []), key=lambda each: each.places[0])
            if len(cluster.words) == 1 and cluster.places and bearers and _is_the_first(cluster, bearers):
                self._by_surname[cluster.surname] = bearers[0]

    def _person(self, clauses: Clauses, number: int, *, is_told: bool = False) -> Cluster | None:
        """Whose name ends there, when it is somebody's; `is_told` when a word for people stands beside it."""
        cluster = self._bearer(clauses, number)
        return cluster if cluster is not None and (is_told or cluster.kind is MentionKind.PERSON) else None

    def _tie(self, clauses: Clauses) -> None:
        """Learn who bears which role, from what stands beside the names of a paragraph."""

        def person(number: int) -> Cluster | None:
            return self._person(clauses, number, is_told=is_human(clauses, noun))

        for number, word in enumerate(clauses.words):
            noun = number
            if word.quote >= 0:
                continue
            if is_noun(word) and word.tag != "NNS":
                name = name_beside(clauses, number, person)
                cluster = person(name) if name is not None else None
                if name is not None and cluster is not None:
                    self._ties[word.start] = (cluster, clauses.words[name].end)
                    self._bear(clauses, number, cluster)
            elif word.relation != "compound" and (word.part == "PROPN" or word.entity):
                for noun in roles_beside(clauses, number):
                    is_told = is_somebody(clauses, noun) or clauses.words[noun].lemma.endswith(("man", "woman"))
                    self._bear(clauses, noun, self._person(clauses, number, is_told=is_told))

    def _bear(self, clauses: Clauses, noun: int, cluster: Cluster | None) -> None:
        if cluster is None:
            return
        self._roles.add(clauses, noun, cluster)
        if cluster.kind is not MentionKind.PERSON:
            cluster.votes[MentionKind.PERSON] += cluster.votes.total() + 1
        cluster.gender = cluster.gender or gender_by_noun(clauses.words[noun].lemma)

    def _walk(self, told: list[Told], *, is_second: bool = False) -> None:
        self._is_second = is_second
        self._seen: list[Seen] = []
        self._nameless: set[str] = set()
        """What nameless ones have been called."""
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
            found = self._ahead(page, number, lower) or self._resolve(lower, sentence, self._said_by(page, number))
            if found is not None:
                self._behind[word.start] = found.name
                weight = _weight(page.clauses, number)
                self._note(
                    Seen(word.start, sentence, found.name, found.cluster, found.sort, weight, page.number, found.gender)
                )
                self._learn_of(page.clauses, number, found.cluster)
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
            cluster = self._bearer(clauses, number)
            if cluster is not None:
                sort = Sort.ONE if cluster.kind is MentionKind.PERSON else Sort.BODY
                return Seen(word.start, sentence, cluster.name, cluster, sort, weight, page.number)
        if is_noun(word):
            tied = self._ties.get(word.start)
            cluster = tied[0] if tied else self._called(page, number, sentence)
            if cluster is not None:
                self._behind[word.start] = cluster.name
                return Seen(word.start, sentence, cluster.name, cluster, Sort.ONE, weight, page.number)
        if word.relation not in ("nsubj", "nsubjpass") and word.part != "PROPN":
            return None
        if word.part == "PROPN" and word.relation in ("nsubj", "nsubjpass"):
            cluster = self._bearer(clauses, number)
            if cluster is not None and cluster.kind is MentionKind.PERSON:
                return Seen(word.start, sentence, cluster.name, cluster, Sort.ONE, weight, page.number)
        if word.part == "NOUN" and (words[word.head].lemma in VERBS or is_somebody(clauses, number)):
            first, last = clauses.phrase(number)
            phrase = self._text[words[first].start : words[last].end]
            is_one = is_somebody(clauses, number) or is_human(clauses, number)
            sort = Sort.MANY if word.tag == "NNS" else Sort.ONE if is_one else Sort.BODY
            return Seen(word.start, sentence, phrase, None, sort, weight, page.number, gender_by_noun(word.lemma))
        return None

    def _learn_of(self, clauses: Clauses, number: int, cluster: Cluster | None) -> None:
        """He is a baker: what is said of a pronoun is said of whom it means."""
        for noun in roles_beside(clauses, number) if cluster is not None and self._is_second else ():
            self._bear(clauses, noun, cluster)

    def _called(self, page: Told, number: int, sentence: int) -> Cluster | None:
        """Whom “the mayor” means: who bears the role, and of several the one spoken of last in these sentences."""
        clauses, word = page.clauses, page.clauses.words[number]
        ahead = put_before(clauses, number)
        if ahead is not None and clauses.words[ahead].part == "PROPN":
            self._bear(clauses, number, self._person(clauses, ahead))
        if not _is_definite(clauses, number):
            if word.relation in ("nsubj", "nsubjpass", "pobj", "dobj", "attr"):
                self._nameless.add(word.lemma)
            return None
        bearers = self._roles.bearers(clauses, number)
        if len(bearers) < 2:
            return bearers[0] if bearers else self._epithet(page, number)
        for seen in reversed(self._seen):
            if sentence - seen.sentence > NEAR:
                break
            if seen.cluster in bearers:
                return seen.cluster
        return None

    def _epithet(self, page: Told, number: int) -> Cluster | None:
        """“The shopkeeper said”, where no shopkeeper was told of: the only one this paragraph is about so far."""
        clauses, word = page.clauses, page.clauses.words[number]
        is_about = word.relation == "nsubj" and clauses.words[word.head].head == word.head
        if not is_about or not is_called_after_trade(word.lemma) or owner_of(clauses, number) is not None:
            return None
        if word.lemma in NAMELESS_BY_TRADE or word.lemma in self._nameless:
            return None
        here = self._subjects_in(page.number) or self._subjects_in(page.number - 1)
        gender, only = gender_by_noun(word.lemma), next(iter(here.values()), None)
        if only is None or len(here) > 1 or only.cluster is None:
            return None
        is_other = gender is not None and _likely_gender(only) not in (None, gender)
        return None if is_other or _is_named_in(only.cluster, self._said_by(page, number)) else only.cluster

    def _subjects_in(self, page: int) -> dict[str, Seen]:
        """Whom a paragraph has told something of so far."""
        found: dict[str, Seen] = {}
        for seen in reversed(self._seen):
            if seen.page < page:
                break
            if seen.page == page and seen.sort is Sort.ONE and seen.weight >= SUBJECT:
                found.setdefault(seen.name, seen)
        return found

    def _said_by(self, page: Told, number: int) -> frozenset[str]:
        """The words in marks beside which somebody is said to speak, as many as matter."""
        words = page.clauses.words
        if words[number].relation != "nsubj" or words[words[number].head].lemma not in SAYING:
            return frozenset()
        said: set[str] = set()
        for at in range(max(number - AROUND, 0), min(number + AROUND, len(words))):
            is_begun = at > 0 and words[at - 1].is_stand_in
            if words[at].is_stand_in and words[at].sentence == words[number].sentence and not is_begun:
                start = words[at].start
                after = next((word.start for word in words[at : at + AROUND] if not word.is_stand_in), start)
                said.update(NAME.findall(self._text[start : min(after, start + SAID_REACH)].casefold()))
        return frozenset(word.removesuffix("’s").removesuffix("'s") for word in said)

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

    def _resolve(self, pronoun: str, sentence: int, said: frozenset[str] = frozenset()) -> Seen | None:
        """Whom a pronoun means: the nearest that fits, subjects and speakers before others. None when it is open."""
        gender = PRONOUNS.get(pronoun)
        ranked = self._ranked(pronoun, gender, sentence, said)
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        if not ranked or lead < LEAST_LEAD:
            return None
        found = ranked[0][1]
        if gender and lead > PLAIN_LEAD:
            self._votes.setdefault(found.name, Counter())[gender] += 1
        return found

    def _ranked(
        self, pronoun: str, gender: Gender | None, sentence: int, said: frozenset[str]
    ) -> list[tuple[float, Seen]]:
        """Everybody it can mean, the likeliest first."""
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
                - (UNLIKELY if gender and _likely_gender(seen) not in (None, gender) else 0)
                - (NAMES_ONESELF if said and seen.cluster and _is_named_in(seen.cluster, said) else 0)
            )
            if seen.name not in best or score > best[seen.name][0]:
                best[seen.name] = (score, seen)
        return sorted(best.values(), key=lambda pair: pair[0], reverse=True)

    def _learn_genders(self, told: list[Told]) -> None:
        for cluster in self.names.clusters:
            votes = self._votes.get(cluster.name)
            if cluster.gender is None and votes:
                (gender, most), *_ = votes.most_common(1)
                hint = gender_by(cluster.words[0]) if len(cluster.words) > 1 else None
                least = LEAST_VOTES if hint in (None, gender) else AGAINST_A_NAME
                if most >= least and most >= 0.7 * votes.total():
                    cluster.gender = gender


def _told(pages: Iterable[Clauses]) -> Iterator[Told]:
    sentence = 0
    for number, clauses in enumerate(pages):
        yield Told(clauses, sentence, number)
        sentence += (clauses.words[-1].sentence if clauses.words else 0) + 1


def _fits(seen: Seen, pronoun: str, gender: Gender | None) -> bool:
    if gender is None:
        return seen.sort is Sort.BODY or (seen.sort is Sort.MANY and pronoun in MANY)
    told = seen.cluster.gender if seen.cluster else seen.gender
    return seen.sort is Sort.ONE and told in (None, gender)


def _who_speak(clauses: Clauses) -> Iterator[str]:
    """DuVernay said: a place does not, so a name that was taken for one is somebody's."""
    for word in clauses.words:
        if word.part == "PROPN" and word.relation == "nsubj" and clauses.words[word.head].lemma in SAYING:
            yield word.text.casefold()


def _is_the_first(surname: Cluster, bearers: list[Cluster]) -> bool:
    """Whether a bare surname is that of the first who bears it: it stood alone before another was named."""
    return len(bearers) == 1 or min(surname.places) < bearers[1].places[0]


def _likely_gender(seen: Seen) -> Gender | None:
    """What the story tells, else what the given name makes likely."""
    if seen.cluster is None:
        return seen.gender
    words = seen.cluster.words
    return seen.cluster.gender or (gender_by(words[0]) if len(words) > 1 else None)


def _is_named_in(cluster: Cluster, said: frozenset[str]) -> bool:
    """Whether the words in marks speak of somebody by a name."""
    return cluster.surname in said or cluster.words[0] in said


def _weight(clauses: Clauses, number: int) -> float:
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
    if det is None and head > 0 and clauses.words[head - 1].part == "DET":
        det = head - 1
    return det is not None and clauses.words[det].text.lower() == "the" and clauses.words[head].tag in ("NN", "NNP")
