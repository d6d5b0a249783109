"""The names of a paragraph as the parser has them, and those it has left out beside a verb of saying."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.archive.reader.bearers import named_range
from dateline.archive.reader.found_names import Found
from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.name_words import KIN, TITLES
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.speech_verbs import SAYING
from dateline.archive.reader.words_for_people import NATIVES, is_what_one_is

KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "EVENT": MentionKind.TOPIC,
    "LAW": MentionKind.TOPIC,
    "WORK_OF_ART": MentionKind.TOPIC,
    "PRODUCT": MentionKind.TOPIC,
}
PARTICLE_BEFORE = re.compile(
    r"(?<!\w)(?P<given>[^\W\d_a-z]\w{1,20}) (?:dos|das|do|da|de|del|della|di|du|van|von|der|den|ter|la|al|bin|ibn)"
    r"(?: (?:der|den|la|las|los))? $"
)
MOST_BEFORE = 40
GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b\.?")


def labels_in(text: str, clauses: Clauses) -> Iterator[Found]:
    """The names of a paragraph, as the parser has them."""
    words = clauses.words
    number = 0
    while number < len(words):
        word = words[number]
        last = number
        while word.entity_number >= 0 and last + 1 < len(words) and words[last + 1].entity_number == word.entity_number:
            last += 1
        kind = KINDS.get(word.entity) if word.entity_number >= 0 else None
        if kind is None and _is_unlabelled_speaker(clauses, number):
            yield from trimmed(text, *named_range(clauses, number), MentionKind.PERSON, ())
        elif kind is not None and not word.is_stand_in:
            first = number + (word.text.lower() == "the" and last > number)
            kind = MentionKind.PERSON if _is_told_a_person(clauses, kind, last) else kind
            start = words[first].start
            if kind is MentionKind.PERSON:
                first = _without_nation(clauses, first, last)
                last = _with_surname(clauses, first, last)
                first = _with_given_name(clauses, first, last)
                start = _with_particle(text, words[first].start)
            roles = tuple(_roles_beside(clauses, last)) if kind is MentionKind.PERSON else ()
            yield from trimmed(text, start, words[last].end, kind, roles)
        number = last + 1


def _with_surname(clauses: Clauses, first: int, last: int) -> int:
    """A given name alone with the proper noun after it, which the parser has left out."""
    words = clauses.words
    if first != last or last + 1 >= len(words) or words[last].text.lower() in TITLES:
        return last
    after = words[last + 1]
    is_name = (
        after.part == "PROPN" and not after.entity and after.text[:1].isupper() and after.quote == words[last].quote
    )
    return last + 1 if is_name and after.start == words[last].end + 1 else last


def _with_given_name(clauses: Clauses, first: int, last: int) -> int:
    """A surname with the proper noun before it, which the parser has left out: Hugues Delacroix-Petit."""
    words = clauses.words
    before = words[first - 1] if first > 0 else None
    if before is None or before.part != "PROPN" or before.entity or before.relation != "compound":
        return first
    is_beside = before.end + 1 == words[first].start and before.head in range(first, last + 1)
    is_name = before.text[:1].isupper() and not before.text.isupper() and before.text.lower() not in TITLES
    has_one = any(one.end < other.start for one, other in pairwise(words[first : last + 1]))
    return first - 1 if is_beside and is_name and not has_one and not is_what_one_is(before.lemma) else first


def _with_particle(text: str, start: int) -> int:
    """Beatriz dos Anjos, of whom a parser has the last word."""
    found = PARTICLE_BEFORE.search(text, max(start - MOST_BEFORE, 0), start)
    return found.start("given") if found and gender_by(found["given"]) is not None else start


def _without_nation(clauses: Clauses, first: int, last: int) -> int:
    """The Finn Aki Lane: not of the name."""
    words = clauses.words
    is_told = first > 0 and words[first - 1].text.lower() == "the" and words[first].text.lower() in NATIVES
    return first + 1 if is_told and first < last else first


def _is_told_a_person(clauses: Clauses, kind: MentionKind, last: int) -> bool:
    """The director, Yewande Cole: a title of a work to the parser, if what stands beside it did not tell."""
    word = clauses.words[last]
    return kind is MentionKind.TOPIC and word.relation == "appos" and clauses.is_one_human(word.head)


def trimmed(text: str, start: int, end: int, kind: MentionKind, roles: tuple[str, ...]) -> Iterator[Found]:
    """Without the possessive, with the Jr."""
    while end > start and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    child = GENERATION.match(text, end) if kind is MentionKind.PERSON else None
    name = text[start:end]
    if name.strip() and "\n" not in name and any(word[0].isupper() for word in name.split()):
        yield Found(start, child.end() if child else end, kind, None, roles, kind)


def _roles_beside(clauses: Clauses, head: int) -> Iterator[str]:
    """Rosa Lane, the mayor of Harrow Point; her husband, the pilot Tom Lane."""
    word = clauses.words[head]
    if word.relation == "appos" and clauses.words[word.head].lemma in KIN:
        yield clauses.words[word.head].lemma
    for child in clauses.children[head]:
        if clauses.words[child].relation == "appos" and clauses.words[child].part == "NOUN":
            yield clauses.words[child].lemma


def _is_unlabelled_speaker(clauses: Clauses, number: int) -> bool:
    """A capitalised name the parser's model does not know, as the subject of a verb of saying."""
    word = clauses.words[number]
    if word.part != "PROPN" or word.entity or word.relation != "nsubj" or word.quote >= 0:
        return False
    if not word.text[:1].isupper():
        return False
    return clauses.words[word.head].lemma in SAYING and word.text.lower() not in TITLES
