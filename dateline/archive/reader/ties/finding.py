"""The ties of a story: an office beside its holder, a verb of joining or leaving, an agreement and its two sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateline.archive.reader.events.dating import Diary
from dateline.archive.reader.events.finding import CLOSE
from dateline.archive.reader.events.moods import is_called_off, standing_of
from dateline.archive.reader.events.taking_part import Attendance, is_passive, patient_of
from dateline.archive.reader.grammar import NOUNS, Clauses
from dateline.archive.reader.name_words import TITLES
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import DateRange, EventState, MentionKind, Participant, Tie, TieState
from dateline.archive.reader.stories import Story
from dateline.archive.reader.ties.vocabulary import (
    ABOUT,
    AGREEING,
    BODIES,
    CALLED,
    CLOSES_A_DEAL,
    COUNTED_BODIES,
    DEALS,
    ENDS_A_DEAL,
    FIELDS,
    FORMER,
    HEADS,
    IN_FORCE,
    JOINS,
    LEADS,
    LEAVES,
    LEAVES_OFFICE,
    NO_DEAL,
    OFFERS_A_DEAL,
    ONE_OF_MANY,
    ROLES,
    SECOND,
    TAKES_OFFICE,
    TO_COME,
    Kind,
)

MOST = 200
"""Of one story."""
MOST_SIDES = 4
WHOSE = ("his ", "her ", "their ", "its ", "my ", "our ")
LONGEST_ABOUT = 100
BESIDE, BY_VERB, DEAL = "office beside name", "tie verb", "agreement"
CERTAINTIES = {BESIDE: 0.85, BY_VERB: 0.75, DEAL: 0.7}
UNTIL_AGREED = {
    EventState.HAPPENED: TieState.SIGNED,
    EventState.EXPECTED: TieState.PROPOSED,
    EventState.CANCELLED: TieState.ENDED,
}


@dataclass(frozen=True, slots=True)
class Holding:
    """An office, whose it is and of what."""

    holder: int
    state: TieState
    verb: int | None
    """What says since when, or until when."""


class Ties:
    """Finds the ties of one story, paragraph by paragraph."""

    def __init__(self, story: Story, people: People) -> None:
        self._story = story
        self._people = people
        self._attendance = Attendance(story.text, people)

    def read(self, pages: Sequence[Clauses]) -> tuple[Tie, ...]:
        """In the order of the text, each tie once."""
        found: list[Tie] = []
        days: dict[str, tuple[str, int, int]] = {}
        for clauses in pages:
            if clauses.words and len(found) < MOST:
                found += islice(self._page(clauses, days), MOST - len(found))
        return told_once([_dated_elsewhere(tie, days) for tie in found])

    def _page(self, clauses: Clauses, days: dict[str, tuple[str, int, int]]) -> Iterator[Tie]:
        words = clauses.words
        diary = Diary(clauses, self._story.dates_between(words[0].start, words[-1].end))
        for number, word in enumerate(words):
            if word.quote >= 0 or word.is_stand_in:
                continue
            if word.part in NOUNS and word.lemma in ROLES:
                yield from self._office(clauses, number, diary)
            elif word.part == "NOUN" and word.lemma in DEALS:
                yield from self._deal(clauses, number, diary)
            elif word.part == "VERB":
                yield from self._by_verb(clauses, number, diary)
                self._keep_day(clauses, number, diary, days)

    def _office(self, clauses: Clauses, role: int, diary: Diary) -> Iterator[Tie]:
        """Edwin Marsh, the mayor of Harrow Point."""
        bodies = self._bodies_of(clauses, role)
        holding = self._holding(clauses, role) if bodies else None
        if holding is None:
            return
        holders = [holding.holder]
        if clauses.words[role].tag == "NNS":
            holders = [*self._joined_before(clauses, holding.holder), *holders, *clauses.conjoined(holding.holder)]
        pairs = zip(holders, bodies, strict=True) if len(holders) == len(bodies) else []
        for each, body in pairs:
            holder = self._one_named(clauses, each)
            if holder is not None and holder.name != body.name and self._can_hold(holder, body):
                yield self._held(clauses, role, holding, holder, body, diary)

    def _can_hold(self, holder: Participant, body: Participant) -> bool:
        """Whether one is not a title, and the other neither a field of work nor a person."""
        known = self._people.names.find(body.name)
        is_person = known is not None and known.kind is MentionKind.PERSON
        words = [word.lower().rstrip(".") for word in holder.name.split()]
        return not is_person and not all(word in TITLES for word in words) and not _is_a_field(body.text)

    def _joined_before(self, clauses: Clauses, holder: int) -> list[int]:
        """Edwin Marsh and Piers Ottaway, the mayors: those the last is joined to."""
        word = clauses.words[holder]
        is_joined = word.relation == "conj" and clauses.words[word.head].part == "PROPN"
        return [word.head] if is_joined else []

    def _held(
        self, clauses: Clauses, role: int, holding: Holding, holder: Participant, body: Participant, diary: Diary
    ) -> Tie:
        before = {clauses.words[child].text.lower().rstrip("-") for child in clauses.children[role]}
        state = TieState.ENDED if before & FORMER else TieState.PROPOSED if before & TO_COME else holding.state
        is_head = clauses.words[role].lemma in HEADS and not before & (SECOND | ONE_OF_MANY)
        rule = BESIDE if holding.verb is None else BY_VERB
        tie = self._tie(clauses, role, Kind.HEAD if is_head else Kind.MEMBER, holder, body, state, rule)
        dated = diary.date_of(holding.verb, CLOSE) if holding.verb is not None else None
        return replace(_on(tie, dated.found if dated else None), role=_role(clauses, role))

    def _holding(self, clauses: Clauses, role: int) -> Holding | None:
        words = clauses.words
        word = words[role]
        named = _named_after(clauses, role)
        if named is not None:
            return Holding(named, TieState.IN_FORCE, None)
        head = word.head
        if word.relation == "appos" and _can_be_named(clauses, head):
            return Holding(head, TieState.IN_FORCE, None)
        if word.relation in ("compound", "nmod") and words[head].part == "PROPN" and head > role:
            return Holding(head, TieState.IN_FORCE, None)
        if word.relation in ("attr", "oprd") or (word.relation == "dobj" and words[head].lemma in ("name", "become")):
            return self._by_copula(clauses, head)
        if word.relation == "pobj" and words[head].text.lower() == "as" and words[words[head].head].part == "VERB":
            return self._by_copula(clauses, words[head].head)
        return None

    def _by_copula(self, clauses: Clauses, verb: int) -> Holding | None:
        """Is, became, was elected, resigned as: who, and what it makes of the tie."""
        lemma = clauses.words[verb].lemma
        standing = standing_of(clauses, verb)
        if standing is None or standing.state in (EventState.DENIED, EventState.CANCELLED):
            return None
        holder = patient_of(clauses, verb) if is_passive(clauses, verb) else clauses.subject_of(verb)
        if holder is None:
            return None
        if lemma == "be":
            state = TieState.IN_FORCE if standing.by_date else TieState.ENDED
            return Holding(holder, TieState.PROPOSED if standing.state is EventState.EXPECTED else state, None)
        if lemma in LEAVES_OFFICE:
            ended = TieState.ENDED if standing.state is EventState.HAPPENED else TieState.IN_FORCE
            return Holding(holder, ended, verb)
        if lemma in TAKES_OFFICE or lemma == "serve":
            begun = TieState.IN_FORCE if standing.state is EventState.HAPPENED else TieState.PROPOSED
            return Holding(holder, TieState.PROPOSED if lemma == "nominate" else begun, verb)
        return None

    def _bodies_of(self, clauses: Clauses, role: int) -> list[Participant]:
        """One; of several who hold an office, as many as are named: the mayors of Harrow Point and Gullhaven."""
        body = self._body_of(clauses, role)
        if body is not None and body.start <= clauses.words[role].start < body.end:
            return []
        if body is None or clauses.words[role].tag != "NNS":
            return [body] if body is not None else []
        halves = body.name.split(" and ")
        if len(halves) == 2 and " and " in body.text:
            middle = body.start + body.text.index(" and ")
            return [
                replace(body, end=middle, text=self._story.text[body.start : middle], name=halves[0]),
                replace(body, start=middle + 5, text=self._story.text[middle + 5 : body.end], name=halves[1]),
            ]
        number = next((child for child in clauses.children[role] if clauses.words[child].text.lower() == "of"), None)
        head = clauses.child(number, "pobj") if number is not None else None
        return [body, *(self._all_named(clauses, clauses.conjoined(head)) if head is not None else [])]

    def _body_of(self, clauses: Clauses, role: int) -> Participant | None:
        """What the office is of: of a name, a name's, or a name right before it."""
        words = clauses.words
        for child in clauses.children[role]:
            if words[child].relation == "prep" and words[child].text.lower() in ("of", "at", "for") and child > role:
                head = clauses.child(child, "pobj")
                if head is not None and (_is_body(clauses, head)):
                    return self._one_named(clauses, head, or_body=True)
        for child in clauses.children[role]:
            is_before = words[child].relation in ("poss", "compound", "nmod") and child < role
            if is_before and words[child].part == "PROPN" and words[child].entity not in ("PERSON", "NORP", "DATE"):
                return self._one_named(clauses, child, or_body=True)
        return None

    def _by_verb(self, clauses: Clauses, verb: int, diary: Diary) -> Iterator[Tie]:
        lemma = clauses.words[verb].lemma
        if lemma in AGREEING:
            yield from self._agreeing(clauses, verb, diary)
        if lemma not in LEADS | JOINS | LEAVES | {"admit"}:
            return
        patient = patient_of(clauses, verb)
        standing = standing_of(clauses, verb)
        if patient is None or standing is None or standing.state is EventState.DENIED:
            return
        subject = None if is_passive(clauses, verb) else clauses.subject_of(verb)
        if subject is None:
            return
        one = self._one_named(clauses, subject, or_body=lemma == "admit")
        other = self._one_named(clauses, patient, or_body=lemma in LEADS)
        if one is None or other is None or one.name == other.name or other.name.lower().startswith(WHOSE):
            return
        if not _is_body(clauses, subject if lemma == "admit" else patient, may_be_place=lemma not in ("leave", "quit")):
            return
        if lemma in LEADS and not self._is_body_led(clauses, patient, one, other):
            return
        expected = standing.state is EventState.EXPECTED
        if lemma == "admit":
            one, other = other, one
        kind = Kind.HEAD if lemma in LEADS else Kind.MEMBER
        state = TieState.ENDED if lemma in LEAVES else TieState.IN_FORCE
        state = TieState.PROPOSED if expected and lemma not in LEAVES else state
        dated = diary.date_of(verb, CLOSE) if lemma not in LEADS else None
        tie = self._tie(clauses, verb, kind, one, other, state, BY_VERB)
        tie = replace(tie, certainty=round(tie.certainty * standing.firmness ** (not standing.by_date), 3))
        yield _on(tie, dated.found if dated else None)

    def _is_body_led(self, clauses: Clauses, patient: int, one: Participant, other: Participant) -> bool:
        """Whether what somebody leads or runs is a body, and no rival and no thing."""
        word = clauses.words[patient]
        return (word.entity == "ORG" or word.lemma in BODIES) and self._can_hold(one, other)

    def _agreeing(self, clauses: Clauses, verb: int, diary: Diary) -> Iterator[Tie]:
        """The towns agreed to build a ferry; she agreed with the council on the rates."""
        standing = standing_of(clauses, verb)
        subject = clauses.subject_of(verb)
        if standing is None or subject is None or standing.state not in UNTIL_AGREED or is_passive(clauses, verb):
            return
        about = _about(clauses, verb)
        binds = not any(word.start == about[0] and word.lemma in NO_DEAL for word in clauses.words) if about else False
        if about is None or not binds:
            return
        sides = [*self._sides(clauses, subject), *self._after_with(clauses, verb)]
        state = UNTIL_AGREED[standing.state]
        yield from self._between(clauses, verb, sides, state, about, diary, standing.firmness)

    def _deal(self, clauses: Clauses, noun: int, diary: Diary) -> Iterator[Tie]:
        """A deal between two sides, or one that somebody makes with somebody."""
        words = clauses.words
        governor = words[noun].head if words[noun].head != noun else None
        sides = self._after_with(clauses, noun)
        if governor is not None and words[governor].part == "VERB":
            by_state = self._state_of_deal(clauses, noun, governor)
            if by_state is None:
                return
            state, firmness = by_state
            if words[noun].relation == "dobj":
                subject = clauses.subject_of(governor)
                first = self._sides(clauses, subject) if subject is not None else []
                sides = [*first, *sides, *self._after_with(clauses, governor)]
        else:
            before = {words[child].text.lower() for child in clauses.children[noun] if child < noun}
            is_offered = bool(before & {"proposed", "draft", "possible", "planned", "potential"})
            state, firmness = (TieState.PROPOSED, 0.7) if is_offered else (TieState.SIGNED, 0.6)
        at = governor if governor is not None and words[governor].part == "VERB" else noun
        yield from self._between(clauses, noun, sides, state, _about(clauses, noun), diary, firmness, at)

    def _state_of_deal(self, clauses: Clauses, noun: int, verb: int) -> tuple[TieState, float] | None:
        word = clauses.words[verb]
        standing = standing_of(clauses, verb)
        if word.lemma in OFFERS_A_DEAL:
            return TieState.PROPOSED, 0.8
        if standing is None or standing.state is EventState.DENIED:
            return None
        if word.lemma in ENDS_A_DEAL or is_called_off(clauses, verb):
            return TieState.ENDED if standing.state is EventState.HAPPENED else TieState.SIGNED, standing.firmness
        comes = word.lemma in ("take", "come", "enter", "go") and clauses.words[noun].relation == "nsubj"
        if comes and _has_below(clauses, verb, IN_FORCE):
            in_force = standing.state is EventState.HAPPENED or standing.by_date
            return TieState.IN_FORCE if in_force else TieState.SIGNED, standing.firmness
        if word.lemma in CLOSES_A_DEAL or clauses.words[noun].relation in ("nsubj", "nsubjpass", "pobj"):
            return UNTIL_AGREED[standing.state], standing.firmness * (1 if word.lemma in CLOSES_A_DEAL else 0.7)
        return None

    def _between(
        self, clauses: Clauses, word: int, sides: Sequence[Participant], state: TieState,
        about: tuple[int, int] | None, diary: Diary, firmness: float, dated_at: int | None = None,
    ) -> Iterator[Tie]:  # fmt: skip
        """The first side tied to each other one."""
        kept: dict[str, Participant] = {}
        for side in sides:
            kept.setdefault(side.name.casefold(), side)
        named = list(kept.values())[:MOST_SIDES]
        dated = diary.date_of(word if dated_at is None else dated_at, CLOSE)
        for first, other in zip(named[:1] * MOST_SIDES, named[1:], strict=False):
            tie = self._tie(clauses, word, Kind.AGREED, first, other, state, DEAL)
            tie = replace(tie, certainty=round(tie.certainty * firmness, 3))
            if about is not None:
                text = " ".join(self._story.text[about[0] : about[1]].split())
                tie = replace(tie, about=text, about_start=about[0], about_end=about[1])
            yield _on(tie, dated.found if dated else None)

    def _sides(self, clauses: Clauses, subject: int) -> list[Participant]:
        """The names behind a subject of several: joined by and, of two towns, or the two towns named before."""
        words = clauses.words
        if words[subject].tag in ("NNS", "NNPS", "CD"):
            of = next((child for child in clauses.children[subject] if words[child].text.lower() == "of"), None)
            head = clauses.child(of, "pobj") if of is not None else None
            if head is not None and clauses.conjoined(head):
                return self._all_named(clauses, [head, *clauses.conjoined(head)])
            numbers = {words[child].text.lower() for child in clauses.children[subject]}
            if words[subject].lemma in COUNTED_BODIES and numbers & {"two", "both"}:
                return self._named_before(clauses, subject)
        return self._all_named(clauses, [subject, *clauses.conjoined(subject)])

    def _named_before(self, clauses: Clauses, subject: int) -> list[Participant]:
        """The two bodies with a name that the sentence has spoken of in connexion with an office; none when not two."""
        word = clauses.words[subject]
        found: dict[str, int] = {}
        for number in range(subject):
            each = clauses.words[number]
            is_person = each.entity == "PERSON" or each.relation == "appos"
            if each.sentence != word.sentence or each.part != "PROPN" or each.quote >= 0 or is_person:
                continue
            head = clauses.words[each.head]
            office = clauses.words[head.head] if each.relation in ("pobj", "conj") and head.part == "ADP" else head
            if office.lemma in ROLES or office.lemma in ("counterpart", "neighbour"):
                found.setdefault(each.text, number)
        if len(found) != 2:
            return []
        places = [self._one_named(clauses, number, or_body=True) for number in found.values()]
        return [replace(each, start=word.start, end=word.end, text=word.text) for each in places if each is not None]

    def _after_with(self, clauses: Clauses, number: int) -> list[Participant]:
        return self._all_named(clauses, self._attendance.with_them(clauses, number))

    def _all_named(self, clauses: Clauses, heads: Sequence[int]) -> list[Participant]:
        found = (self._one_named(clauses, head, or_body=True) for head in heads[:MOST_SIDES])
        return [each for each in found if each is not None]

    def _one_named(self, clauses: Clauses, head: int, *, or_body: bool = False) -> Participant | None:
        """With a name, or at least a body with words of its own."""
        found = next(self._attendance.named(clauses, [head], ""), None)
        if found is None or not found.name:
            return None
        is_name = found.name[0].isupper() and found.name.split()[0].lower() not in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "its",
        )
        return found if is_name or (or_body and clauses.words[head].lemma in BODIES) else None

    def _tie(
        self, clauses: Clauses, word: int, kind: Kind, one: Participant, other: Participant, state: TieState, rule: str
    ) -> Tie:
        told = clauses.words[word]
        return Tie(
            start=told.start, end=told.end, kind=kind.value, from_subject=one.name, to_subject=other.name, about=None,
            state=state.value, date=None, certainty=CERTAINTIES[rule], from_start=one.start, from_end=one.end,
            to_start=other.start, to_end=other.end, rule=rule,
        )  # fmt: skip

    def _keep_day(self, clauses: Clauses, verb: int, diary: Diary, days: dict[str, tuple[str, int, int]]) -> None:
        """The ferry agreed on 24 September: when what was agreed on was, for a tie that does not say."""
        if clauses.words[verb].lemma not in AGREEING:
            return
        patient = patient_of(clauses, verb)
        subject = clauses.child(verb, "nsubj") if patient is None else patient
        dated = diary.date_of(verb, 0.7)
        if subject is not None and dated is not None and clauses.words[subject].part == "NOUN":
            found = dated.found
            days.setdefault(clauses.words[subject].lemma, (found.value, found.start, found.end))


def _dated_elsewhere(tie: Tie, days: dict[str, tuple[str, int, int]]) -> Tie:
    if tie.date is not None or tie.about is None or tie.kind != Kind.AGREED:
        return tie
    day = next((days[word] for word in reversed(tie.about.lower().split()) if word in days), None)
    return tie if day is None else replace(tie, date=day[0], date_start=day[1], date_end=day[2])


def told_once(ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """In the order of the text, each once, where it is told with a date if it is anywhere."""
    kept: dict[tuple[str, str, str, str], Tie] = {}
    for tie in sorted(ties, key=lambda each: (each.start, each.end)):
        ends = (tie.from_subject, tie.to_subject)
        ends = ends if tie.kind != Kind.AGREED else (min(ends), max(ends))
        key = (tie.kind, *ends, tie.state)
        other = kept.get(key)
        if other is None or (other.date is None and tie.date is not None):
            kept[key] = tie
    return tuple(sorted(kept.values(), key=lambda each: (each.start, each.end)))


def _named_after(clauses: Clauses, role: int) -> int | None:
    """The mayor of Saltmere, Lena Brandt: a parser may hang the name on either."""
    words = clauses.words
    of = next((child for child in clauses.children[role] if words[child].text.lower() == "of"), None)
    body = clauses.child(of, "pobj") if of is not None else None
    for head in (role, body):
        for child in clauses.children[head] if head is not None else []:
            is_person = head == role or words[child].entity == "PERSON"
            if words[child].relation == "appos" and child > role and is_person and _can_be_named(clauses, child):
                return child
    return None


def _on(tie: Tie, found: DateRange | None) -> Tie:
    """With the date, where there is one."""
    if found is None:
        return tie
    return replace(tie, date=found.value, date_start=found.start, date_end=found.end)


def _is_a_field(name: str) -> bool:
    return all(word in FIELDS for word in name.lower().split())


def _role(clauses: Clauses, role: int) -> str:
    """Mayor, prime minister, managing director."""
    words = clauses.words
    first, last = role, words[role].lemma
    while first > 0 and words[first - 1].relation in ("compound", "amod") and words[first - 1].part in ("NOUN", "ADJ"):
        if words[first - 1].part == "ADJ" and words[first - 1].text.lower() not in CALLED:
            break
        first -= 1
    return " ".join([*(word.text.lower() for word in words[first:role]), last])


def _can_be_named(clauses: Clauses, number: int) -> bool:
    word = clauses.words[number]
    return word.quote < 0 and word.part == "PROPN" and word.entity not in ("DATE", "TIME", "MONEY", "GPE", "NORP")


def _is_body(clauses: Clauses, number: int, *, may_be_place: bool = True) -> bool:
    word = clauses.words[number]
    if word.quote >= 0 or word.entity in ("DATE", "TIME", "NORP", "MONEY", "CARDINAL"):
        return False
    if word.part == "PROPN" or word.entity == "ORG":
        return word.entity != "GPE" or may_be_place
    return word.lemma in BODIES and word.part == "NOUN"


def _about(clauses: Clauses, number: int) -> tuple[int, int] | None:
    """Where what was agreed on stands: to build a ferry; on the rates."""
    words = clauses.words
    clause = next(
        (child for child in clauses.children[number]
         if words[child].relation in ("xcomp", "acl") and child > number and clauses.child(child, "aux") is not None),
        None,
    )  # fmt: skip
    if clause is not None:
        direct = clauses.child(clause, "dobj")
        last = clauses.phrase(direct)[1] if direct is not None and direct > clause else clause
        return _short(clauses, clause, last)
    for child in clauses.children[number]:
        if words[child].relation == "prep" and words[child].text.lower() in ABOUT and child > number:
            head = clauses.child(child, "pobj")
            if head is not None and words[head].entity not in ("DATE", "TIME") and words[head].quote < 0:
                return _short(clauses, *clauses.phrase(head))
    return None


def _short(clauses: Clauses, first: int, last: int) -> tuple[int, int] | None:
    words = clauses.words
    if any(word.quote >= 0 or word.is_stand_in for word in words[first : last + 1]):
        return None
    start, end = words[first].start, words[last].end
    return (start, end) if 0 < end - start <= LONGEST_ABOUT else None


def _has_below(clauses: Clauses, verb: int, listed: frozenset[str]) -> bool:
    for child in clauses.children[verb]:
        if clauses.words[child].lemma in listed:
            return True
        head = clauses.child(child, "pobj") if clauses.words[child].relation == "prep" else None
        if head is not None and clauses.words[head].lemma in listed:
            return True
    return False
