"""Whose a name is and who bears a role, before any pronoun is read: what the whole story tells of both."""

from collections.abc import Iterator, Sequence

from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import Cluster, Names
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.roles import Roles, is_somebody, name_beside, roles_beside
from dateline.archive.reader.seen import Told
from dateline.archive.reader.speech_verbs import SAYING
from dateline.archive.reader.words_for_people import gender_by_noun

NO_SURNAME = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})


class Bearers:
    """The names and the roles of one story."""

    def __init__(self, text: str, names: Names, pages: Sequence[Told]) -> None:
        self._text = text
        self.names = names
        self.roles = Roles()
        self.ties: dict[int, tuple[Cluster, int]] = {}
        """Of each noun with a name beside it whose that is, and where the name ends in the text."""
        self._by_surname: dict[str, Cluster] = {}
        self._speaking = {name for page in pages for name in _who_speak(page.clauses)}
        """Words that stand alone as the subject of a verb of saying."""
        for page in pages:
            self._complete(page.clauses)
        self._meet()
        for page in pages:
            self._tie(page.clauses)
        self._meet()
        for cluster in names.clusters:
            self.roles.add_titles(cluster)

    def of_name(self, clauses: Clauses, head: int) -> Cluster | None:
        """Whose name it is. A surname that stands by itself is that of the only person here who bears it."""
        start, end = named_range(clauses, head)
        cluster = self.names.find(self._text[start:end], start)
        if cluster is None or len(cluster.words) > 1:
            return cluster
        return self._by_surname.get(cluster.surname, cluster)

    def person(self, clauses: Clauses, number: int, *, is_told: bool = False) -> Cluster | None:
        """Whose name ends there, when it is somebody's; `is_told` when a word for people stands beside it."""
        cluster = self.of_name(clauses, number)
        return cluster if cluster is not None and (is_told or cluster.kind is MentionKind.PERSON) else None

    def bear(self, clauses: Clauses, noun: int, cluster: Cluster | None) -> None:
        """Learn that somebody is what a noun says."""
        if cluster is None:
            return
        self.roles.add(clauses, noun, cluster)
        if cluster.kind is not MentionKind.PERSON:
            cluster.votes[MentionKind.PERSON] += cluster.votes.total() + 1
        cluster.gender = cluster.gender or gender_by_noun(clauses.words[noun].lemma)

    def _complete(self, clauses: Clauses) -> None:
        """Put together the given name and the surname that a parser tore apart or left unlabelled."""
        words = clauses.words
        for number in range(1, len(words)):
            before, word = words[number - 1], words[number]
            is_torn = before.entity_number < 0 or before.entity_number != word.entity_number
            is_name = before.part == word.part == "PROPN" and word.entity not in NO_SURNAME
            if is_torn and is_name and before.quote < 0 and word.quote < 0 and gender_by(before.text) is not None:
                last = _with_hyphens(clauses, number)
                if before.head in (number, last):
                    self.names.add(self._text[before.start : words[last].end], before.start, MentionKind.PERSON)

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

    def _tie(self, clauses: Clauses) -> None:
        """Learn who bears which role, from what stands beside the names of a paragraph."""

        def person(number: int) -> Cluster | None:
            return self.person(clauses, number, is_told=clauses.is_one_human(noun))

        for number, word in enumerate(clauses.words):
            noun = number
            if word.quote >= 0:
                continue
            if word.is_noun and word.tag == "NNS":
                self._tie_several(clauses, number)
            elif word.is_noun:
                name = name_beside(clauses, number, person)
                cluster = person(name) if name is not None else None
                if name is not None and cluster is not None:
                    self.ties[word.start] = (cluster, clauses.words[name].end)
                    self.bear(clauses, number, cluster)
            elif word.relation != "compound" and (word.part == "PROPN" or word.entity):
                for noun in roles_beside(clauses, number):
                    is_told = is_somebody(clauses, noun) or clauses.words[noun].lemma.endswith(("man", "woman"))
                    self.bear(clauses, noun, self.person(clauses, number, is_told=is_told))

    def _tie_several(self, clauses: Clauses, nouns: int) -> None:
        """The hosts Rosa Lane and Tom Harker: each of them is a host."""
        named = clauses.child(nouns, "appos")
        if named is None or named < nouns or not clauses.is_human(nouns):
            return
        for number in (named, *clauses.conjoined(named)):
            if clauses.words[number].part == "PROPN":
                self.bear(clauses, nouns, self.person(clauses, number))


def _with_hyphens(clauses: Clauses, number: int) -> int:
    """The last word of a surname of two: Delacroix-Petit."""
    words = clauses.words
    if number + 2 < len(words) and words[number + 1].text == "-" and words[number + 2].part == "PROPN":
        is_joined = words[number].end == words[number + 1].start and words[number + 1].end == words[number + 2].start
        return number + 2 if is_joined else number
    return number


def _who_speak(clauses: Clauses) -> Iterator[str]:
    """DuVernay said: a place does not, so a name that was taken for one is somebody's."""
    for word in clauses.words:
        if word.part == "PROPN" and word.relation == "nsubj" and clauses.words[word.head].lemma in SAYING:
            yield word.text.casefold()


def _is_the_first(surname: Cluster, bearers: list[Cluster]) -> bool:
    """Whether a bare surname is that of the first who bears it: it stood alone before another was named."""
    return len(bearers) == 1 or min(surname.places) < bearers[1].places[0]


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
