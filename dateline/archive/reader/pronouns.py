"""Whom a pronoun means: the nearest who fits, subjects and speakers before others, and nobody when two fit alike."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.name_parts import Gender
from dateline.archive.reader.names import Cluster
from dateline.archive.reader.seen import Seen, Sort, Spoken

PRONOUNS = {
    "he": Gender.MAN, "him": Gender.MAN, "his": Gender.MAN, "himself": Gender.MAN,
    "she": Gender.WOMAN, "her": Gender.WOMAN, "hers": Gender.WOMAN, "herself": Gender.WOMAN,
}  # fmt: skip
MANY = frozenset({"they", "them", "their", "themselves"})
OF_A_THING = frozenset({"it", "its"})
LOOKS_BACK = 12
"""Sentences."""
MOST_SEEN = 60
"""Places."""
LEAST_LEAD = 0.05
PLAIN_LEAD = 0.8
"""How far ahead the best has to be before a pronoun tells anything of its gender."""
ALONE = 2.0
"""The lead of one who has no rival."""
NAMELESS = 0.2
"""What somebody without a name stands behind somebody with one."""
LEAST_VOTES = 2
AGAINST_A_NAME = 4
"""Votes it takes to outvote what a given name makes likely."""
UNLIKELY = 6.0
"""What a given name that speaks against it costs."""
LIKELY = 0.3
"""What it counts that somebody is known, or by a given name likely, to be the he or she asked for."""
ELSEWHERE = 0.4
"""What it costs to have been spoken of in another paragraph."""
IN_PASSING = 1.0
"""What it costs to be named in a clause that only leads up to the pronoun."""
SPEAKS_AGAIN = 0.2
"""What it counts for who is to speak that somebody has spoken before."""
NAMES_ONESELF = 2.0
"""What it costs that the words in marks name the one who is to have said them."""


def is_pronoun(word: str) -> bool:
    return word in PRONOUNS or word in MANY or word in OF_A_THING


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun at its place, to be resolved."""

    pronoun: str
    sentence: int
    page: int
    said: frozenset[str] | None = None
    """The words in marks of which it is told that it says them, if it is. Who is named in them is not who speaks."""
    passing: range = range(0)
    """Where in the text a clause stands that only leads up to it: asked whether Lane would stay, she …"""


class Pronouns:
    """Resolves the pronouns of one story in their order, and keeps what they tell of he and she."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._votes: dict[str, Counter[Gender]] = {}

    def resolve(self, asked: Asked) -> Seen | None:
        """Whom it means. None when it is open."""
        gender = PRONOUNS.get(asked.pronoun)
        ranked = self._ranked(asked, gender)
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else ALONE
        if not ranked or lead < LEAST_LEAD:
            return None
        found = ranked[0][1]
        if gender and lead > PLAIN_LEAD:
            self._votes.setdefault(found.name, Counter())[gender] += 1
        return found

    def tell_genders(self, clusters: Iterable[Cluster]) -> None:
        """Who is a he and who a she, by the pronouns that could mean one only."""
        for cluster in clusters:
            votes = self._votes.get(cluster.name)
            if cluster.gender is None and votes:
                (gender, most), *_ = votes.most_common(1)
                hint = gender_by(cluster.words[0]) if len(cluster.words) > 1 else None
                least = LEAST_VOTES if hint in (None, gender) else AGAINST_A_NAME
                if most >= least and most >= 0.7 * votes.total():
                    cluster.gender = gender

    def _ranked(self, asked: Asked, gender: Gender | None) -> list[tuple[float, Seen]]:
        """Everybody it can mean, the likeliest first."""
        best: dict[str, tuple[float, Seen]] = {}
        for seen in reversed(self._spoken.seen[-MOST_SEEN:]):
            away = asked.sentence - seen.sentence
            if away > LOOKS_BACK:
                break
            if not fits(seen, asked.pronoun, gender):
                continue
            score = (
                seen.weight
                - 0.7 * away
                + 0.05 * min(self._spoken.counts[seen.name], 12)
                - (NAMELESS if seen.cluster is None else 0)
                + _by_gender(seen, gender)
                + (SPEAKS_AGAIN if asked.said is not None and seen.name in self._spoken.speakers else 0)
                - (NAMES_ONESELF if seen.is_named_in(asked.said) else 0)
                - (ELSEWHERE if seen.page != asked.page else 0)
                - (IN_PASSING if seen.at in asked.passing else 0)
            )
            if seen.name not in best or score > best[seen.name][0]:
                best[seen.name] = (score, seen)
        return sorted(best.values(), key=lambda pair: pair[0], reverse=True)


def _by_gender(seen: Seen, gender: Gender | None) -> float:
    """What a title, a word for kin or a given name speaks for and against."""
    likely = seen.likely_gender
    if gender is None or likely is None:
        return 0.0
    return LIKELY if likely is gender else -UNLIKELY


def fits(seen: Seen, pronoun: str, gender: Gender | None) -> bool:
    """Whether a pronoun can mean somebody at all."""
    if gender is None:
        return seen.sort is Sort.BODY or (seen.sort is Sort.MANY and pronoun in MANY)
    told = seen.cluster.gender if seen.cluster else seen.gender
    return seen.sort is Sort.ONE and told in (None, gender)
