"""Lengths of time (two years, a 16-hour day, the past six months) and repetitions (daily, every Thursday)."""

from dateline.archive.reader.dates.amounts import Amount, amount_at
from dateline.archive.reader.dates.moments import every, length_of
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import MONTHS, PLURALS, UNITS, WEEKDAYS, words

LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "0Y",
    "century": "00Y",
}
CLOCKED = frozenset({"second", "minute", "hour"})
HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "month": "15D", "day": "T12H", "decade": "5Y"}


def length_value(amount: Amount, unit: str) -> str:
    """As ISO 8601 writes it, X for what nobody counted: P2Y, PT5H30M, PXM."""
    letter = LETTERS[unit]
    time = "T" if unit in CLOCKED else ""
    if amount.whole is None:
        return f"P{time}X{letter.replace('00Y', 'C').replace('0Y', 'E')}"
    if amount.half and unit in HALVES:
        whole = f"{amount.whole}{letter}" if amount.whole else ""
        return f"P{time}{whole}{HALVES[unit]}"
    return f"P{time}{amount.whole}{letter}"


def unit_at(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The unit a number counts, and the place after it."""
    at = tokens.past_hyphen(at)
    for skipped in ("more", "full", "consecutive", "straight", "trading", "additional", "long", "whole", "calendar"):
        if tokens.low(at) == skipped:
            at += 1
            break
    word = tokens.low(at)
    unit = PLURALS.get(word) or UNITS.get(word)
    return (unit, at + 1) if unit else None


def length(reading: Reading, at: int) -> Match | None:
    """Two years, two-year, the past two years, the first nine months, at least 30 days."""
    tokens = reading.tokens
    start = past_determiner(tokens, at)
    amount = amount_at(tokens, start)
    if amount is None:
        return None
    if amount.after == start + 1 and tokens.low(start) in {"second", "first"}:
        return None
    unit = unit_at(tokens, amount.after)
    if unit is None:
        return ranged_length(tokens, amount)
    name, after = unit
    if name == "quarter" and tokens.low(start) == "three":
        return None
    word = tokens.low(after - 1)
    if word == "second" and (amount.whole == 1 or tokens[amount.after].low == "-"):
        return None
    if word in {"night", "nights"} and amount.whole == 1:
        return None
    more = half_after(tokens, after)
    if tokens.low(start) in {"a", "an"} and start == at and not (more or told_length(tokens, at, after)):
        return None
    old = tokens.after(tokens.past_hyphen(after), "old")
    if old:
        return None
    if more and not amount.half:
        return match(more, length_of(length_value(Amount(amount.whole, True, 0), name)))
    return match(after, length_of(length_value(amount, name)))


def half_after(tokens: Tokens, at: int) -> int | None:
    """A minute and a half."""
    return tokens.after(at, "and", "a", "half")


DETERMINERS = (
    ("at", "least"),
    ("more", "than"),
    ("less", "than"),
    ("no", "more", "than"),
    ("up", "to"),
    ("nearly",),
    ("almost",),
    ("about",),
    ("over",),
    ("within",),
    ("the",),
    ("these",),
    ("past",),
    ("last",),
    ("next",),
    ("first",),
    ("previous",),
    ("latest",),
    ("coming",),
    ("another",),
    ("additional",),
)


def past_determiner(tokens: Tokens, at: int) -> int:
    """The place after "more than", "the past", and their like, each at most once and in this order."""
    for phrase in DETERMINERS:
        at = tokens.after(at, *phrase) or at
    return at


def ranged_length(tokens: Tokens, amount: Amount) -> Match | None:
    """Two to three weeks, 12 to 18 months, 12 or more years: at least the first."""
    joined = tokens.low(amount.after) in {"to", "or", "-"}
    more = amount_at(tokens, amount.after + 1) if joined else None
    unit = unit_at(tokens, more.after) if more else None
    if more is None or unit is None or tokens.low(amount.after + 1) in {"a", "an"}:
        return None
    return match(unit[1], length_of(length_value(amount, unit[0])))


LENGTH_BEFORE = words("for within in over nearly almost about than least under barely just only as another")


def told_length(tokens: Tokens, at: int, after: int) -> bool:
    """Whether "a year" or "a week" is a length: after *for*, *in*, *within*; not "a day in May" or "twice a year"."""
    return tokens.low(at - 1) in LENGTH_BEFORE


def open_length(reading: Reading, at: int) -> Match | None:
    """Recent years, coming weeks, the past few months, for years: nobody counted."""
    tokens = reading.tokens
    start = at + (tokens.low(at) == "the")
    if tokens.low(start) in {"recent", "coming", "past", "last", "next"} and tokens.low(start + 1) in PLURALS:
        unit = PLURALS[tokens.low(start + 1)]
        return match(start + 2, length_of(length_value(Amount(None, False, 0), unit)))
    if tokens.low(at - 1) in {"for", "after", "within", "over", "in"} and tokens.low(at) in PLURALS:
        return match(at + 1, length_of(length_value(Amount(None, False, 0), PLURALS[tokens.low(at)])))
    return None


BY_ADVERB = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


def repeated(reading: Reading, at: int) -> Match | None:
    """Daily, every day, each July, every other week, Tuesdays."""
    tokens = reading.tokens
    word = tokens.low(at)
    if word in BY_ADVERB:
        return match(at + 1, every(BY_ADVERB[word]))
    if word in WEEKDAYS or word[:-1] in WEEKDAYS:
        return weekly(tokens, at)
    if word not in {"every", "each"}:
        return None
    start = at + 1
    amount = amount_at(tokens, start)
    other = tokens.low(start) == "other"
    unit = unit_at(tokens, amount.after if amount else start + other)
    if unit:
        count = amount if amount else Amount(2 if other else 1, False, 0)
        return match(unit[1], every(length_value(count, unit[0])))
    named = tokens.low(start)
    if named in WEEKDAYS:
        return match(start + 1, every(f"XXXX-WXX-{WEEKDAYS[named] + 1}"))
    if named in MONTHS and tokens[start].text[0].isupper():
        return match(start + 1, every(f"XXXX-{MONTHS[named]:02d}"))
    return None


def weekly(tokens: Tokens, at: int) -> Match | None:
    """Tuesdays, Tuesday nights."""
    word = tokens.low(at)
    if word.endswith("days") and word[:-1] in WEEKDAYS:
        return match(at + 1, every(f"XXXX-WXX-{WEEKDAYS[word[:-1]] + 1}"))
    if word in WEEKDAYS and tokens.low(at + 1) in {"mornings", "afternoons", "evenings", "nights"}:
        part = {"m": "MO", "a": "AF", "e": "EV", "n": "NI"}[tokens.low(at + 1)[0]]
        return match(at + 2, every(f"XXXX-WXX-{WEEKDAYS[word] + 1}T{part}"))
    return None


TIMES_A = frozenset(["once", "twice", "times", "million", "billion", "dollars", "percent"])


def per_unit(reading: Reading, at: int) -> Match | None:
    """Twice a year, three times a week."""
    tokens = reading.tokens
    if tokens.low(at) not in {"a", "an"} or tokens.low(at - 1) not in TIMES_A:
        return None
    unit = UNITS.get(tokens.low(at + 1))
    return match(at + 2, every(length_value(Amount(1, False, 0), unit))) if unit else None
