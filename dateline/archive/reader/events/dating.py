"""Which date a word of the story is of: the one its clause carries, else its sentence's, by the way over the grammar.

A date is never made up. What is answered is always a phrase that stands in the text, with what it costs to go from the
word to it: nothing where the date stands right at the word, more with each clause that lies between.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.archive.reader.grammar import NOUNS, Clauses
from dateline.archive.reader.proposals import DateRange
from dateline.archive.reader.speech_verbs import SAYING

FARTHEST = 3.5
"""What a way may cost before the phrase is somebody else's."""
LIKES_OF_SAYING = SAYING | frozenset({"show", "expect", "believe", "think", "hope", "know", "hear"})
PHRASE_RELATIONS = frozenset({
    "prep", "pobj", "npadvmod", "advmod", "tmod", "nmod", "nummod", "amod", "compound", "appos", "quantmod", "poss",
    "pcomp", "det", "punct", "dep", "case",
})  # fmt: skip
"""Ties that lie inside a phrase: a date goes up over them to what it is of."""
UPWARDS = {
    "aux": 0.0, "auxpass": 0.0, "dobj": 0.4, "nsubj": 0.5, "nsubjpass": 0.2, "pobj": 0.3, "prep": 0.3, "agent": 0.4,
    "attr": 0.4, "oprd": 0.4, "dative": 0.6, "appos": 0.7, "poss": 0.8, "compound": 0.8, "amod": 0.9, "nmod": 0.8,
    "npadvmod": 0.5, "advmod": 0.5, "prt": 0.0, "xcomp": 0.7, "pcomp": 0.8, "acl": 1.2, "conj": 1.0, "ccomp": 1.2,
    "advcl": 1.4, "relcl": 1.8, "parataxis": 1.4, "csubj": 1.0,
}  # fmt: skip
"""What it costs to go from a word up to the one it hangs on, when the date hangs there."""
DOWNWARDS = {
    "dobj": 0.7, "nsubj": 1.3, "nsubjpass": 1.0, "pobj": 0.5, "prep": 0.4, "agent": 0.8, "attr": 0.8, "xcomp": 1.6,
    "conj": 1.6, "ccomp": 2.2, "advcl": 2.2, "relcl": 2.4, "acl": 1.6, "appos": 0.8, "pcomp": 1.2, "parataxis": 2.2,
    "dative": 0.8, "amod": 0.8, "compound": 0.8, "poss": 1.0, "csubj": 1.5, "oprd": 0.8, "npadvmod": 0.6, "acomp": 0.4,
    "advmod": 0.4,
}  # fmt: skip
"""And from a word down to one that hangs on it, when the date hangs there."""
ANY_OTHER = 1.0
JOINED_NOUN = 0.5
"""Down to a noun joined to it: elections or caucuses on 1 March."""
WHEN = 0.5
PER_WORD = 0.02
AFTER_SAYING = 1.2
"""More for a date that says when something was said."""
EDGES = frozenset({"since", "until", "till", "than"})
APART = frozenset({"before", "after", "since", "until", "till", "because", "although", "though", "if", "unless"})
ALONG = frozenset({"when", "as", "while", "where"})
LONGEST_WAY = 12
MOST_ASIDE = 8
"""So many dates on each side of a word are looked at."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A date phrase among the words of a paragraph."""

    found: DateRange
    first: int
    last: int
    head: int
    """The word the phrase hangs on, outside the phrase; its own head when it stands alone."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The date of a word, and how far away it stands."""

    found: DateRange
    cost: float


class Diary:
    """The dates of one paragraph, to be asked for a word."""

    def __init__(self, clauses: Clauses, dates: Sequence[DateRange]) -> None:
        self._clauses = clauses
        self.placed = _placed(clauses, dates)

    def date_of(self, number: int, farthest: float = FARTHEST) -> Attached | None:
        """The cheapest to reach in the word's own sentence. None when all are farther than `farthest`."""
        sentence = self._clauses.words[number].sentence
        here = bisect_left(self.placed, number, key=lambda each: each.first)
        near = range(max(here - MOST_ASIDE, 0), min(here + MOST_ASIDE, len(self.placed)))
        ways = [
            (self._cost(number, each), place)
            for place, each in ((place, self.placed[place]) for place in near)
            if self._clauses.words[each.first].sentence == sentence and not self._only_bounds(each)
        ]
        cost, place = min(ways, default=(farthest + 1, -1))
        return Attached(self.placed[place].found, cost) if cost <= farthest else None

    def _cost(self, number: int, date: Placed) -> float:
        """Up from the word, and down to what the date hangs on."""
        if date.first <= number <= date.last:
            return 0.0
        words = self._clauses.words
        up = [number, *self._way_up(number)]
        through = next((place for place, word in enumerate(up) if date.first <= word <= date.last), None)
        if through and words[up[through - 1]].relation == "relcl" and self._begins_with_when(up[through - 1]):
            return WHEN + sum(self._up(below, above, date) for below, above in pairwise(up[:through]))
        down = [date.head, *self._way_up(date.head)]
        places = {word: place for place, word in enumerate(up)}
        meet = next((place for place, word in enumerate(down) if word in places), None)
        if meet is None:
            return FARTHEST + 1
        climbed, fell = up[: places[down[meet]] + 1], down[: meet + 1]
        cost = sum(self._up(below, above, date) for below, above in pairwise(climbed))
        cost += sum(self._down(below) for below, _ in pairwise(fell))
        return cost + PER_WORD * min(abs(number - date.first), abs(number - date.last))

    def _way_up(self, number: int) -> list[int]:
        return [up for _, up in zip(range(LONGEST_WAY), self._clauses.ancestors(number), strict=False)]

    def _up(self, below: int, above: int, date: Placed) -> float:
        word, head = self._clauses.words[below], self._clauses.words[above]
        cost = UPWARDS.get(word.relation, ANY_OTHER)
        if word.relation == "ccomp" and head.lemma in LIKES_OF_SAYING:
            cost += AFTER_SAYING
        if word.relation == "conj" and word.part not in NOUNS and date.first < above:
            cost -= 0.6
        if word.relation == "advcl":
            cost += self._by_conjunction(below)
        return cost

    def _down(self, below: int) -> float:
        word = self._clauses.words[below]
        if word.relation == "conj" and word.part in NOUNS:
            return JOINED_NOUN
        return DOWNWARDS.get(word.relation, ANY_OTHER)

    def _only_bounds(self, date: Placed) -> bool:
        """Since 1990, until Friday: no date of what is told, only its edge."""
        before = self._clauses.words[date.first - 1].text.lower() if date.first else ""
        return before in EDGES

    def _begins_with_when(self, clause: int) -> bool:
        """On 24 September, when Brandt came: the clause is the date's own."""
        return any(self._clauses.words[child].text.lower() == "when" for child in self._clauses.children[clause])

    def _by_conjunction(self, clause: int) -> float:
        """More for a clause that is put before or after the other in time, less for one that goes along with it."""
        for child in self._clauses.children[clause]:
            word = self._clauses.words[child]
            if word.relation in ("mark", "advmod", "prep") and child < clause:
                lower = word.text.lower()
                if lower in APART:
                    return 1.2
                if lower in ALONG:
                    return -0.6
        return 0.0


def _placed(clauses: Clauses, dates: Sequence[DateRange]) -> list[Placed]:
    starts = [word.start for word in clauses.words]
    found = []
    for each in dates:
        first = bisect_left(starts, each.start)
        first -= first > 0 and (first == len(starts) or starts[first] > each.start)
        last = first
        while last + 1 < len(starts) and starts[last + 1] < each.end:
            last += 1
        if first < len(starts) and clauses.words[first].start < each.end and each.start < clauses.words[last].end:
            found.append(Placed(each, first, last, _head_of(clauses, first, last)))
    return found


def _head_of(clauses: Clauses, first: int, last: int) -> int:
    """What the phrase from `first` to `last` hangs on, over prepositions and the other words of its own phrase.

    Right behind a verb of saying it is when that was said, whatever the parser takes it for: said on Friday he met.
    """
    words = clauses.words
    before = first - 1 if first and words[first - 1].part != "ADP" else first - 2
    if before >= 0 and words[before].lemma in SAYING and words[before].part == "VERB":
        return before
    number = first
    for _ in range(LONGEST_WAY):
        head = words[number].head
        is_inside = first <= head <= last
        if head == number or not (is_inside or words[number].relation in PHRASE_RELATIONS):
            break
        number = head
        if not is_inside and words[number].part != "ADP":
            break
    return number
