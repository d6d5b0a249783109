"""Who takes part in an event and where it is, by the grammar of its clause and the names the reader has resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.archive.reader.bearers import named_part
from dateline.archive.reader.events.named_later import named_later
from dateline.archive.reader.events.vocabulary import GROUPS, words
from dateline.archive.reader.grammar import NOUNS, Clauses
from dateline.archive.reader.name_words import TITLES
from dateline.archive.reader.people import NOT_NAMED, People
from dateline.archive.reader.pronouns import MANY, PRONOUNS
from dateline.archive.reader.proposals import MentionKind, Participant, Speaker
from dateline.archive.reader.speech_verbs import SAYING
from dateline.archive.reader.words_for_people import BODIES, gender_by_noun

BODIES_BY_NOUN = words("association organisation organization company group union club firm league body alliance")
"""Nouns that a story calls a body by once it has given its name."""
FIRMS = words("company firm club group bank team side carmaker airline retailer newspaper charity")
"""Those of them that stand for the only body a story has named."""
ARTICLES = words("A An The Some Two Three Four Five His Her Their Its")
PARTS_OF_PEOPLE = words("winner loser arrested dead accused convicted acquitted elected appointed signatory striker")
"""Parts that somebody plays, whatever a parser takes the name for."""
THINGS = words(
    "prize cup award medal trophy act treaty agreement accord bill open festival shield championship games "
    "convention memorandum protocol covenant"
)
"""Last words of names that are nobody's: the Orvik Prize is given to somebody."""
TWO = words("pair two duo couple")
"""Nouns for two who have been named."""
WITH = words("with against alongside between among by")
PLACE_BEFORE = words("in at outside near inside to on off from")
PLACES = ("GPE", "LOC", "FAC")
_WITH_ITS_PLACE = re.compile(r"((?:[Tt]he )?[^\W\d_a-z][\w’'-]* [^\W\d_a-z][\w’'-]*) (?:in|at) [^\W\d_a-z][\w’' -]*")
"""The Lindqvist Museum in Torshaven; not the Church in Wales."""
DEEPEST = 8
"""So far up a row of joined verbs it is looked for."""
LONGEST_BEFORE = 80
"""So many words back a sentence that names several may begin."""
MOST = 8
"""Of one event; a longer list is a list."""
NOT_A_PLACE = ("PERSON", "DATE", "TIME", "NORP", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LAW", "EVENT")


@dataclass(frozen=True, slots=True)
class Place:
    """Where, in the story's words."""

    start: int
    end: int
    name: str


class Attendance:
    """The people of a story, asked who takes part in what a word says."""

    def __init__(self, text: str, people: People, pages: Sequence[Clauses] = ()) -> None:
        self._text = text
        self._people = people
        self._later = named_later(pages)
        named = sorted((each for each in people.names.clusters if each.places), key=lambda each: each.places[0])
        self._persons = [each for each in named if each.kind is MentionKind.PERSON]
        self._bodies = [each for each in named if each.kind is MentionKind.ORGANISATION]
        """In the order in which the story names them."""
        self._ending: dict[str, list[tuple[int, str]]] = {}
        """Names by each of their words but the first, with where they first stand."""
        for each in named:
            name = tidy(each.name)
            if each.kind is not MentionKind.PERSON:
                for word in name.split()[1:]:
                    self._ending.setdefault(word, []).append((each.places[0], name))

    def doers(self, clauses: Clauses, verb: int) -> list[int]:
        """Who does it: the subject, of a passive the one after by."""
        if is_passive(clauses, verb):
            by = clauses.child(verb, "agent")
            subject = clauses.child(by, "pobj") if by is not None else None
        else:
            subject = doer_of(clauses, verb)
        return [] if subject is None else [subject, *clauses.conjoined(subject), *self._beside(clauses, subject)]

    def _beside(self, clauses: Clauses, subject: int) -> list[int]:
        """Holt, 61, and Dufour: a second subject of the same verb, that a parser joined to nothing."""
        word = clauses.words[subject]
        if word.relation not in ("nsubj", "nsubjpass"):
            return []
        return [
            each
            for each in clauses.children[word.head]
            if each > subject and clauses.words[each].relation == word.relation and clauses.words[each].part == "PROPN"
        ]

    def done_to(self, clauses: Clauses, verb: int) -> list[int]:
        """Whom it is done to: the object, of a passive the subject."""
        patient = patient_of(clauses, verb)
        return [] if patient is None else [patient, *clauses.conjoined(patient), *self._beside(clauses, patient)]

    def with_them(self, clauses: Clauses, number: int) -> list[int]:
        """Those after with, between, against."""
        found: list[int] = []
        for child in clauses.children[number]:
            if clauses.words[child].relation == "prep" and clauses.words[child].text.lower() in WITH:
                head = clauses.child(child, "pobj")
                found += [] if head is None else [head, *clauses.conjoined(head)]
        return found

    def to_them(self, clauses: Clauses, verb: int) -> list[int]:
        """To whom: sold it to a firm, lost to a rival."""
        found: list[int] = []
        for child in clauses.children[verb]:
            if clauses.words[child].text.lower() == "to" and clauses.words[child].part == "ADP":
                head = clauses.child(child, "pobj")
                found += [] if head is None else [head, *clauses.conjoined(head)]
        return [each for each in found if clauses.words[each].entity in ("PERSON", "ORG")]

    def named(self, clauses: Clauses, heads: Sequence[int], part: str) -> Iterator[Participant]:
        """As participants: those that can take part in anything."""
        for head in heads[:MOST]:
            is_told = part in PARTS_OF_PEOPLE and clauses.words[head].entity in ("FAC", "PRODUCT", "WORK_OF_ART", "LOC")
            yield from self._named(clauses, head, part, is_told=is_told)
            for each in self._among(clauses, head):
                yield from self._named(clauses, each, part)

    def _among(self, clauses: Clauses, head: int) -> list[int]:
        """Eleven people, including A and B."""
        for child in clauses.children[head]:
            one = clauses.child(child, "pobj") if clauses.words[child].text.lower() == "including" else None
            if one is not None:
                return [one, *clauses.conjoined(one)]
        return []

    def _named(self, clauses: Clauses, head: int, part: str, *, is_told: bool = False) -> Iterator[Participant]:
        """`is_told` when a word for people or bodies stands beside it, whatever a parser takes the name for."""
        word = clauses.words[head]
        lower = word.text.lower()
        if word.quote >= 0 or word.is_stand_in or (word.part == "PROPN" and lower in THINGS):
            return
        if word.entity in ("DATE", "TIME"):
            return
        if word.text[:1].isdigit() and head and clauses.words[head - 1].head == head:
            if clauses.words[head - 1].part == "PROPN":
                yield from self._named(clauses, head - 1, part, is_told=True)
            return
        renamed = self._renamed(clauses, head)
        if renamed:
            for each in renamed:
                yield from self._named(clauses, each, part, is_told=True)
            return
        together = self._together(clauses, head)
        if together:
            for name in together:
                yield Participant(word.start, word.end, word.text, name, part)
            return
        some = self._some_of(clauses, head) if word.tag in ("CD", "DT", "JJ") else None
        if some is not None and head < some and word.end <= clauses.words[some].start:
            text = self._text[word.start : clauses.words[some].end]
            yield Participant(word.start, word.start + len(text), text, tidy(text), part)
            return
        called = self._named_with(clauses, head)
        if called is not None:
            yield Participant(word.start, word.end, word.text, called, part)
            return
        meant = clauses.antecedent(head) if word.tag in ("WP", "WDT") else head
        if clauses.words[meant].start in self._later:
            page, heads = self._later[clauses.words[meant].start]
            for each in heads:
                for named in self._named(page, each, part):
                    yield Participant(word.start, word.end, word.text, named.name, part)
            return
        if not (is_told or self._can_take_part(clauses, meant)) or _may_mean_another(clauses, meant, head):
            return
        speaker = self._people.speaker(clauses, head)
        if speaker is None or lower in NOT_NAMED or (lower in MANY and speaker.name.lower() in MANY):
            return
        name = self._full(_with_given_name(clauses, head, speaker.name))
        if word.entity == "ORG" and " " not in name and speaker.text.endswith(f" {name}"):
            name = tidy(named_part(self._text, clauses, head))
        name = _within_a_sentence(name) if speaker.text != speaker.name else name
        if word.part == "NOUN" and word.lemma in BODIES_BY_NOUN and name.lower().startswith(("the ", "its ")):
            name = self._named_just_before(clauses, head) or name
        if word.part == "NOUN" and word.lemma in FIRMS and name.lower().startswith("the "):
            name = self._only_body_before(word.start) or name
        if name.lower() in PRONOUNS or name.lower() in MANY or name.lower() == "i":
            return
        if name == tidy(speaker.text) and word.part == "NOUN":
            yield self._without_its_place(clauses, head, speaker, part)
            return
        yield Participant(speaker.start, speaker.end, speaker.text, name, part)

    def _without_its_place(self, clauses: Clauses, head: int, speaker: Speaker, part: str) -> Participant:
        """The radio station in Port Lamar is the radio station: where it is stands elsewhere."""
        preps = [
            clauses.words[child].start
            for child in clauses.children[head]
            if child > head and clauses.words[child].relation == "prep"
            and clauses.words[child].text.lower() in PLACE_BEFORE | {"from"}
        ]  # fmt: skip
        end = min([speaker.end, *(each for each in preps if each > speaker.start)])
        text = self._text[speaker.start : end].rstrip(" ,")
        return Participant(speaker.start, speaker.start + len(text), text, tidy(text), part)

    def _named_with(self, clauses: Clauses, head: int) -> str | None:
        """The hotel: the only name so far that ends in Hotel."""
        word, det = clauses.words[head], clauses.child(head, "det")
        is_known = det is not None and clauses.words[det].text.lower() == "the" and head == det + 1
        if word.part != "NOUN" or word.tag != "NN" or not is_known:
            return None
        called = word.text.capitalize()
        named = {name for first, name in self._ending.get(called, ())[:MOST] if first < word.start}
        ending = {name for name in named if name.endswith(called)}
        return ending.pop() if len(named) == len(ending) == 1 else None

    def _only_body_before(self, at: int) -> str | None:
        """The company: the only body that the story has named so far."""
        named = [each for each in self._bodies[:2] if each.places[0] < at]
        return tidy(named[0].name) if len(named) == 1 else None

    def _named_just_before(self, clauses: Clauses, head: int) -> str | None:
        """The association: the only body named as the subject of a clause in the sentence before."""
        sentence = clauses.words[head].sentence - 1
        names = {
            self._full(named_part(self._text, clauses, number))
            for number, word in enumerate(clauses.words[:head])
            if word.sentence == sentence and word.entity == "ORG" and word.relation in ("nsubj", "nsubjpass")
            and word.quote < 0
        }  # fmt: skip
        return names.pop() if len(names) == 1 else None

    def _full(self, name: str) -> str:
        """As the story has it in full, also where a parser took a surname for a place."""
        bare = tidy(name)
        if not bare or " " in bare:
            return bare
        names = self._people.names
        fuller = names.bearer(bare) or names.body(bare)
        return tidy(fuller.name) if fuller is not None else bare

    def _some_of(self, clauses: Clauses, head: int) -> int | None:
        """Five of the six members: the last word of whom some are."""
        of = next((child for child in clauses.children[head] if clauses.words[child].text.lower() == "of"), None)
        whom = clauses.child(of, "pobj") if of is not None and of == head + 1 else None
        return whom if whom is not None and clauses.words[whom].lemma in GROUPS else None

    def _renamed(self, clauses: Clauses, head: int) -> list[int]:
        """His counterpart, Lena Brandt; the ministers, A and B; the head of the bank, C; the carmaker D: the names that
        say who the noun is."""
        words = clauses.words
        if words[head].part != "NOUN":
            return []
        for child in clauses.children[head]:
            if words[child].relation == "appos" and child > head and words[child].part == "PROPN":
                return [child, *clauses.conjoined(child)] if words[child].quote < 0 else []
        behind = self._name_behind(clauses, head)
        if behind is None:
            behind = self._name_at(clauses, head)
        return [] if behind is None else [behind]

    def _name_behind(self, clauses: Clauses, head: int) -> int | None:
        """Her counterpart from Sevria, Emre Tolun: a parser hangs the name on the place or the body."""
        words = clauses.words
        if head + 1 >= len(words) or words[head + 1].part != "ADP" or words[head].tag == "NNS":
            return None
        inside = clauses.child(head + 1, "pobj")
        named = clauses.child(inside, "appos") if inside is not None else None
        if inside is None or named is None or words[named].entity != "PERSON" or words[inside].entity == "PERSON":
            return None
        is_set_off = words[_first_of_name(clauses, named) - 1].text == "," and words[named].quote < 0
        return named if is_set_off and inside < named else None

    def _name_at(self, clauses: Clauses, head: int) -> int | None:
        """The carmaker Ostler: two subjects of one verb, side by side."""
        words = clauses.words
        for number in range(head + 1, min(head + 5, len(words))):
            word = words[number]
            if word.part != "PROPN" or word.quote >= 0:
                return None
            if word.head == words[head].head and word.relation == words[head].relation:
                return number
        return None

    def _together(self, clauses: Clauses, head: int) -> list[str]:
        """The names behind a they whose clause hangs on what those who are named together say."""
        word = clauses.words[head]
        if word.text.lower() in MANY:
            for up in clauses.ancestors(head):
                subject = clauses.child(up, "nsubj")
                if clauses.words[up].lemma in SAYING and subject is not None and subject < head:
                    return self._names(clauses, [subject, *clauses.conjoined(subject)])
            return self._the_subjects_before(clauses, head)
        numbers = [clauses.words[child].text.lower() for child in clauses.children[head]]
        is_both = "both" in numbers or "two" in numbers or (word.lemma in TWO and "the" in numbers)
        if not is_both or word.tag not in ("NNS", "NNPS", "NN", "CD"):
            return []
        holders = self._people.names.with_role(word.lemma)
        if len(holders) == 2:
            return [each.name for each in holders]
        return self._the_two_before(clauses, head) if "the" in numbers else []

    def _the_subjects_before(self, clauses: Clauses, head: int) -> list[str]:
        """They, where the sentence before tells of several by name: A and B arrived. They will meet C."""
        sentence = clauses.words[head].sentence - 1
        for number in range(max(head - LONGEST_BEFORE, 0), head):
            word = clauses.words[number]
            is_subject = word.sentence == sentence and word.relation in ("nsubj", "nsubjpass") and word.quote < 0
            heads = [number, *clauses.conjoined(number)] if is_subject else []
            if len(heads) > 1 and all(clauses.words[each].part == "PROPN" for each in heads):
                return self._names(clauses, heads)
        return []

    def _the_two_before(self, clauses: Clauses, head: int) -> list[str]:
        """The two men, the pair: the two persons of the story so far, if it has named just two."""
        word = clauses.words[head]
        if word.lemma not in TWO and not clauses.is_human(head):
            return []
        gender = gender_by_noun(word.lemma)
        named = [each for each in self._persons[:MOST] if each.places[0] < word.start]
        fit = [each for each in named if gender is None or each.gender in (None, gender)]
        return [tidy(each.name) for each in fit] if len(fit) == 2 and all(len(each.words) > 1 for each in fit) else []

    def _names(self, clauses: Clauses, heads: Sequence[int]) -> list[str]:
        if len(heads) < 2:
            return []
        speakers = [self._people.speaker(clauses, each) for each in heads]
        return [self._full(each.name) for each in speakers if each is not None]

    def _can_take_part(self, clauses: Clauses, head: int) -> bool:
        word = clauses.words[head]
        if word.entity in ("PERSON", "ORG", "GPE", "NORP", "PRODUCT"):
            return True
        if word.part == "PROPN":
            return not word.entity and word.text[:1].isupper()
        if word.part == "PRON":
            lower = word.text.lower()
            return lower in PRONOUNS or lower in MANY or lower in ("who", "it", "i") or word.tag == "WP"
        return word.part in NOUNS and (word.lemma in GROUPS or word.lemma in BODIES)

    def place(self, clauses: Clauses, numbers: Sequence[int]) -> Place | None:
        """The first place with a name after in or at that hangs on one of these words."""
        for number in numbers:
            for child in clauses.children[number]:
                word = clauses.words[child]
                if word.relation == "prep" and word.text.lower() in PLACE_BEFORE:
                    head = clauses.child(child, "pobj")
                    found = self.place_named(clauses, head, word.text.lower()) if head is not None else None
                    if found is not None:
                        return found
        return None

    def place_named(self, clauses: Clauses, head: int, before: str = "in") -> Place | None:
        """The name of the place at `head`, when it is one."""
        word = clauses.words[head]
        if word.quote >= 0 or word.part not in ("PROPN", "NOUN") or word.entity in NOT_A_PLACE:
            return None
        is_named = word.entity in PLACES or (word.part == "PROPN" and before in ("in", "at", "outside", "near"))
        if not is_named or (before in ("to", "from", "on", "off") and word.entity not in PLACES):
            return None
        name = named_part(self._text, clauses, head)
        end = word.end
        if word.entity_number >= 0:
            last = head
            while last + 1 < len(clauses.words) and clauses.words[last + 1].entity_number == word.entity_number:
                last += 1
            end = clauses.words[last].end
        start = end - len(name)
        bare = tidy(name)
        start += name.find(bare) if bare in name else 0
        return Place(start, start + len(bare), bare) if bare and self._text[start : start + len(bare)] == bare else None


def _with_given_name(clauses: Clauses, head: int, name: str) -> str:
    """Petter Roos, where a parser has the surname for the whole name."""
    words = clauses.words
    first = _first_of_name(clauses, head)
    is_surname = words[head].text == name and " " not in name and first > 0
    before = words[first - 1]
    is_given = before.part == "PROPN" and before.relation == "compound" and before.head == head
    is_name = is_surname and is_given and not before.entity and before.text[:1].isupper()
    return f"{before.text} {name}" if is_name and before.text.lower().strip(".") not in TITLES else name


def _within_a_sentence(name: str) -> str:
    """What the story calls somebody nameless, without the capital of the sentence that it began."""
    return name[:1].lower() + name[1:] if name.partition(" ")[0] in ARTICLES else name


def _first_of_name(clauses: Clauses, last: int) -> int:
    first = last
    number = clauses.words[last].entity_number
    while first and number >= 0 and clauses.words[first - 1].entity_number == number:
        first -= 1
    return first


def patient_of(clauses: Clauses, verb: int) -> int | None:
    """The object of an active verb, the subject of a passive or of a participle that hangs on a noun."""
    word = clauses.words[verb]
    passive = clauses.child(verb, "nsubjpass")
    if passive is not None:
        return clauses.antecedent(passive) if clauses.words[passive].tag in ("WDT", "WP") else passive
    direct = clauses.child(verb, "dobj")
    if direct is not None:
        return direct
    helper = clauses.child(verb, "auxpass")
    misplaced = clauses.child(helper, "nsubj") if helper is not None else None
    if misplaced is not None:
        return misplaced
    if word.tag == "VBN" and clauses.child(verb, "nsubj") is None:
        if _is_really_active(clauses, verb):
            return None
        if word.relation == "acl" and clauses.words[word.head].part in NOUNS:
            return word.head
        if word.relation == "conj" and clauses.child(verb, "dobj") is None and clauses.is_passive(word.head):
            return clauses.child(word.head, "nsubjpass")
        if word.relation == "conj" and clauses.words[word.head].tag == "VBN":
            return patient_of(clauses, word.head) if word.head < verb else None
    return None


def doer_of(clauses: Clauses, verb: int) -> int | None:
    """The subject, also of what somebody is due or ready to do."""
    found = clauses.subject_of(verb)
    head = clauses.words[verb].head
    if found is None and clauses.words[head].part == "ADJ" and clauses.words[verb].relation in ("xcomp", "ccomp"):
        above = clauses.words[head].head
        return clauses.child(head, "nsubj") if above == head else clauses.subject_of(above)
    return found


def is_passive(clauses: Clauses, verb: int) -> bool:
    """Also for a participle that hangs on a noun, and one joined to a passive: was arrested and charged."""
    for _step in range(DEEPEST):
        if clauses.is_passive(verb):
            return True
        relation = clauses.words[verb].relation
        if not _is_bare_participle(clauses, verb) or relation not in ("acl", "advcl", "conj"):
            return False
        if relation != "conj":
            return True
        verb = clauses.words[verb].head
    return False


def _is_bare_participle(clauses: Clauses, verb: int) -> bool:
    """With nobody who does it and nothing it is done to."""
    if clauses.words[verb].tag != "VBN" or clauses.child(verb, "nsubj", "dobj", "aux") is not None:
        return False
    return not _is_really_active(clauses, verb)


def _is_really_active(clauses: Clauses, verb: int) -> bool:
    """Toby Wren, who is twenty, signed: the main verb of a sentence that a parser found none in."""
    word = clauses.words[verb]
    head = clauses.words[word.head]
    is_hung_on_a_name = word.relation == "acl" and head.part == "PROPN" and head.head == word.head
    return is_hung_on_a_name and clauses.child(verb, "agent") is None


def _may_mean_another(clauses: Clauses, meant: int, pronoun: int) -> bool:
    """Joe Lane and his son Beau Lane, who died: another person is named between the two, and nobody is better."""
    if clauses.words[meant].entity != "PERSON":
        return False
    number = clauses.words[meant].entity_number
    between = clauses.words[meant + 1 : pronoun]
    return any(word.entity == "PERSON" and word.entity_number != number for word in between)


def once(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """Each name once, the first part it plays."""
    kept: dict[str, Participant] = {}
    for each in found:
        kept.setdefault(each.name.casefold(), each)
    return tuple(kept.values())[:MOST]


def tidy(name: str) -> str:
    """Without an article or a possessive at its ends, on one line."""
    bare = " ".join(name.split()).strip(" ,;:“”\"'‘’")
    bare = bare if "." in bare[:-1] else bare.rstrip(".")
    for ending in ("’s", "'s"):
        bare = bare.removesuffix(ending)
    bare = _WITH_ITS_PLACE.sub(r"\1", bare)
    return bare.removeprefix("the ").removeprefix("The ") if bare[4:5].isupper() else bare
