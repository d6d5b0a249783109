"""Names linked within one story: the full name with its role, then the surname, the given name, the pronoun.

A cluster is one person, body or place as the story knows it. A surname alone joins whoever bears it and was named in
the sentences just before, else whoever is named most; a title, "the younger" and Jr tell bearers apart. A given name
alone joins only where a single full name begins with it. Initials join the body they are of, and a body's first words
the body. Nothing joins across stories here.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.archive.reader.name_parts import (
    Gender,
    bare_words,
    folded_words,
    gender_of,
    generation_of,
    initials_of,
    is_same,
    may_be_called,
    short_forms,
)
from dateline.archive.reader.name_words import ELDER, FAMILY_NAMES_FIRST, KIN, PARTICLES, YOUNGER
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.stories import KnownName

MOST_BEARERS = 40
"""So many of one surname are thought of; a text that has more means no harm or much."""
MOST_OTHER_NAMES = 200
NEAR = 260
"""Characters: about two sentences."""
KNOWN = 8
FULL_NAME = 4
"""How many surnames taken for a firm's it takes to outvote a full name taken for a person's."""


@dataclass(slots=True, eq=False)
class Cluster:
    """One of those a story speaks of."""

    name: str
    kind: MentionKind
    words: tuple[str, ...]
    """The full name's words, folded, without titles."""
    places: list[int] = field(default_factory=list)
    """Where it is named, in the order of the text."""
    forms: set[str] = field(default_factory=set)
    """As the story prints it, without titles."""
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    votes: Counter[MentionKind] = field(default_factory=Counter)
    generation: str = ""
    is_known: bool = False
    """Whether the house has a subject of this name; then that name stays, even where the story has a longer one."""

    @property
    def surname(self) -> str:
        return self.words[-1]

    def last_before(self, at: int) -> int:
        """Where it was named last before a place; far off when it was not."""
        before = bisect_left(self.places, at)
        return self.places[before - 1] if before else -NEAR

    def is_near(self, at: int) -> bool:
        """Whether it was named before a place, or is named soon after."""
        return bool(self.places) and self.places[0] < at + NEAR


class Names:
    """The clusters of one story. Full names are best added before names of one word."""

    def __init__(self, known: Iterable[KnownName] = ()) -> None:
        self.clusters: list[Cluster] = []
        self._by_surname: dict[str, list[Cluster]] = {}
        self._by_given: dict[str, list[Cluster]] = {}
        self._by_words: dict[tuple[str, ...], Cluster] = {}
        self._by_place: dict[int, Cluster] = {}
        self._by_short: dict[tuple[str, ...], list[Cluster]] = {}
        self._joined = 0
        subjects: dict[tuple[MentionKind, str], Cluster] = {}
        for each in known:
            words, subject = bare_words(each.name)[1], (each.kind, each.subject)
            if subject in subjects:
                self._also(subjects[subject], words)
            elif folded_words(words) not in self._by_words or generation_of(each.name):
                subjects[subject] = self._make(words, each.name, each.kind)
                subjects[subject].is_known = True
                subjects[subject].votes[each.kind] += KNOWN

    def add(
        self,
        text: str,
        at: int,
        kind: MentionKind,
        titles: Iterable[str] = (),
        *,
        is_sure: bool = False,
        is_guessed: bool = False,
    ) -> Cluster | None:
        """The cluster of a name that stands at `at`, made when the story has none. None for what is no name. A kind
        that is sure counts for more when kinds are settled, one that is guessed only where there is no other."""
        own_titles, words = bare_words(text)
        titles = [*titles, *own_titles]
        if not words or not any(word[:1].isupper() for word in words):
            return None
        generation = generation_of(text)
        cluster = self._known(folded_words(words), kind, at, titles, generation)
        if cluster is None:
            cluster = self._make(words, _full(words, text, generation), kind, generation)
        elif kind is MentionKind.PERSON and len(words) > len(cluster.words) and cluster.kind is kind:
            self._lengthen(cluster, words, _full(words, text, generation))
        self._place(cluster, at)
        cluster.forms.add(" ".join(words))
        is_full = kind is MentionKind.PERSON and len(words) > 1
        if not (is_guessed and cluster.votes):
            cluster.votes[kind] += FULL_NAME if is_sure or is_full else 1
        cluster.roles.update(titles)
        if kind is MentionKind.PERSON:
            cluster.gender = cluster.gender or gender_of(titles)
        return cluster

    def join(self, cluster: Cluster, at: int) -> None:
        """What stands at a place is another name of the same: born Rosa Lane."""
        other = self._by_place.get(at)
        if other is None or other is cluster:
            return
        self._joined += 1
        if self._joined > MOST_OTHER_NAMES:
            return
        for place in other.places:
            self._place(cluster, place)
        cluster.forms |= other.forms
        cluster.gender = cluster.gender or other.gender
        self.clusters.remove(other)
        self._by_words[other.words] = cluster
        for table, key in ((self._by_surname, other.surname), (self._by_given, other.words[0])):
            bearers = [each for each in table.get(key, ()) if each not in (other, cluster)]
            table[key] = [*bearers, cluster]

    def settle(self) -> None:
        """Give each the kind it was taken for most often; a person when in doubt."""
        for cluster in self.clusters:
            if cluster.votes and cluster.votes[MentionKind.PERSON] * 2 >= cluster.votes.total():
                if cluster.kind is not MentionKind.PERSON:
                    cluster.kind = MentionKind.PERSON
                    self._enter(cluster)
            elif cluster.votes:
                cluster.kind = cluster.votes.most_common(1)[0][0]

    def find(self, text: str, at: int | None = None) -> Cluster | None:
        """The cluster a name would join, without making one; at a place where a name was added, that name's."""
        if at is not None and at in self._by_place:
            return self._by_place[at]
        words = bare_words(text)[1]
        return self._known(folded_words(words), MentionKind.PERSON, at, (), generation_of(text)) if words[0] else None

    def standing_at(self, at: int) -> Cluster | None:
        """Whose name was added at a place."""
        return self._by_place.get(at)

    def bearers(self, surname: str) -> list[Cluster]:
        """The people whose full name ends so, or begins so where family names stand first."""
        return [each for each in self._by_surname.get(surname.casefold(), []) if len(each.words) > 1]

    def has_body_before(self, word: str, at: int) -> bool:
        """Whether a body or a place that may be called so was named before a place of the text."""
        folded = (word.casefold(),)
        bodies = [*self._by_short.get(folded, ())[-MOST_BEARERS:], self._by_words.get(folded)]
        return any(each and each.kind is not MentionKind.PERSON and each.last_before(at) >= 0 for each in bodies)

    def bearer(self, surname: str) -> Cluster | None:
        """The person named most whose full name ends so, whatever a parser took the surname alone for."""
        named = [each for each in self._by_surname.get(surname.casefold(), []) if len(each.words) > 1]
        return max(named, key=lambda each: len(each.places), default=None)

    def body(self, word: str) -> Cluster | None:
        """The one organisation whose longer name begins so: the League of Harbour Towns for the League."""
        longer = [
            each
            for each in self.clusters
            if each.kind is MentionKind.ORGANISATION and each.words[:2] == (word.casefold(), "of")
        ]
        return longer[0] if len(longer) == 1 else None

    def with_role(self, role: str) -> list[Cluster]:
        """Those the story has called so."""
        return [cluster for cluster in self.clusters if role in cluster.roles]

    def _known(
        self, folded: tuple[str, ...], kind: MentionKind, at: int | None, titles: Iterable[str], generation: str
    ) -> Cluster | None:
        titles = set(titles)
        exact = self._by_words.get(folded)
        if len(folded) == 1:
            return self._of_one_word(folded[0], kind, at, titles, exact)
        if exact is not None and exact.generation == generation:
            return exact
        alike = [
            each
            for each in self._by_surname.get(folded[-1], [])[-MOST_BEARERS:]
            if is_same(each.words, folded) and each.generation == generation
        ]
        if alike and (kind is MentionKind.PERSON or folded[0] in PARTICLES):
            return self._nearest(alike, at)
        return None if kind is MentionKind.PERSON else self._body(folded, kind)

    def _of_one_word(
        self, word: str, kind: MentionKind, at: int | None, titles: set[str], exact: Cluster | None
    ) -> Cluster | None:
        people = self._by_surname.get(word, [])[-MOST_BEARERS:]
        if not people:
            called = self._by_given.get(word, [])[-MOST_BEARERS:]
            named = [each for each in called if at is None or each.is_near(at) or titles & KIN]
            people = named if len(named) == 1 else []
        people = _told_apart(people, titles)
        if exact is not None and exact.kind is MentionKind.PERSON and exact not in people and len(people) == 0:
            return exact
        body = exact if exact is not None and exact.kind is not MentionKind.PERSON else self._body((word,), kind)
        if people and (body is None or kind is MentionKind.PERSON or titles):
            return self._nearest(people, at)
        return body or exact

    def _nearest(self, bearers: list[Cluster], at: int | None) -> Cluster:
        """Who was named in the sentences just before, else who is named most. Somebody told of as the husband or the
        daughter of another of that name is not the one whom the surname alone means."""
        heads = [each for each in bearers if not each.roles & KIN]
        bearers = heads or bearers
        if at is not None and len(bearers) > 1:
            last = max(bearers, key=lambda each: each.last_before(at))
            if at - last.last_before(at) < NEAR:
                return last
        return max(bearers, key=lambda each: len(each.places))

    def _body(self, folded: tuple[str, ...], kind: MentionKind) -> Cluster | None:
        """The one body or place whose initials these are, or whose first words; a river by its name alone."""
        found = [
            each
            for each in self._by_short.get(folded, ())[-MOST_BEARERS:]
            if each.kind is not MentionKind.PERSON
            and (
                each.kind is MentionKind.PLACE or kind is not MentionKind.PLACE or folded[0] in initials_of(each.words)
            )
            and may_be_called(folded, each.words, each.kind)
        ]
        return found[0] if len(found) == 1 else None

    def _make(self, words: list[str], name: str, kind: MentionKind, generation: str = "") -> Cluster:
        cluster = Cluster(name, kind, folded_words(words), generation=generation or generation_of(name))
        self.clusters.append(cluster)
        self._enter(cluster)
        return cluster

    def _also(self, cluster: Cluster, words: list[str]) -> None:
        """Another name the house knows the same subject by."""
        first = cluster.words
        cluster.words = folded_words(words)
        self._enter(cluster)
        if len(first) >= len(words):
            cluster.words = first

    def _lengthen(self, cluster: Cluster, words: list[str], name: str) -> None:
        cluster.words = folded_words(words)
        cluster.name = cluster.name if cluster.is_known else name
        self._enter(cluster)

    def _place(self, cluster: Cluster, at: int) -> None:
        insort(cluster.places, at)
        self._by_place[at] = cluster

    def _enter(self, cluster: Cluster) -> None:
        self._by_words.setdefault(cluster.words, cluster)
        for short in short_forms(cluster.words):
            bodies = self._by_short.setdefault(short, [])
            if cluster not in bodies[-MOST_BEARERS:]:
                bodies.append(cluster)
        if cluster.kind is not MentionKind.PERSON or not cluster.words:
            return
        for table, key in ((self._by_surname, cluster.surname), (self._by_given, cluster.words[0])):
            found = table.setdefault(key, [])
            if cluster in found:
                found.remove(cluster)
            found.append(cluster)
        if cluster.words[0] in FAMILY_NAMES_FIRST and len(cluster.words) > 1:
            bearers = self._by_surname.setdefault(cluster.words[0], [])
            if cluster not in bearers:
                bearers.append(cluster)


def _full(words: list[str], text: str, generation: str) -> str:
    """A name as it is printed, with the Jr that tells the child."""
    return " ".join([*words, text.split()[-1].rstrip(",")] if generation else words)


def _told_apart(people: list[Cluster], titles: set[str]) -> list[Cluster]:
    """Those whom the words before the name do not speak against."""
    gender = gender_of(titles)
    fitting = [each for each in people if gender is None or each.gender in (None, gender)]
    if YOUNGER in titles or titles & ELDER:
        fitting = [each for each in fitting if bool(each.generation) == (YOUNGER in titles)] or fitting
    called = [each for each in fitting if titles & each.roles]
    return called or fitting
