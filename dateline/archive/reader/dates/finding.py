"""The dates of a story, first word to last: every rule is tried at every word, and the longest phrase wins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.archive.reader.dates import (
    amounts,
    clock,
    holidays,
    lengths,
    quarters,
    ranges,
    relative,
    reported,
    vague,
    vocabulary,
    written,
)
from dateline.archive.reader.dates.reading import Match, Order, Reading, Rule
from dateline.archive.reader.dates.tokens import HYPHENS, Token, Tokens, sentences_of
from dateline.archive.reader.dates.vocabulary import words

RULES: tuple[Rule, ...] = (
    clock.clock,
    clock.part_of_day,
    clock.next_part,
    written.numeric,
    written.written_day,
    ranges.days_of_month,
    quarters.quarter,
    quarters.half,
    quarters.season,
    written.month,
    written.decade,
    written.century,
    written.year,
    holidays.holiday,
    relative.near_day,
    relative.weekday,
    relative.named_unit,
    relative.the_weekend,
    relative.counted,
    relative.from_a_day,
    reported.year_ago_period,
    reported.the_quarter,
    relative.that_unit,
    reported.year_end,
    reported.the_year,
    relative.week_of_a_day,
    lengths.repeated,
    lengths.per_unit,
    lengths.length,
    lengths.open_length,
    vague.vague,
)
"""Of two rules that read as far, the earlier is right."""

INTRODUCTIONS = (
    ("the", "end", "of"),
    ("the", "beginning", "of"),
    ("the", "start", "of"),
    ("the", "middle", "of"),
    ("the", "rest", "of"),
    ("the", "early", "part", "of"),
    ("the", "last", "half", "of"),
    ("a", "good", "part", "of"),
    ("earlier", "in"),
    ("later", "in"),
    ("late", "in"),
    ("early", "in"),
    ("the", "early"),
    ("the", "late"),
    ("the", "mid"),
    ("sometime",),
    ("earlier",),
    ("later",),
    ("early",),
    ("late",),
    ("mid",),
    ("about",),
    ("around",),
    ("nearly",),
    ("almost",),
    ("over",),
)
"""Words that belong to the date after them and leave its value as coarse as it is: late May is May."""


BEGINNINGS = frozenset(
    {phrase[0] for phrase in (*INTRODUCTIONS, *lengths.DETERMINERS, *amounts.FEW)}
    | {phrase[0] for phrase, _ in (*relative.NEAR_DAYS, *vague.PHRASES)}
    | set(holidays.BY_FIRST_WORD)
    | set(lengths.BY_ADVERB)
    | {f"{day}s" for day in vocabulary.WEEKDAYS}
    | set().union(
        *(
            vocabulary.MONTHS,
            vocabulary.WEEKDAYS,
            vocabulary.SEASONS,
            vocabulary.ONES,
            vocabulary.TENS,
            vocabulary.ORDINALS,
            vocabulary.UNITS,
            vocabulary.PLURALS,
            vocabulary.DECADE_NAMES,
        )
    )
    | words(
        "a an the its their our this that these last next past previous coming current recent every each noon midnight "
        "tonight overnight fiscal calendar final q half comparable corresponding ' ’ ‘"
    )
)
"""The words a phrase of time can begin with; one can also begin with a digit. At any other no rule is tried."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A phrase of the story and what it means: EDTF, or a length, repetition or vague word, as its granularity says."""

    start: int
    end: int
    text: str
    value: str
    granularity: str


def find_dates(text: str, *, day: date, order: Order | None = None) -> list[FoundDate]:
    """Every date of a story of that day, in the order of the text; no two overlap.

    Each word costs a fixed number of looks at its neighbours, so the cost grows with the text's length alone.
    """
    reading = Reading(Tokens(()), day, order)
    found: list[FoundDate] = []
    for reading.tokens in sentences_of(text):
        found += found_in_sentence(reading, text)
    return found


def found_in_sentence(reading: Reading, text: str) -> Iterator[FoundDate]:
    """The dates of the sentence that is being read."""
    tokens = reading.tokens
    at = 0
    while at < len(tokens):
        read = introduced(reading, at) if can_begin(tokens[at]) else None
        if read is None:
            at += 1
            continue
        read = ranges.ranged(reading, at, read, introduced) or read
        reading.remember(read, tokens[at].sentence)
        start, end = tokens[at].start, tokens[read.after - 1].end
        yield FoundDate(start, end, text[start:end], read.moment.value, read.moment.granularity)
        at = read.after


def can_begin(token: Token) -> bool:
    return token.low in BEGINNINGS or token.low[0].isdigit()


def introduced(reading: Reading, at: int) -> Match | None:
    """The date at `at`, with the words that introduce it."""
    plain = longest(reading, at)
    tokens = reading.tokens
    for phrase in INTRODUCTIONS:
        after = tokens.after(at, *phrase)
        if after is None:
            continue
        after += tokens.low(after) in HYPHENS
        read = longest(reading, after)
        if read and (plain is None or read.after > plain.after):
            return read
    return plain


def longest(reading: Reading, at: int) -> Match | None:
    """What the rule says that reads the most words."""
    best: Match | None = None
    for rule in RULES:
        read = rule(reading, at)
        if read and (best is None or read.after > best.after):
            best = read
    return best
