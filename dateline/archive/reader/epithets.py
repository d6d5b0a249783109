"""Whom “the mayor” means: who bears the role, and where nobody was called so, the one the story is about just there."""

from dateline.archive.reader.bearers import Bearers
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.names import Cluster
from dateline.archive.reader.roles import owner_of, put_before
from dateline.archive.reader.said_beside import said_beside
from dateline.archive.reader.seen import Spoken, Told
from dateline.archive.reader.words_for_people import NAMELESS_BY_TRADE, gender_by_noun, is_called_after_trade

NEAR = 2
"""Sentences within which one of several bearers of a role was spoken of."""


class Epithets:
    """Resolves the roles and epithets of one story in their order."""

    def __init__(self, text: str, bearers: Bearers, spoken: Spoken) -> None:
        self._text = text
        self._bearers = bearers
        self._spoken = spoken
        self._nameless: set[str] = set()
        """What nameless ones have been called."""

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
        if len(bearers) < 2:
            return bearers[0] if bearers else self._epithet(page, number)
        for seen in reversed(self._spoken.seen):
            if page.sentence + word.sentence - seen.sentence > NEAR:
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
        here = self._spoken.subjects_in(page.number) or self._spoken.subjects_in(page.number - 1)
        gender, only = gender_by_noun(word.lemma), next(iter(here.values()), None)
        if only is None or len(here) > 1 or only.cluster is None:
            return None
        is_other = gender is not None and only.likely_gender not in (None, gender)
        return None if is_other or only.is_named_in(said_beside(self._text, clauses, number)) else only.cluster


def _is_definite(clauses: Clauses, head: int) -> bool:
    """The mayor, and not a mayor or mayors."""
    det = clauses.child(head, "det")
    if det is None and head > 0 and clauses.words[head - 1].part == "DET":
        det = head - 1
    return det is not None and clauses.words[det].text.lower() == "the" and clauses.words[head].tag in ("NN", "NNP")
