"""Who a noun phrase is, as the story goes on: a name it links, a pronoun it resolves, or a nameless source as it stands."""

from dataclasses import dataclass

from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import Cluster, Gender, Names
from dateline.archive.reader.proposals import MentionKind, Speaker

PRONOUNS = {"he": Gender.MAN, "him": Gender.MAN, "his": Gender.MAN, "she": Gender.WOMAN, "her": Gender.WOMAN, "hers": Gender.WOMAN}
MANY = frozenset({"they", "them", "their"})
NOT_NAMED = frozenset(
    "i we you it this that these those there what which who one me us my our your its something nothing".split()
)
LOOKS_BACK = 6
LEAST_LEAD = 0.25


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody the story has spoken of, at one place."""

    at: int
    paragraph: int
    sentence: int
    name: str
    cluster: Cluster | None
    is_subject: bool
    is_many: bool = False


class People:
    """What has been seen so far, in the order of the text."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.seen: list[Seen] = []
        self.last_speaker: str | None = None

    def speaker(self, text: str, clauses: Clauses, head: int, paragraph: int) -> Speaker | None:
        """The noun phrase round `head` as somebody who speaks. None when it is a pronoun that cannot be resolved."""
        word = clauses.words[head]
        lower = word.text.lower()
        if word.part == "PRON" or lower in NOT_NAMED or lower in PRONOUNS:
            name = self.behind(lower, word.start, paragraph, word.sentence)
            return Speaker(word.start, word.end, word.text, name) if name else None
        first, last = clauses.phrase(head)
        start, end = clauses.words[first].start, clauses.words[last].end
        if end <= start:
            return None
        name = self._name_of(text[start:end], text, clauses, head)
        return Speaker(start, end, text[start:end], name)

    def _name_of(self, phrase: str, text: str, clauses: Clauses, head: int) -> str:
        word = clauses.words[head]
        if word.part == "PROPN" or word.entity in ("PERSON", "ORG", "GPE"):
            cluster = self.names.find(named_part(text, clauses, head))
            return cluster.name if cluster else named_part(text, clauses, head)
        holders = self.names.with_role(word.lemma)
        return holders[0].name if len(holders) == 1 and _is_definite(clauses, head) else phrase

    def behind(self, pronoun: str, at: int, paragraph: int, sentence: int) -> str | None:
        """Whom a pronoun means: the nearest that fits, subjects and the last speaker before others."""
        gender = PRONOUNS.get(pronoun)
        if gender is None and pronoun not in MANY:
            return None
        scores: dict[str, float] = {}
        for seen in reversed(self.seen):
            if seen.at >= at:
                continue
            if paragraph - seen.paragraph > LOOKS_BACK:
                break
            if not self._fits(seen, gender):
                continue
            score = self._nearness(seen, paragraph, sentence)
            scores[seen.name] = max(scores.get(seen.name, -9.0), score)
        if not scores:
            return None
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)
        best = ranked[0]
        if len(ranked) > 1 and scores[best] - scores[ranked[1]] < LEAST_LEAD:
            return None
        return best

    def _fits(self, seen: Seen, gender: Gender | None) -> bool:
        if gender is None:
            return seen.is_many
        if seen.is_many:
            return False
        if seen.cluster is None:
            return True
        return seen.cluster.kind is MentionKind.PERSON and seen.cluster.gender in (None, gender)

    def _nearness(self, seen: Seen, paragraph: int, sentence: int) -> float:
        away = (paragraph - seen.paragraph) * 2.0 + (max(sentence - seen.sentence, 0) if paragraph == seen.paragraph else 0)
        score = -0.5 * away + (1.2 if seen.is_subject else 0.0)
        return score + (0.9 if seen.name == self.last_speaker else 0.0) + seen.at * 1e-6


def named_part(text: str, clauses: Clauses, head: int) -> str:
    """The name in a phrase: the entity where one is known, else the capitalised words up to the head."""
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
    return text[words[first].start : words[last].end]


def _is_definite(clauses: Clauses, head: int) -> bool:
    """The mayor, and not a mayor or mayors."""
    det = clauses.child(head, "det")
    return det is not None and clauses.words[det].text.lower() == "the" and clauses.words[head].tag in ("NN", "NNP")
