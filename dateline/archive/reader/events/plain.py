"""Events without any grammar: a verb of the short list below with its helpers, a date in its sentence, names beside it.

It proposes only what has a date, and finds fewer than a reading with grammar. English alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from dateline.archive.reader.dates.tokens import Tokens, sentences_of
from dateline.archive.reader.events.certainty import Evidence, certainty_of
from dateline.archive.reader.events.retold import told_once
from dateline.archive.reader.events.taking_part import once
from dateline.archive.reader.events.vocabulary import Kind, words
from dateline.archive.reader.events.when import Lies, lies
from dateline.archive.reader.name_words import TITLES
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import DateRange, Event, EventState, MentionKind, Participant
from dateline.archive.reader.stories import Story

PAST = {
    "met": Kind.MEETING, "visited": Kind.VISIT, "voted": Kind.VOTE, "signed": Kind.SIGNING, "elected": Kind.ELECTION,
    "re-elected": Kind.ELECTION, "beat": Kind.WIN, "defeated": Kind.WIN, "died": Kind.DEATH, "killed": Kind.DEATH,
    "drowned": Kind.DEATH, "murdered": Kind.DEATH, "marched": Kind.PROTEST, "protested": Kind.PROTEST,
    "crashed": Kind.ACCIDENT, "collided": Kind.ACCIDENT, "capsized": Kind.ACCIDENT, "arrested": Kind.ARREST,
    "detained": Kind.ARREST, "indicted": Kind.CHARGE, "charged": Kind.CHARGE, "convicted": Kind.VERDICT,
    "acquitted": Kind.VERDICT, "sentenced": Kind.VERDICT, "jailed": Kind.VERDICT, "resigned": Kind.OTHER,
}  # fmt: skip
BASE = {
    "meet": Kind.MEETING, "visit": Kind.VISIT, "vote": Kind.VOTE, "sign": Kind.SIGNING, "elect": Kind.ELECTION,
    "march": Kind.PROTEST, "strike": Kind.STRIKE, "resign": Kind.OTHER,
}  # fmt: skip
NEEDS_WITH = frozenset({"charged"})
DONE_TO = {
    Kind.ARREST: "arrested", Kind.CHARGE: "accused", Kind.VERDICT: "convicted", Kind.DEATH: "dead",
    Kind.ELECTION: "elected", Kind.WIN: "loser", Kind.VISIT: "host",
}  # fmt: skip
DOERS = {
    Kind.VISIT: "visitor", Kind.VOTE: "voter", Kind.SIGNING: "signatory", Kind.WIN: "winner", Kind.DEATH: "dead",
    Kind.PROTEST: "protester", Kind.STRIKE: "striker", Kind.ACCIDENT: "in the accident", Kind.OTHER: "who resigned",
}  # fmt: skip
HELPERS = words(
    "will shall ll to be been was were has have had did is are not n t never due set expected scheduled also planned "
    "plans plan agreed later then again jointly formally ' ’"
)
AHEAD = words("will shall ll")
BEFORE_TO = words("due set expected scheduled plans plan planned agreed is are")
NO_EVENT = words("if whether unless could may might would should must can refused hopes hope wants want")
NEGATIONS = words("not never n")
WITHIN = 14
"""So many words may stand between verb and date."""
FIRST_WORDS = 3
"""A date before the verb counts only where its sentence begins: On Monday she met him."""
IF_REACH = 20
GROUP = 6
CLAUSE_ENDS = frozenset(";:?")
BY_WORDS = "event words"
NAME_BEFORE = re.compile(
    r"(?<!\w)((?:[A-Z][\w’'.-]{0,30} (?:(?:de|van|von|al|bin) )?){0,4}[A-Z][\w’'-]{1,30})(?:, [^,.;]{1,60},)? $"
)
NAME_AFTER = re.compile(r" (?:with |for )?((?:[A-Z][\w’'-]{1,30} ){0,3}[A-Z][\w’'-]{1,30})")
PLACE_AFTER = re.compile(r" (?:in|at) ((?:[A-Z][\w’'-]{1,30} ){0,3}[A-Z][\w’'-]{1,30})")
REACH = 140
MOST = 400
"""Of one story."""
MONTHS_AND_DAYS = words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept oct nov dec christmas easter"
)
STARTERS = words("the a an he she they it but and in on at after when as this that his her their its")


def plain_events(story: Story) -> tuple[Event, ...]:
    """In the order of the text. None without the story's day, and none in another language than English."""
    if not story.dates or story.language != "en":
        return ()
    names = Names(story.known)
    found: list[Event] = []
    for paragraph, marked in zip(story.paragraphs, story.marked, strict=True):
        if not story.dates_between(paragraph.start, paragraph.end):
            continue
        spoken = [(each.start, each.end) for each in marked]
        for tokens in sentences_of(paragraph.text):
            found += islice(_in_sentence(story, names, paragraph.start, tokens, spoken), MOST - len(found))
    return told_once(found)


def _in_sentence(
    story: Story, names: Names, at: int, tokens: Tokens, spoken: Sequence[tuple[int, int]]
) -> Iterator[Event]:
    dates = story.dates_between(at + tokens[0].start, at + tokens[len(tokens) - 1].end)
    if not dates or tokens.low(len(tokens) - 1) == "?":
        return
    starts = [at + tokens[number].start for number in range(len(tokens))]
    placed = [(bisect_left(starts, each.start), each) for each in dates]
    for number in range(len(tokens)):
        low = tokens.low(number)
        if low not in PAST and low not in BASE:
            continue
        start, end = at + tokens[number].start, at + tokens[number].end
        if any(first <= start < last for first, last in spoken):
            continue
        state = _state(tokens, number)
        found = _date(tokens, number, placed) if state else None
        if state is None or found is None or story.day is None:
            continue
        where = lies(found.value, story.day)
        is_early = state is EventState.HAPPENED and where is Lies.AFTER
        if is_early or (state is EventState.EXPECTED and where is Lies.BEFORE):
            continue
        kind = PAST.get(low) or BASE[low]
        people = once(list(_people(story, names, tokens, number, at, kind)))
        place = _place(story.text, end)
        if not people:
            continue
        yield Event(
            start=start, end=end, kind=kind.value, date=found.value,
            participants=tuple(each.name for each in people), place=story.text[slice(*place)] if place else None,
            state=state.value, certainty=certainty_of(Evidence(BY_WORDS, 1.0, 1.0, 0.0, len(people))),
            date_start=found.start, date_end=found.end, place_start=place[0] if place else None,
            place_end=place[1] if place else None, title=story.text[start:end], title_start=start, title_end=end,
            taking_part=people, rule=BY_WORDS,
        )  # fmt: skip


def _helpers(tokens: Tokens, verb: int) -> list[str]:
    """The words right before the verb that belong to it, the nearest first."""
    found: list[str] = []
    while len(found) < GROUP and tokens.low(verb - 1 - len(found)) in HELPERS:
        found.append(tokens.low(verb - 1 - len(found)))
    return found


def _state(tokens: Tokens, verb: int) -> EventState | None:
    helpers = _helpers(tokens, verb)
    before = tokens.low(verb - 1 - len(helpers))
    if before in NO_EVENT or any(
        tokens.low(each) in ("if", "whether", "unless") for each in range(max(verb - IF_REACH, 0), verb)
    ):
        return None
    if tokens.low(verb) in NEEDS_WITH and tokens.low(verb + 1) != "with":
        return None
    is_base = tokens.low(verb) in BASE
    if set(helpers) & NEGATIONS:
        return EventState.DENIED if set(helpers) & {"did", "has", "have", "had", "was", "were", "never"} else None
    if set(helpers) & AHEAD:
        return EventState.EXPECTED
    if "to" in helpers:
        is_ahead = is_base or "be" in helpers
        return EventState.EXPECTED if is_ahead and set(helpers) & BEFORE_TO else None
    return None if is_base else EventState.HAPPENED


def _date(tokens: Tokens, verb: int, placed: Sequence[tuple[int, DateRange]]) -> DateRange | None:
    """The nearest of the sentence, behind the verb before in front of it, with no other clause between."""
    nearest = bisect_left(placed, verb, key=lambda each: each[0])
    best: tuple[int, DateRange] | None = None
    for first, each in placed[max(nearest - 1, 0) : nearest + 2]:
        if tokens.low(first - 1) in ("since", "until", "than") or FIRST_WORDS < first < verb:
            continue
        low, high = sorted((first, verb))
        away = (high - low) + (0 if first > verb else 3)
        if away > WITHIN or (best is not None and best[0] <= away):
            continue
        between = [tokens.low(number) for number in range(low + 1, high)]
        if not any(word in PAST or word in BASE or word in CLAUSE_ENDS for word in between):
            best = (away, each)
    return best[1] if best else None


def _people(
    story: Story, names: Names, tokens: Tokens, verb: int, at: int, kind: Kind
) -> Iterator[Participant]:  # fmt: skip
    helpers = _helpers(tokens, verb)
    is_passive = bool(set(helpers) & {"was", "were", "been", "be", "is", "are"}) and tokens.low(verb) in PAST
    first = at + tokens[verb - len(helpers)].start if helpers else at + tokens[verb].start
    before_at = max(at + tokens[0].start, first - REACH)
    before = NAME_BEFORE.search(story.text[before_at:first])
    done_to = DONE_TO.get(kind, "")
    if before is not None:
        part = done_to if is_passive else DOERS.get(kind, "")
        yield from _named(story.text, names, before_at + before.start(1), before.group(1), part)
    end = at + tokens[verb].end
    after = NAME_AFTER.match(story.text, end, min(end + REACH, at + tokens[len(tokens) - 1].end))
    if after is not None and not is_passive:
        yield from _named(story.text, names, after.start(1), after.group(1), done_to)


def _named(text: str, names: Names, start: int, name: str, part: str) -> Iterator[Participant]:
    if name.lower() in MONTHS_AND_DAYS or name.split()[-1].lower() in TITLES:
        return
    while " " in name and name.split(" ")[0].lower() in STARTERS:
        cut = name.index(" ") + 1
        start, name = start + cut, name[cut:]
    if name.lower() in STARTERS:
        return
    cluster = names.add(name, start, MentionKind.PERSON)
    if cluster is not None and text[start : start + len(name)] == name:
        yield Participant(start, start + len(name), name, cluster.name, part)


def _place(text: str, end: int) -> tuple[int, int] | None:
    found = PLACE_AFTER.search(text[end : end + 60].partition("\n")[0])
    if found is None or found.group(1).split()[0].lower() in MONTHS_AND_DAYS:
        return None
    return end + found.start(1), end + found.end(1)
