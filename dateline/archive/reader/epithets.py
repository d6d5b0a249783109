"""Whom “the mayor” means: who bears the role, and where nobody was called so, the one the story is about just there."""

from dateline.archive.reader.bearers import Bearers
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import Cluster
from dateline.archive.reader.roles import owner_of, put_before
from dateline.archive.reader.said_beside import said_beside, speaks
from dateline.archive.reader.seen import SUBJECT, Spoken, Told
from dateline.archive.reader.words_for_people import (
    CALLED_SO,
    NAMELESS_BY_TRADE,
    NATIVES,
    OFFICES,
    gender_by_noun,
    is_what_one_is,
)

NEAR = 2
"""Sentences within which one of several bearers of a role was spoken of."""
FAR = 3
"""Paragraphs after which a story may be about somebody else."""


class Epithets:
    """Resolves the roles and epithets of one story in their order."""

    def __init__(self, text: str, bearers: Bearers, spoken: Spoken) -> None:
        self._text = text
        self._bearers = bearers
        self._spoken = spoken
        self._nameless: set[str] = set()
        """What nameless ones have been called."""
        self._learnt: dict[str, Cluster] = {}
        """Whom an epithet has been found to mean."""

    def called(self, page: Told, number: int) -> Cluster | None:
        """Who bears the role, and of several the one spoken of last in these sentences."""
        clauses, word = page.clauses, page.clauses.words[number]
        ahead = put_before(clauses, number)
        if ahead is not None and clauses.words[ahead].part == "PROPN":
            self._bearers.bear(clauses, number, self._bearers.person(clauses, ahead))
        if not _is_definite(clauses, number):
            if word.relation in ("nsubj", "nsubjpass", "pobj", "dobj", "attr"):
                self._nameless.add(word.lemma)
            return None
        bearers = self._bearers.roles.bearers(clauses, number)
        before = [each for each in bearers if each.last_before(word.start) >= 0]
        if len(before) == 1:
            return before[0]
        found = self._spoken_of_last(before, page.sentence + word.sentence) or self._epithet(page, number)
        return found or (bearers[0] if len(bearers) == 1 else None)

    def _spoken_of_last(self, bearers: list[Cluster], sentence: int) -> Cluster | None:
        for seen in reversed(self._spoken.seen):
            if sentence - seen.sentence > NEAR:
                break
            if seen.cluster in bearers:
                return seen.cluster
        return None

    def _epithet(self, page: Told, number: int) -> Cluster | None:
        """“The shopkeeper said”, where no shopkeeper was told of: the only one this paragraph is about so far, or the
        one before; where several are, the one the whole story has been about."""
        if not self._may_be_one(page.clauses, number):
            return None
        lemma = page.clauses.words[number].lemma
        learnt = self._learnt.get(lemma)
        found = learnt if learnt is not None else self._whom_it_is_about(page, number)
        if found is not None:
            self._learnt[lemma] = found
        return found

    def _may_be_one(self, clauses: Clauses, number: int) -> bool:
        """Whether a word in its place can call somebody known by what else they are."""
        word = clauses.words[number]
        is_about = word.relation in ("nsubj", "nsubjpass") and clauses.words[word.head].head == word.head
        if not (is_about or speaks(clauses, number)) or not is_what_one_is(word.lemma):
            return False
        is_owned = owner_of(clauses, number) is not None
        return not is_owned and word.lemma not in NAMELESS_BY_TRADE and word.lemma not in self._nameless

    def _whom_it_is_about(self, page: Told, number: int) -> Cluster | None:
        gender = gender_by_noun(page.clauses.words[number].lemma)
        said = said_beside(self._text, page.clauses, number)
        topic = self._spoken.topic()
        if topic is not None and page.number - topic.page > FAR:
            topic = None
        here = self._spoken.subjects_in(page.number)
        before = self._spoken.subjects_in(page.number - 1)
        if not (here or before or topic):
            before = self._spoken.subjects_in(page.number - 1, SUBJECT)
        alone = here if here else [] if topic is not None else before
        only = alone[0] if len(alone) == 1 else topic
        if only is None or only.cluster is None:
            return None
        is_other = gender is not None and only.likely_gender not in (None, gender)
        return None if is_other or only.is_named_in(said) else only.cluster


def is_role_in_capitals(clauses: Clauses, number: int) -> bool:
    """The Mayor, the Scot, the Republican: printed as names are, and no name."""
    word, words = clauses.words[number], clauses.words
    if word.part != "PROPN" or word.relation == "compound" or not _is_definite(clauses, number):
        return False
    before = words[number - 1] if number else word
    is_longer = word.entity_number >= 0 and before.entity_number == word.entity_number and before.part == "PROPN"
    return not is_longer and (word.lemma in NATIVES or word.lemma in OFFICES or word.lemma in CALLED_SO)


def _is_definite(clauses: Clauses, head: int) -> bool:
    """The mayor, and not a mayor or mayors."""
    det = clauses.child(head, "det")
    if det is None and head > 0 and clauses.words[head - 1].part == "DET":
        det = head - 1
    return det is not None and clauses.words[det].text.lower() == "the" and clauses.words[head].tag in ("NN", "NNP")
