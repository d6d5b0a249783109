"""The events of a story: each verb and noun of the vocabularies, its state, its date, its people and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dateline.archive.reader.events import anything
from dateline.archive.reader.events.certainty import Evidence, certainty_of
from dateline.archive.reader.events.dating import Attached, Diary
from dateline.archive.reader.events.moods import LIKELY, Standing, is_called_off, noun_standing, standing_of
from dateline.archive.reader.events.retold import told_once
from dateline.archive.reader.events.taking_part import Attendance, Place, doer_of, is_passive, once, patient_of
from dateline.archive.reader.events.turned import turned
from dateline.archive.reader.events.vocabulary import (
    HOLDS,
    NOT_OF_MANY,
    NOT_SO_CALLED,
    NOUNS,
    NOUNS_OF_MANY,
    ORDINALS,
    TAKES_PLACE,
    VERBS,
    Kind,
    Sense,
    Voice,
)
from dateline.archive.reader.events.when import Lies, lies
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.people import People
from dateline.archive.reader.proposals import Event, EventState, Participant
from dateline.archive.reader.stories import Story

MOST = 400
"""Of one story."""
CLOSE = 2.0
"""How far a date may stand from the words that are dated with it: farther, and it is another clause's."""
CLAUSE_OF_ITS_OWN = 0.6
"""What a date in a clause that hangs on the noun counts as."""
AT_HAND = 0.8
"""How far one may stand for the verb to tell which way it is read."""
LONGEST_TITLE = 120
WHOSE = frozenset({"his", "her", "its", "their", "my", "your", "our"})
"""Before a noun that somebody calls something: called her vote a mistake."""
WITH_OTHERS = frozenset({Kind.MEETING, Kind.SIGNING, Kind.ACCIDENT, Kind.OTHER})
"""Kinds in which those after with take part."""
BY_VERB, BY_NOUN, BY_DATE = "event verb", "event noun", "dated verb"
BEATING = frozenset({"beat", "defeat", "overcome"})
DATED_VERB = Sense(Kind.OTHER)
COUNTS = frozenset({"npadvmod", "appos", "attr", "dobj", "oprd", "dep", "conj"})
"""How a noun stands to a verb that it counts: met, their second meeting in two months."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event in the making: the word that tells it, and what is known of it."""

    kind: Kind
    word: int
    standing: Standing
    dated: Attached | None
    people: tuple[Participant, ...]
    place: Place | None
    title: tuple[int, int]
    number: int | None
    evidence: Evidence
    rule: str


class Events:
    """Finds the events of one story, paragraph by paragraph."""

    def __init__(self, story: Story, people: People) -> None:
        self._story = story
        self._people = people

    def read(self, pages: Sequence[Clauses]) -> tuple[Event, ...]:
        """In the order of the text, each told once."""
        self._attendance = Attendance(self._story.text, self._people, pages)
        found: list[Event] = []
        for clauses in pages:
            if clauses.words and len(found) < MOST:
                found += islice(self._page(clauses), MOST - len(found))
        return told_once(found)

    def _page(self, clauses: Clauses) -> Iterator[Event]:
        words = clauses.words
        spoken = [word for word in words if word.quote < 0 and not word.is_stand_in]
        if not spoken:
            return
        diary = Diary(clauses, self._story.dates_between(spoken[0].start, spoken[-1].end))
        counted = {}
        for number, word in enumerate(words):
            if word.part == "NOUN" and word.quote < 0 and not word.is_stand_in and word.lemma in NOUNS:
                verb = self._counted_verb(clauses, number)
                if verb is not None:
                    counted[verb] = number
        taken = set(counted.values())
        told: set[int] = set()
        for number, word in enumerate(words):
            if word.quote >= 0 or word.is_stand_in or number in taken:
                continue
            found = None
            if word.part in ("VERB", "AUX") and word.lemma in VERBS:
                found = self._by_verb(clauses, number, diary, counted.get(number))
            elif word.part == "NOUN" and word.lemma in NOUNS:
                found = self._by_noun(clauses, number, diary)
            if found is not None:
                told.add(number)
                yield self._event(clauses, found)
        yield from self._dated_verbs(clauses, diary, {*told, *counted, *taken})

    def _dated_verbs(self, clauses: Clauses, diary: Diary, told: set[int]) -> Iterator[Event]:
        """Whatever else a day hangs on, where nothing told yet means the same."""
        for number, word in enumerate(clauses.words):
            if word.quote >= 0 or word.is_stand_in or number in told or told & _told_by(clauses, number):
                continue
            found = self._by_date(clauses, number, diary) if anything.is_any(clauses, number) else None
            if found is not None:
                yield self._event(clauses, found)

    def _counted_verb(self, clauses: Clauses, noun: int) -> int | None:
        """The verb of the same kind that a noun counts or names again: met …, their second meeting."""
        word = clauses.words[noun]
        kind = NOUNS[word.lemma]
        number = noun
        for above in clauses.ancestors(noun):
            if clauses.words[number].relation not in COUNTS or abs(above - noun) > 40:
                return None
            head = clauses.words[above]
            senses = VERBS.get(head.lemma, ())
            if head.part == "VERB" and any(sense.kind is kind for sense in senses) and above < noun:
                return above
            number = above
        return None

    def _by_verb(self, clauses: Clauses, verb: int, diary: Diary, counted: int | None) -> Found | None:
        sense = sense_of(clauses, verb)
        if clauses.words[verb].lemma in BEATING and _tells_how(clauses, verb):
            return None
        if sense is None or (sense.kind is Kind.MEETING and not self._is_meeting(clauses, verb)):
            return None
        standing = standing_of(clauses, verb)
        if standing is None:
            return None
        dated = diary.date_of(verb, CLOSE)
        people = self._people_of_verb(clauses, verb, sense)
        place = self._attendance.place(clauses, [verb, *_objects(clauses, verb)])
        if sense.kind is Kind.VISIT and not self._is_visit(clauses, verb, sense, place):
            return None
        place = place or self._place_visited(clauses, verb, sense)
        people = tuple(each for each in people if place is None or each.name != place.name)
        title, number = self._title_of_verb(clauses, verb), None
        if counted is not None:
            number = _number(clauses, counted)
            title = self._title_of_noun(clauses, counted) if number else title
        number = number or _time_counted(clauses, verb)
        return self._settled(
            clauses, Found(
                sense.kind, verb, standing, dated, people, place, title, number,
                Evidence(BY_VERB, sense.certainty), BY_VERB,
            )
        )  # fmt: skip

    def _by_date(self, clauses: Clauses, verb: int, diary: Diary) -> Found | None:
        """Whatever it tells: a day hangs on it."""
        dated = anything.date_of(clauses, verb, diary)
        fixture = anything.fixture_of(clauses, verb)
        standing = standing_of(clauses, verb) if fixture is None else noun_standing(clauses, fixture, verb)
        if dated is None or standing is None:
            return None
        place = self._attendance.place(clauses, [verb, *_objects(clauses, verb)])
        people = self._people_of_verb(clauses, verb, DATED_VERB)
        if fixture is not None:
            people = self._people_of_noun(clauses, fixture, None)
        people = tuple(each for each in people if place is None or each.name != place.name)
        return self._settled(
            clauses, Found(
                anything.kind_of(clauses, verb), verb, standing, dated, people, place,
                self._title_of_verb(clauses, verb), None, Evidence(BY_DATE, DATED_VERB.certainty), BY_DATE,
            )
        )  # fmt: skip

    def _by_noun(self, clauses: Clauses, noun: int, diary: Diary) -> Found | None:
        word = clauses.words[noun]
        before = {clauses.words[child].lemma for child in clauses.children[noun] if child < noun}
        called = word.relation == "dobj" and clauses.words[word.head].lemma == "call" and bool(before & WHOSE)
        called = called and not is_called_off(clauses, word.head)
        if called or before & NOT_SO_CALLED or (word.lemma in NOUNS_OF_MANY and word.tag != "NNS"):
            return None
        if word.relation in ("compound", "nmod", "amod"):
            return None
        governor, is_told = _governor(clauses, noun)
        if governor is not None and clauses.words[governor].lemma in VERBS and sense_of(clauses, governor) is not None:
            return None
        own = diary.date_of(noun, 1.0) if _carries_date(clauses, noun, diary) else None
        number = _number(clauses, noun)
        if not is_told and own is None:
            return None
        if word.lemma in NOT_OF_MANY and word.tag == "NNS" and own is None:
            return None
        standing = noun_standing(clauses, noun, governor if is_told else None)
        if standing is None:
            return None
        dated = own or (diary.date_of(noun, CLOSE) if is_told else None)
        if standing.state is EventState.CANCELLED:
            dated = _planned_for(clauses, noun, diary) or dated
        people = self._people_of_noun(clauses, noun, governor if is_told else None)
        place = self._attendance.place(clauses, [noun] if governor is None else [noun, governor])
        return self._settled(
            clauses, Found(
                anything.kind_of_noun(clauses, noun), noun, standing, dated, people, place,
                self._title_of_noun(clauses, noun), number,
                Evidence(BY_NOUN, 1.0 if is_told else 0.8), BY_NOUN,
            )
        )  # fmt: skip

    def _settled(self, clauses: Clauses, found: Found) -> Found | None:
        """With the state its date leaves it. None for what says neither who nor when."""
        standing, dated = found.standing, found.dated
        if dated is not None and self._story.day is not None:
            dated = _the_right_way(dated, standing, self._story.day)
            where = lies(dated.found.value, self._story.day)
            if standing.by_date and where is Lies.AFTER and standing.state is EventState.HAPPENED:
                standing = Standing(EventState.EXPECTED, max(standing.firmness, 0.85))
            elif standing.state is EventState.HAPPENED and where is Lies.AFTER:
                dated = None
            elif standing.state is EventState.EXPECTED and where is Lies.BEFORE:
                standing = Standing(standing.state, standing.firmness * 0.5)
            elif standing.by_date and where is Lies.ON:
                standing = Standing(standing.state, max(standing.firmness, 0.8))
        elif standing.by_date:
            return None
        if dated is None and not found.people:
            return None
        if found.kind is Kind.DEATH and found.rule == BY_VERB and not any(each.part == "dead" for each in found.people):
            return None
        evidence = Evidence(
            found.evidence.rule, found.evidence.sense, standing.firmness, dated.cost if dated else None,
            len(found.people),
        )  # fmt: skip
        return Found(
            found.kind, found.word, standing, dated, found.people, found.place, found.title, found.number, evidence,
            found.rule,
        )  # fmt: skip

    def _event(self, clauses: Clauses, found: Found) -> Event:
        word = clauses.words[found.word]
        when = found.dated.found if found.dated else None
        first, last = found.title
        return Event(
            start=word.start, end=word.end, kind=found.kind.value,
            date=when.value if when else None, participants=tuple(each.name for each in found.people),
            place=found.place.name if found.place else None, state=found.standing.state.value,
            certainty=certainty_of(found.evidence),
            date_start=when.start if when else None, date_end=when.end if when else None,
            place_start=found.place.start if found.place else None, place_end=found.place.end if found.place else None,
            title=" ".join(self._story.text[first:last].split()), title_start=first, title_end=last,
            number=found.number, taking_part=found.people, rule=found.rule,
        )  # fmt: skip

    def _people_of_verb(self, clauses: Clauses, verb: int, sense: Sense) -> tuple[Participant, ...]:
        attendance = self._attendance
        objects = attendance.done_to(clauses, verb)
        if sense.kind in (Kind.SIGNING, Kind.VOTE, Kind.WIN) and sense.done_to == "":
            objects = []
        found = [
            *attendance.named(clauses, attendance.doers(clauses, verb), sense.doer),
            *attendance.named(clauses, objects, sense.done_to),
        ]
        for noun in attendance.doers(clauses, verb):
            if clauses.words[noun].lemma in NOUNS and clauses.words[noun].part == "NOUN":
                found += self._people_of_noun(clauses, noun, None)
        if sense.kind in (Kind.WIN, Kind.ELECTION):
            for child in clauses.children[verb]:
                if clauses.words[child].lemma in BEATING and clauses.words[child].relation == "advcl":
                    found += attendance.named(clauses, attendance.done_to(clauses, child), "loser")
        if sense.kind in WITH_OTHERS:
            found += attendance.named(clauses, attendance.with_them(clauses, verb), sense.doer)
        if sense is DATED_VERB:
            found += attendance.named(clauses, attendance.to_them(clauses, verb), "")
        direct = clauses.child(verb, "dobj")
        if direct is not None and sense.kind is Kind.SIGNING:
            found += attendance.named(clauses, attendance.with_them(clauses, direct), sense.doer)
        return once(found)

    def _people_of_noun(self, clauses: Clauses, noun: int, governor: int | None) -> tuple[Participant, ...]:
        attendance = self._attendance
        heads = attendance.with_them(clauses, noun)
        poss = clauses.child(noun, "poss")
        heads += [poss, *clauses.conjoined(poss)] if poss is not None else []
        of = next(
            (child for child in clauses.children[noun] if clauses.words[child].text.lower() in ("of", "by")), None
        )
        whose = clauses.child(of, "pobj") if of is not None else None
        heads += [whose, *clauses.conjoined(whose)] if whose is not None else []
        if governor is not None and clauses.words[noun].relation in ("dobj", "pobj"):
            heads += attendance.doers(clauses, governor)
            heads += attendance.with_them(clauses, governor)
            heads += attendance.to_them(clauses, governor) if clauses.words[governor].lemma == "lose" else []
        return once(list(attendance.named(clauses, heads, "")))

    def _is_meeting(self, clauses: Clauses, verb: int) -> bool:
        """Two sides at least: an object, somebody with them, or a subject of several."""
        if clauses.child(verb, "dobj") is not None or self._attendance.with_them(clauses, verb):
            return not is_passive(clauses, verb)
        subject = doer_of(clauses, verb)
        if subject is None or is_passive(clauses, verb):
            return False
        word = clauses.words[subject]
        return bool(clauses.conjoined(subject)) or word.tag in ("NNS", "NNPS", "CD") or word.lemma in _SEVERAL

    def _is_visit(self, clauses: Clauses, verb: int, sense: Sense, place: Place | None) -> bool:
        if sense.to_places:
            return self._place_after(clauses, verb, sense) is not None
        if not sense.has_object:
            return True
        patient = patient_of(clauses, verb)
        if patient is None:
            return False
        word = clauses.words[patient]
        return bool(word.entity) or word.part == "PROPN" or word.part == "NOUN"

    def _place_visited(self, clauses: Clauses, verb: int, sense: Sense) -> Place | None:
        if sense.kind is not Kind.VISIT:
            return None
        patient = patient_of(clauses, verb)
        direct = self._attendance.place_named(clauses, patient) if patient is not None else None
        return direct or self._place_after(clauses, verb, sense)

    def _place_after(self, clauses: Clauses, verb: int, sense: Sense) -> Place | None:
        for child in clauses.children[verb]:
            if clauses.words[child].text.lower() in (sense.to_places or ("in", "to", "at")):
                head = clauses.child(child, "pobj")
                found = self._attendance.place_named(clauses, head) if head is not None else None
                if found is not None:
                    return found
        return None

    def _title_of_verb(self, clauses: Clauses, verb: int) -> tuple[int, int]:
        """From the verb to the end of its object or of what follows with, when that is not far."""
        words = clauses.words
        start, end = words[verb].start, words[verb].end
        direct = clauses.child(verb, "dobj", "prt", "oprd")
        if direct is not None and direct > verb and words[direct].quote < 0:
            last = max(clauses.phrase(direct)[1], direct)
            if words[last].quote < 0 and 0 < words[last].end - start <= LONGEST_TITLE:
                end = words[last].end
        return start, max(end, words[verb].end)

    def _title_of_noun(self, clauses: Clauses, noun: int) -> tuple[int, int]:
        """The phrase, without an article or a possessive before it."""
        words = clauses.words
        first, last = clauses.phrase(noun)
        while first < noun and words[first].relation in ("det", "poss", "case", "predet") and first + 1 <= noun:
            first += 1
        if any(words[number].quote >= 0 for number in range(first, last + 1)):
            first = last = noun
        start, end = words[first].start, words[last].end
        return (start, end) if 0 < end - start <= LONGEST_TITLE else (words[noun].start, words[noun].end)


DONE_TO_IT = frozenset({"expect", "set", "adjourn"})
"""Verbs that say of their passive subject that it was or will be."""
FOR_IT = frozenset({"arrive", "meet", "gather", "travel", "fly", "come"})
"""Verbs that say with for that it was: arrived for talks."""
_SEVERAL = frozenset({
    "they", "who", "both", "pair", "two", "couple", "council", "committee", "board", "cabinet", "parliament", "group",
    "side", "panel", "assembly", "commission", "we", "senate", "congress", "jury", "conference",
})  # fmt: skip


def _tells_how(clauses: Clauses, verb: int) -> bool:
    """Won the cup, beating City: the win has been told."""
    word = clauses.words[verb]
    if word.relation != "advcl" or clauses.words[word.head].lemma not in VERBS:
        return False
    above = sense_of(clauses, word.head)
    return above is not None and above.kind in (Kind.WIN, Kind.ELECTION)


def _told_by(clauses: Clauses, verb: int) -> set[int]:
    """The nouns of which a verb says only that they were: its subject and its object."""
    subject = clauses.child(verb, "nsubj", "nsubjpass")
    is_which = subject is not None and clauses.words[subject].tag in ("WDT", "WP")
    meant = clauses.antecedent(subject) if subject is not None and is_which else subject
    return {each for each in (meant, clauses.child(verb, "dobj")) if each is not None}


def _the_right_way(dated: Attached, standing: Standing, day: date) -> Attached:
    """The date as the state has it, where its phrase can be read either way."""
    if (
        standing.by_date
        or dated.cost > AT_HAND
        or (standing.state is EventState.EXPECTED and standing.firmness < LIKELY)
    ):
        return dated
    value = turned(dated.found, standing.state, day)
    return dated if value is None else Attached(replace(dated.found, value=value), dated.cost)


def sense_of(clauses: Clauses, verb: int) -> Sense | None:
    """Which of the verb's senses is meant, if any."""
    if clauses.words[verb].relation in ("amod", "compound", "aux", "auxpass"):
        return None
    return next((sense for sense in VERBS[clauses.words[verb].lemma] if _holds(clauses, verb, sense)), None)


def _holds(clauses: Clauses, verb: int, sense: Sense) -> bool:
    words = clauses.words
    passive = is_passive(clauses, verb)
    if sense.voice is not None and passive is not (sense.voice is Voice.PASSIVE):
        return False
    if sense.particle and not _has_particle(clauses, verb, sense.particle):
        return False
    if sense.no_particles and _has_particle(clauses, verb, " ".join(sense.no_particles)):
        return False
    patient = patient_of(clauses, verb)
    if sense.has_object is not None and sense.has_object is (patient is None):
        return False
    if sense.objects and not (patient is not None and _is_one(clauses, patient, sense.objects, named=sense.or_named)):
        return False
    if patient is not None and words[patient].lemma in sense.no_objects:
        return False
    if sense.with_ and not any(words[child].text.lower() in sense.with_ for child in clauses.children[verb]):
        return False
    if sense.subjects or sense.no_subjects:
        doer = patient if passive else doer_of(clauses, verb)
        if doer is not None and words[doer].lemma in sense.no_subjects:
            return False
        if sense.subjects and not passive:
            return doer is not None and _is_one(clauses, doer, sense.subjects, named=not sense.no_names)
    return True


def _is_one(clauses: Clauses, number: int, listed: frozenset[str], *, named: bool) -> bool:
    word = clauses.words[number]
    if word.lemma in listed or word.text.lower() in listed:
        return True
    if named and (word.part == "PROPN" or word.entity in ("PERSON", "ORG", "GPE") or word.tag in ("PRP", "WP")):
        return True
    last = word.text.lower()
    return word.part == "PROPN" and last in listed


def _has_particle(clauses: Clauses, verb: int, listed: str) -> bool:
    some = listed.split()
    return any(clauses.words[child].text.lower() in some and abs(child - verb) < 8 for child in clauses.children[verb])


def _objects(clauses: Clauses, verb: int) -> list[int]:
    direct = clauses.child(verb, "dobj")
    return [] if direct is None else [direct]


def _governor(clauses: Clauses, noun: int) -> tuple[int | None, bool]:
    """The verb an event noun stands with, and whether that verb says that it was or will be."""
    word = clauses.words[noun]
    head = word.head
    if head == noun:
        return None, False
    above = clauses.words[head]
    if word.relation == "pobj" and above.part == "ADP":
        verb = above.head
        lemma = clauses.words[verb].lemma
        is_on_trial = word.lemma == "trial" and above.text.lower() == "on" and lemma in ("go", "put", "be")
        if is_on_trial:
            return verb, True
        is_verb = clauses.words[verb].part in ("VERB", "AUX")
        return (verb if is_verb else None), is_verb and above.text.lower() == "for" and lemma in FOR_IT
    if above.part not in ("VERB", "AUX"):
        return None, False
    if word.relation in ("dobj", "nsubjpass"):
        is_done_to = word.relation == "nsubjpass" and above.lemma in DONE_TO_IT
        return head, is_done_to or above.lemma in HOLDS or is_called_off(clauses, head) or above.lemma == "deny"
    if word.relation == "nsubj":
        return head, above.lemma in TAKES_PLACE
    return head, False


def _carries_date(clauses: Clauses, noun: int, diary: Diary) -> bool:
    """Whether a date hangs on the noun itself, or on a verb that does: Monday's talks, talks set for May."""
    for placed in diary.placed:
        if placed.head == noun:
            return True
        head = clauses.words[placed.head]
        if head.relation == "acl" and head.head == noun and head.part == "VERB":
            return True
        if head.lemma == "be" and head.part in ("VERB", "AUX") and clauses.child(placed.head, "nsubj") == noun:
            return True
    return False


def _planned_for(clauses: Clauses, noun: int, diary: Diary) -> Attached | None:
    """The visit, set for March, was postponed on Tuesday: the day it was to be and not that of calling it off."""
    for placed in diary.placed:
        below = placed.head
        for above in (placed.head, *clauses.ancestors(placed.head)):
            if above == noun:
                return Attached(placed.found, CLAUSE_OF_ITS_OWN)
            if clauses.words[below].relation not in ("acl", "relcl", "xcomp", "advcl", "prep", "amod", "acomp"):
                break
            below = above
    return None


def _time_counted(clauses: Clauses, verb: int) -> int | None:
    """Met for the second time: 2."""
    for child in clauses.children[verb]:
        time = clauses.child(child, "pobj") if clauses.words[child].text.lower() == "for" else None
        if time is not None and clauses.words[time].lemma == "time":
            return _number(clauses, time)
    return None


def _number(clauses: Clauses, noun: int) -> int | None:
    """Second meeting: 2."""
    for child in clauses.children[noun]:
        place = ORDINALS.get(clauses.words[child].text.lower())
        counts_one = clauses.words[noun].tag == "NN" and clauses.words[child].relation == "amod"
        if place is not None and counts_one and child < noun and clauses.words[child + 1].text not in ("-", "–"):
            return place
    return None
