"""Names linked within one story: the full name with its role, then the surname, the given name, the pronoun.

A cluster is one person or body as the story knows it. A surname alone joins the latest full name that ends in it; a
given name alone joins only where a single full name begins with it. Nothing joins across stories here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.archive.reader.proposals import MentionKind

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
    "father", "sister", "brother", "rabbi", "imam", "pastor", "bishop", "archbishop", "cardinal", "pope", "president",
    "vice", "vice-president", "premier", "prime", "minister", "chancellor", "secretary", "senator", "sen", "sens",
    "representative", "rep", "reps", "congressman", "congresswoman", "congressmen", "governor", "gov", "govs", "lt",
    "mayor", "councillor", "councilman", "councilwoman", "alderman", "judge", "justice", "chief", "attorney",
    "general", "gen", "col", "colonel", "capt", "captain", "major", "maj", "sgt", "sergeant", "lieutenant", "officer",
    "detective", "inspector", "constable", "sheriff", "commissioner", "superintendent", "admiral", "adm", "king",
    "queen", "prince", "princess", "duke", "duchess", "earl", "count", "countess", "baron", "baroness", "emperor",
    "sheikh", "sheik", "ambassador", "speaker", "chairman", "chairwoman", "chair", "deputy", "director", "coach",
    "economist", "analyst", "author", "actor", "actress", "singer", "spokesman", "spokeswoman", "spokesperson",
    "candidate", "nominee", "former", "ex-president", "then-president", "state", "u.s", "us", "first", "hon",
    "honourable", "honorable", "the", "republican", "democrat", "democratic", "gop", "reporter", "host", "anchor",
    "editor", "journalist", "columnist", "strategist",
})  # fmt: skip
MEN = frozenset({
    "mr", "sir", "lord", "king", "prince", "duke", "earl", "baron", "father", "brother", "congressman", "councilman",
    "spokesman", "chairman",
})  # fmt: skip
WOMEN = frozenset({
    "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "duchess", "countess", "baroness", "sister",
    "congresswoman", "councilwoman", "spokeswoman", "chairwoman", "actress",
})  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "mp", "qc", "kc"})
PARTICLES = frozenset({
    "de", "da", "di", "du", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "st",
    "o", "ter", "ten",
})  # fmt: skip
FULL_NAME = 4
"""How many surnames taken for a firm's it takes to outvote a full name taken for a person's."""
POSSESSIVE = re.compile(r"['’]s?$")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]?\s*$")


class Gender(StrEnum):
    """Only where the story itself tells."""

    MAN = "he"
    WOMAN = "she"


@dataclass(slots=True)
class Cluster:
    """One of those a story speaks of."""

    name: str
    kind: MentionKind
    words: tuple[str, ...]
    """The full name's words, folded, without titles."""
    places: list[int] = field(default_factory=list)
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    votes: Counter[MentionKind] = field(default_factory=Counter)

    @property
    def surname(self) -> str:
        return self.words[-1]


def bare_words(name: str) -> tuple[list[str], list[str]]:
    """The titles before a name, folded, and the name's own words as they are printed."""
    name = POSSESSIVE.sub("", IN_BRACKETS.sub("", name.strip()).strip(" ,.;:“”\"'‘’"))
    words = [word for word in re.split(r"[\s\u00a0]+", name) if word]
    titles: list[str] = []
    while len(words) > 1 and words[0].rstrip(".,").lower() in TITLES:
        titles.append(words.pop(0).rstrip(".,").lower())
    while len(words) > 1 and words[-1].rstrip(".,").lower().replace(".", "") in SUFFIXES:
        words.pop()
    return titles, [word.rstrip(",") for word in words]


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold().rstrip(".") for word in words)


class Names:
    """The clusters of one story, filled in the order of the text."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self.clusters: list[Cluster] = []
        self._by_surname: dict[str, list[Cluster]] = {}
        self._by_given: dict[str, list[Cluster]] = {}
        self._by_words: dict[tuple[str, ...], Cluster] = {}
        for name in known:
            self._make(bare_words(name)[1], name, MentionKind.PERSON)

    def add(self, text: str, at: int, kind: MentionKind) -> Cluster | None:
        """The cluster of a name that stands at `at`, made when the story has none. None for what is no name."""
        titles, words = bare_words(text)
        if not words or not any(word[0].isupper() for word in words):
            return None
        cluster = self._known(_folded(words), kind)
        if cluster is None:
            cluster = self._make(words, " ".join(words), kind)
        elif kind is MentionKind.PERSON and len(words) > len(cluster.words) and cluster.kind is kind:
            self._lengthen(cluster, words)
        cluster.places.append(at)
        cluster.votes[kind] += FULL_NAME if kind is MentionKind.PERSON and len(words) > 1 else 1
        cluster.roles.update(titles)
        if kind is MentionKind.PERSON:
            cluster.gender = cluster.gender or _gender_of(titles)
        return cluster

    def settle(self) -> None:
        """Give each the kind it was taken for most often; a person when in doubt."""
        for cluster in self.clusters:
            if cluster.votes and cluster.votes[MentionKind.PERSON] * 2 >= cluster.votes.total():
                if cluster.kind is not MentionKind.PERSON:
                    cluster.kind = MentionKind.PERSON
                    self._enter(cluster)
            elif cluster.votes:
                cluster.kind = cluster.votes.most_common(1)[0][0]

    def find(self, text: str) -> Cluster | None:
        """The cluster a name would join, without making one."""
        words = bare_words(text)[1]
        return self._known(_folded(words), MentionKind.PERSON) if words else None

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

    def _known(self, folded: tuple[str, ...], kind: MentionKind) -> Cluster | None:
        if folded in self._by_words:
            return self._by_words[folded]
        if len(folded) == 1:
            (only,) = folded
            bearers = self._by_surname.get(only, [])
            if bearers:
                return max(bearers, key=lambda each: len(each.places))
            named = self._by_given.get(only, [])
            return named[0] if len(named) == 1 else None
        if kind is not MentionKind.PERSON:
            return None
        alike = [each for each in self._by_surname.get(folded[-1], []) if _is_same(each.words, folded)]
        return alike[-1] if alike else None

    def _make(self, words: list[str], name: str, kind: MentionKind) -> Cluster:
        cluster = Cluster(name, kind, _folded(words))
        self.clusters.append(cluster)
        self._enter(cluster)
        return cluster

    def _lengthen(self, cluster: Cluster, words: list[str]) -> None:
        cluster.name, cluster.words = " ".join(words), _folded(words)
        self._enter(cluster)

    def _enter(self, cluster: Cluster) -> None:
        self._by_words.setdefault(cluster.words, cluster)
        if cluster.kind is not MentionKind.PERSON or not cluster.words:
            return
        for table, key in ((self._by_surname, cluster.surname), (self._by_given, cluster.words[0])):
            found = table.setdefault(key, [])
            if cluster in found:
                found.remove(cluster)
            found.append(cluster)


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two names of one surname are one person's when no given name speaks against it: R. Lane and Rosa Lane, Lane."""
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    if first == second:
        return True
    return first[0] == second[0] and 1 in (len(first.replace(".", "")), len(second.replace(".", "")))


def _gender_of(titles: Iterable[str]) -> Gender | None:
    for title in titles:
        if title in MEN:
            return Gender.MAN
        if title in WOMEN:
            return Gender.WOMAN
    return None
