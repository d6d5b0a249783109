"""The named mentions of a story with grammar: what the parser labels, what the house knows, and what only looks so.

A parser sees no quotes that were taken out, labels a name here and not there, and cuts long names of bodies short. So
its labels, the known names and names told by their shape are weighed against each other, the longest first; full names
are linked before single words; and then every form a name has in the story is looked for in all of it.
"""

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.archive.reader.bearers import named_range
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.known_names import Gazetteer, Standing
from dateline.archive.reader.names import (
    CLUBS,
    ELDER,
    FAMILY_NAMES_FIRST,
    MEN,
    TITLES,
    WOMEN,
    YOUNGER,
    Names,
    bare_words,
)
from dateline.archive.reader.proposals import Mention, MentionKind
from dateline.archive.reader.shapes import (
    body_shapes,
    dateline_places,
    is_surely_a_person,
    kind_of_words,
    named_by_shape,
    other_name_of,
    speaks_for_a_body,
    speaks_for_a_person,
    speaks_for_a_place,
)
from dateline.archive.reader.speech_verbs import SAYING
from dateline.archive.reader.stories import KnownName, Story

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
NOT_COVERING = ("", "NORP")
"""The small models take given names for peoples."""
BEFORE_A_NAME = TITLES | MEN | WOMEN | ELDER | {YOUNGER}
SAYS_LITTLE = frozenset(
    {"state", "first", "former", "us", "u.s", "general", "chief", "count", "author", "vice", "deputy"}
)
"""Before a comma these need not be of the name after it."""
GENERATION = re.compile(r",?\s(?:Jr|Sr|II|III|IV)\b\.?")
WORDS_BEFORE = re.compile(r"[\w.'’-]+")
LARGE_BEFORE = re.compile(r"(?<![\w.])([^\W\d_a-z][\w.’'-]*) $")
LARGE_AFTER = re.compile(r" (?:& )?[^\W\d_a-z]")
MOST_BEFORE = 60
LEAST_FORM = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A name at its place, before it is linked."""

    start: int
    end: int
    kind: MentionKind
    known: KnownName | None = None
    roles: tuple[str, ...] = ()
    label: MentionKind | None = None
    """What the parser takes it for."""
    is_guessed: bool = False
    printed: str = ""
    """Its words, where the text has them in capitals throughout."""

    @property
    def length(self) -> int:
        return self.end - self.start


def name_story(story: Story, body: Sequence[Clauses]) -> tuple[Names, tuple[Mention, ...]]:
    """Everybody a story names, linked, and where. What stands above the body lends no names, it only borrows."""
    text = story.text
    first = body[0].words[0].start if body and body[0].words else 0
    gazetteer = Gazetteer(story.known)
    labelled = [found for clauses in body for found in _labelled(text, clauses)]
    known = [_of(each, labelled) for each in gazetteer.standing_in(text)]
    known += [_in_dateline(text, start, end, gazetteer) for start, end, _ in dateline_places(text, first)]
    known = _apart(known)
    shaped = [Found(start, end, kind) for start, end, kind in body_shapes(text, first)]
    chosen = _chosen(text, known, labelled, shaped)
    covered = Covered((each.start, each.end) for each in chosen)
    guessed = list(_guessed(text, first, body, covered))
    for each in guessed:
        covered.add(each.start, each.end)
    taken = [*chosen, *guessed]
    told = Told.by(text, taken)
    names = Names([each.known for each in chosen if each.known])
    for found in sorted(taken, key=lambda each: (_is_one_word(text, each), each.start)):
        _enter(text, found, names, told)
    _join_other_names(text, taken, names)
    names.settle()
    for found in _named_again(text, names, covered):
        _enter(text, found, names, told)
        taken.append(found)
    names.settle()
    return names, tuple(_mentions(text, taken, names))


def name_known(story: Story) -> tuple[Names, tuple[Mention, ...]]:
    """The names the house knows, and the surnames and given names of those people, where no parser reads."""
    text = story.text
    gazetteer = Gazetteer(story.known)
    known = [_of(each, ()) for each in gazetteer.standing_in(text)]
    first = story.paragraphs[0].start if story.paragraphs else 0
    dateline = [_in_dateline(text, start, end, gazetteer) for start, end, _ in dateline_places(text, first)]
    known = _apart([*known, *(each for each in dateline if each.known)])
    names = Names([each.known for each in known if each.known])
    for found in known:
        names.add(text[found.start : found.end], found.start, found.kind, is_sure=True)
    covered = Covered((each.start, each.end) for each in known)
    again = [each for each in _named_again(text, names, covered) if not _is_part_of_more(text, each)]
    for found in again:
        names.add(text[found.start : found.end], found.start, found.kind, tuple(_titles_before(text, found.start)))
    return names, tuple(_mentions(text, [*known, *again], names))


class Covered:
    """The parts of a text that are names already."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)

    def holds(self, start: int, end: int) -> bool:
        at = bisect_left(self._ranges, (end, 0))
        return at > 0 and self._ranges[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        insort(self._ranges, (start, end))


def _apart(found: list[Found]) -> list[Found]:
    """In the order of the text, without those that begin inside another."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def overlapping(found: Sequence[Found], start: int, end: int) -> list[Found]:
    """Of names in the order of the text, none within another, those that share a place with a range."""
    first = bisect_left(found, start, key=lambda each: each.end - 1)
    last = bisect_left(found, end, key=lambda each: each.start)
    return list(found[first:last])


def _labelled(text: str, clauses: Clauses) -> Iterator[Found]:
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
            yield from _trimmed(text, *named_range(clauses, number), MentionKind.PERSON, ())
        elif kind is not None and not word.is_stand_in:
            first = number + (word.text.lower() == "the" and last > number)
            last = _with_surname(clauses, first, last) if kind is MentionKind.PERSON else last
            roles = tuple(_roles_beside(clauses, last)) if kind is MentionKind.PERSON else ()
            yield from _trimmed(text, words[first].start, words[last].end, kind, roles)
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


def _trimmed(text: str, start: int, end: int, kind: MentionKind, roles: tuple[str, ...]) -> Iterator[Found]:
    """Without the possessive, with the Jr."""
    while end > start and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    child = GENERATION.match(text, end) if kind is MentionKind.PERSON else None
    name = text[start:end]
    if name.strip() and "\n" not in name and any(word[0].isupper() for word in name.split()):
        yield Found(start, child.end() if child else end, kind, None, roles, kind)


def _of(standing: Standing, labelled: Sequence[Found]) -> Found:
    """A known name of several subjects is a place where one of them is, else the one of the kind the parser gives it;
    where two are of that kind it is neither."""
    labels = [each.kind for each in overlapping(labelled, standing.start, standing.end)]
    wanted = [MentionKind.PLACE, *labels]
    bearer = min(standing.bearers, key=lambda each: wanted.index(each.kind) if each.kind in wanted else len(wanted))
    if len({each.subject for each in standing.bearers if each.kind is bearer.kind}) > 1:
        bearer = KnownName(bearer.name, bearer.kind, bearer.name)
    return Found(standing.start, standing.end, bearer.kind, bearer, (), labels[0] if labels else None)


def _in_dateline(text: str, start: int, end: int, gazetteer: Gazetteer) -> Found:
    name = text[start:end].title() if text[start:end].isupper() else text[start:end]
    bearers = [each for each in gazetteer.bearers_of(name) if each.kind is MentionKind.PLACE]
    known = bearers[0] if len(bearers) == 1 else None
    return Found(start, end, MentionKind.PLACE, known, (), MentionKind.PLACE, printed=name)


def _chosen(text: str, known: list[Found], labelled: list[Found], shaped: list[Found]) -> list[Found]:
    """The longest of those that overlap; a known name before one that only adds titles to it or another name."""
    inside = Covered((each.start, each.end) for each in known)
    kept = [each for each in labelled if not inside.holds(each.start, each.end) or _is_more(text, each, known)]
    roles = {each.end: each.roles for each in labelled}
    ranked = [(each.length, 2, each) for each in known]
    ranked += [(each.length, 1 if each.kind is MentionKind.ORGANISATION else -1, each) for each in shaped]
    ranked += [(each.length, 0, each) for each in kept]
    covered = Covered(())
    chosen = []
    for _, _, found in sorted(ranked, key=lambda each: (-each[0], -each[1], each[2].start)):
        if not covered.holds(found.start, found.end):
            covered.add(found.start, found.end)
            chosen.append(replace(found, roles=found.roles or roles.get(found.end, ())))
    return chosen


def _is_more(text: str, found: Found, known: list[Found]) -> bool:
    """Whether a label that holds known names is a name of its own: Harrow Point Gazette, not Mayor Rosa Lane."""
    within = [
        each
        for each in overlapping(known, found.start, found.end)
        if found.start <= each.start and each.end <= found.end
    ]
    if not within:
        return True
    if len(within) > 1 or any(
        each.kind is MentionKind.PERSON and " " in text[each.start : each.end] for each in within
    ):
        return found.kind is not MentionKind.PERSON and len(within) == 1
    (only,) = within
    return bare_words(text[found.start : found.end])[1] != bare_words(text[only.start : only.end])[1]


def _is_one_word(text: str, found: Found) -> bool:
    return len(bare_words(text[found.start : found.end])[1]) == 1 and found.known is None


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole story tells of a name's kind, by what stands beside it here and there."""

    places: frozenset[str]
    """Somebody is in them, or goes to them, more often than they say something."""
    firms: frozenset[str]
    """They begin with somebody's surname, and nobody is called by their last word: Lane Shipping."""

    @classmethod
    def by(cls, text: str, taken: Sequence[Found]) -> "Told":
        cues: Counter[str] = Counter()
        surnames: set[str] = set()
        people: Counter[tuple[str, ...]] = Counter()
        alone: set[str] = set()
        for each in taken:
            name = text[each.start : each.end]
            is_person = speaks_for_a_person(text, each.end) or any(_titles_before(text, each.start))
            cues[name] += speaks_for_a_place(text, each.start) or each.label is MentionKind.PLACE
            cues[name] -= is_person
            words = tuple(bare_words(name)[1])
            if len(words) == 1:
                alone.add(words[0])
            elif each.kind is MentionKind.PERSON:
                people[words] += is_person
                surnames.add(words[-1])
        return cls(
            frozenset(name for name, count in cues.items() if count > 0),
            frozenset(
                " ".join(words)
                for words, count in people.items()
                if not count
                and words[0] in surnames
                and words[-1] not in alone
                and words[0].casefold() not in FAMILY_NAMES_FIRST
            ),
        )


def _enter(text: str, found: Found, names: Names, told: Told) -> None:
    name = found.printed or text[found.start : found.end]
    titles = list(_titles_before(text, found.start))
    sure = _kind_told(text, found, titles, names, told)
    kind = sure or found.kind
    called = titles if kind is MentionKind.PERSON else ()
    is_guessed = found.is_guessed and sure is None
    cluster = names.add(name, found.start, kind, called, is_sure=sure is not None, is_guessed=is_guessed)
    if cluster is not None and kind is MentionKind.PERSON:
        cluster.roles.update(found.roles)


def _kind_told(text: str, found: Found, titles: list[str], names: Names, told: Told) -> MentionKind | None:
    """What it is by its words and by what stands beside it. None where nothing tells."""
    if found.kind is MentionKind.TOPIC:
        return None
    words = bare_words(text[found.start : found.end])[1]
    is_shared = len(words) == 1 and bool(names.bearers(words[0]))
    if (found.known and not is_shared) or found.printed:
        return found.kind
    if titles or is_surely_a_person(text, found.end):
        return MentionKind.PERSON
    of_words = kind_of_words(words)
    if of_words or speaks_for_a_body(text, found.start, found.end):
        return of_words or (None if found.kind is MentionKind.PLACE else MentionKind.ORGANISATION)
    if is_shared:
        is_body = found.label is MentionKind.ORGANISATION and (
            found.known is not None or names.has_body_before(words[0], found.start)
        )
        is_person = speaks_for_a_person(text, found.end) or not is_body
        return MentionKind.PERSON if is_person else None
    if " ".join(words) in told.firms:
        return MentionKind.ORGANISATION
    return MentionKind.PLACE if text[found.start : found.end] in told.places else None


def _titles_before(text: str, start: int) -> Iterator[str]:
    """Mayor, Dr, the younger, her brother: what stands right before a name, the nearest first."""
    line = text[max(start - MOST_BEFORE, 0) : start].rpartition("\n")[2]
    is_apart = line.rstrip().endswith(",")
    for word in reversed(WORDS_BEFORE.findall(line)[-4:]):
        plain = word.rstrip(".").lower()
        if plain not in BEFORE_A_NAME or plain == "the" or (is_apart and plain in SAYS_LITTLE):
            return
        yield plain


def _join_other_names(text: str, taken: list[Found], names: Names) -> None:
    """Rosa Harker, born Rosa Lane."""
    for one, other in pairwise(sorted(taken, key=lambda each: each.start)):
        if other_name_of(text[one.end : other.start]):
            cluster = names.find(text[one.start : one.end], one.start)
            if cluster is not None and cluster.kind is MentionKind.PERSON:
                names.join(cluster, other.start)


def _named_again(text: str, names: Names, covered: Covered) -> list[Found]:
    """Every other place where a name of the story stands, in quotes too: the full name, the surname, the given name."""
    forms: dict[str, MentionKind] = {}
    for cluster in names.clusters:
        if cluster.kind is MentionKind.TOPIC:
            continue
        forms |= dict.fromkeys(cluster.forms, cluster.kind)
        words = bare_words(cluster.name)[1]
        if cluster.kind is MentionKind.PERSON and len(words) > 1:
            forms |= dict.fromkeys((words[0], words[-1]), cluster.kind)
        elif len(words) > 1 and words[-1].casefold() in CLUBS:
            forms[words[-1]] = cluster.kind
    spoken = set(re.findall(r"\w+", text))
    known = [KnownName(form, kind, form) for form, kind in forms.items() if _is_only_a_name(form, spoken)]
    everywhere = Gazetteer(known).standing_in(text)
    return [
        found
        for each in everywhere
        if not covered.holds(each.start, each.end)
        for found in _trimmed(text, each.start, each.end, each.bearers[0].kind, ())
    ]


def _is_part_of_more(text: str, found: Found) -> bool:
    """Lane in Tom Lane or Lane Shipping: somebody else's name, which no parser has told whole."""
    before = LARGE_BEFORE.search(text, max(found.start - MOST_BEFORE, 0), found.start)
    word = before[1] if before else ""
    is_name = bool(word) and word.rstrip(".").lower() not in BEFORE_A_NAME
    ends_a_sentence = word.endswith(".") and len(word) > LEAST_FORM
    return LARGE_AFTER.match(text, found.end) is not None or (is_name and not ends_a_sentence)


def _is_only_a_name(form: str, spoken: Collection[str]) -> bool:
    """Not Will, where the story also says will."""
    return form[:1].isupper() and len(form) > LEAST_FORM and form.lower() not in spoken


def _guessed(text: str, first: int, body: Sequence[Clauses], covered: Covered) -> Iterator[Found]:
    """Capitalised words inside a sentence which nobody has labelled as anything."""
    labelled = Covered(
        (word.start, word.end) for clauses in body for word in clauses.words if word.entity not in NOT_COVERING
    )
    proper = {word.start for clauses in body for word in clauses.words if word.part == "PROPN"}
    for start, end, kind in named_by_shape(text, first, proper):
        if not covered.holds(start, end) and not labelled.holds(start, end):
            yield Found(start, end, kind, is_guessed=True)


def _mentions(text: str, taken: list[Found], names: Names) -> Iterator[Mention]:
    for found in sorted(taken, key=lambda each: each.start):
        name = text[found.start : found.end]
        cluster = names.find(name, found.start)
        if cluster is not None:
            yield Mention(found.start, found.end, name, cluster.kind, cluster.name)


def _roles_beside(clauses: Clauses, head: int) -> Iterator[str]:
    """Rosa Lane, the mayor of Harrow Point."""
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
