"""The named mentions of a story with grammar: what the parser labels, what the house knows, and what only looks so.

A parser sees no quotes that were taken out, labels a name here and not there, and cuts long names of bodies short. So
its labels, the known names and names told by their shape are weighed against each other, the longest first; full names
are linked before single words; and then every form a name has in the story is looked for in all of it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.archive.reader.found_names import Covered, Found, apart, overlapping
from dateline.archive.reader.given_names import gender_by
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.known_names import Gazetteer, Standing
from dateline.archive.reader.labelled_names import labels_in, trimmed
from dateline.archive.reader.name_parts import bare_words
from dateline.archive.reader.name_words import CLUBS
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import Mention, MentionKind
from dateline.archive.reader.shapes import body_shapes, dateline_places, named_by_shape, other_name_of
from dateline.archive.reader.stories import KnownName, Story
from dateline.archive.reader.told_kinds import BEFORE_A_NAME, MOST_BEFORE, KindsTold, enter, titles_before

NOT_COVERING = ("", "NORP")
"""The small models take given names for peoples."""
LARGE_BEFORE = re.compile(r"(?<![\w.])([^\W\d_a-z][\w.’'-]*) $")
LARGE_AFTER = re.compile(r" (?:& )?[^\W\d_a-z]")
LEAST_FORM = 2


def name_story(story: Story, body: Sequence[Clauses]) -> tuple[Names, tuple[Mention, ...]]:
    """Everybody a story names, linked, and where. What stands above the body lends no names, it only borrows."""
    text = story.text
    first = body[0].words[0].start if body and body[0].words else 0
    gazetteer = Gazetteer(story.known)
    labelled = [found for clauses in body for found in labels_in(text, clauses)]
    known = [_of(each, labelled) for each in gazetteer.standing_in(text)]
    known += [_in_dateline(text, start, end, gazetteer) for start, end, _ in dateline_places(text, first)]
    known = apart(known)
    shaped = [Found(start, end, kind) for start, end, kind in body_shapes(text, first)]
    chosen = _chosen(text, known, labelled, shaped)
    covered = Covered((each.start, each.end) for each in chosen)
    guessed = list(_guessed(text, first, body, covered))
    for each in guessed:
        covered.add(each.start, each.end)
    taken = _with_shared_surnames(text, [*chosen, *guessed])
    told = KindsTold.by(text, taken)
    names = Names([each.known for each in chosen if each.known])
    for found in sorted(taken, key=lambda each: (_is_one_word(text, each), each.start)):
        enter(text, found, names, told)
    _join_other_names(text, taken, names)
    names.settle()
    for found in _named_again(text, names, covered):
        enter(text, found, names, told)
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
    known = apart([*known, *(each for each in dateline if each.known)])
    names = Names([each.known for each in known if each.known])
    for found in known:
        names.add(text[found.start : found.end], found.start, found.kind, is_sure=True)
    covered = Covered((each.start, each.end) for each in known)
    again = [each for each in _named_again(text, names, covered) if not _is_part_of_more(text, each)]
    for found in again:
        names.add(text[found.start : found.end], found.start, found.kind, tuple(titles_before(text, found.start)))
    return names, tuple(_mentions(text, [*known, *again], names))


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
    return len(bare_words(found.printed or text[found.start : found.end])[1]) == 1 and found.known is None


def _with_shared_surnames(text: str, taken: list[Found]) -> list[Found]:
    """Tunde and Segun Alabi are Tunde Alabi and Segun Alabi, unless the first name is somebody's surname here."""
    found = sorted(taken, key=lambda each: each.start)
    words = {each.start: bare_words(text[each.start : each.end])[1] for each in found}
    surnames = {
        words[each.start][-1] for each in found if each.kind is MentionKind.PERSON and len(words[each.start]) > 1
    }
    whole: dict[int, Found] = {}
    for one, other in pairwise(found):
        first, second = words[one.start], words[other.start]
        is_shared = len(first) == 1 and len(second) == 2 and text[one.end : other.start] == " and "
        is_given = gender_by(first[0]) is not None and first[0] not in surnames and one.known is None
        if is_shared and is_given and other.kind is MentionKind.PERSON and not any(titles_before(text, one.start)):
            name = f"{first[0]} {second[-1]}"
            whole[one.start] = replace(one, kind=MentionKind.PERSON, label=MentionKind.PERSON, printed=name)
    return [whole.get(each.start, each) for each in taken]


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
        for found in trimmed(text, each.start, each.end, each.bearers[0].kind, ())
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
