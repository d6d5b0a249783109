"""Dates told from the story's own day or from one named before: yesterday, last week, a month ago, a year earlier."""

from dateline.archive.reader.dates.amounts import Amount, amount_at
from dateline.archive.reader.dates.holidays import holiday
from dateline.archive.reader.dates.lengths import half_after, length_value, unit_at
from dateline.archive.reader.dates.moments import (
    PAST,
    Moment,
    around,
    day_of,
    length_of,
    moved,
    shifted,
    week_of,
    weekend_of,
    years_on,
)
from dateline.archive.reader.dates.reading import Match, Reading, match
from dateline.archive.reader.dates.tense import Direction
from dateline.archive.reader.dates.tokens import Tokens
from dateline.archive.reader.dates.vocabulary import LONG_UNITS, SHORT_WEEKDAYS, UNITS, WEEKDAYS
from dateline.archive.reader.dates.written import month_name, written_day

NEAR_DAYS = (
    (("the", "day", "before", "yesterday"), -2),
    (("day", "before", "yesterday"), -2),
    (("the", "day", "after", "tomorrow"), 2),
    (("yesterday",), -1),
    (("today",), 0),
    (("tomorrow",), 1),
)
LAST = frozenset({"last", "past", "previous"})
NEXT = frozenset({"next", "coming"})
THIS = frozenset({"this", "current"})
NEXT_WEEKS = "next"
"""Before a weekday: the one of the week after this one, as newspapers have it. The coming one is the nearest."""
WEEKDAY_WAYS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}


def near_day(reading: Reading, at: int) -> Match | None:
    """Yesterday, today, tomorrow and their neighbours."""
    for phrase, days in NEAR_DAYS:
        after = reading.tokens.after(at, *phrase)
        if after:
            there = shifted(reading.day, days)
            return match(after, day_of(there))
    return None


def weekday(reading: Reading, at: int) -> Match | None:
    """Friday: the last one, today's included, unless the clause looks ahead; last, next or this Friday."""
    tokens = reading.tokens
    start, way = at, None
    if tokens.low(at) in WEEKDAY_WAYS or tokens.low(at) == "the":
        start = at + 1
        way = WEEKDAY_WAYS.get(tokens.low(at))
        if tokens.low(at) in {"this", "the"} and tokens.low(start) in WEEKDAY_WAYS | {"previous": -1}:
            way = -1 if tokens.low(start) in LAST else 1
            start += 1
        elif tokens.low(at) == "the":
            start, way = at, None
    after = past_weekday_name(tokens, start)
    if after is None:
        return None
    away = WEEKDAYS[tokens.low(start)] - reading.day.weekday()
    back, ahead = away % -7, away % 7
    if way == -1:
        days = back or -7
    elif way == 1:
        days = away + 7 if tokens.low(start - 1) == NEXT_WEEKS else ahead or 7
    elif way == 0 or reading.looks(at, after) is Direction.FUTURE:
        days = ahead
    else:
        days = back
    there = shifted(reading.day, days)
    return match(after, day_of(there))


def past_weekday_name(tokens: Tokens, at: int) -> int | None:
    """The place after a weekday's name; a short one needs its point, for the sun shines and people sat."""
    token = tokens[at]
    if token.low not in WEEKDAYS or not token.text[0].isupper():
        return None
    if token.low not in SHORT_WEEKDAYS:
        return at + 1
    return at + 2 if tokens.low(at + 1) == "." and tokens[at + 1].glued and len(token.low) > 2 else None


def named_unit(reading: Reading, at: int) -> Match | None:
    """Last week, this month, next year, the past decade, the current quarter, the weekend, last May."""
    tokens = reading.tokens
    start = at + (tokens.low(at) == "the")
    word = tokens.low(start)
    if word == "this" and tokens.low(start + 1) in LAST | NEXT:
        start += 1
        word = tokens.low(start)
    units = -1 if word in LAST else 1 if word in NEXT else 0 if word in THIS else None
    if units is None:
        return None
    if units and (named_month := last_or_next_month(reading, start + 1, units)):
        return named_month
    start += 1
    start += tokens.low(start) in {"fiscal", "calendar"}
    unit = tokens.low(start)
    if unit == "weekend":
        return match(start + 1, weekend_at(reading, units))
    if unit not in LONG_UNITS or unit == "day":
        return None
    if unit in {"decade", "century"} and word in LAST | NEXT:
        return match(start + 1, length_of(length_value(Amount(1, False, 0), unit)))
    return match(start + 1, moved(reading.day, units, unit))


def last_or_next_month(reading: Reading, at: int, units: int) -> Match | None:
    named = month_name(reading.tokens, at)
    if named is None:
        return None
    number, after = named
    day = reading.day
    months = -((day.month - number) % 12 or 12) if units < 0 else (number - day.month) % 12 or 12
    return match(after, moved(day, months, "month"))


def weekend_at(reading: Reading, units: int) -> Moment | None:
    """This weekend is the one of this week; on a Monday the last one is yesterday's."""
    there = shifted(reading.day, 7 * units)
    return weekend_of(there) if there else None


def the_weekend(reading: Reading, at: int) -> Match | None:
    """The weekend just gone, or on its own days and in clauses that look ahead this week's."""
    tokens = reading.tokens
    after = tokens.after(at, "the", "weekend")
    if after is None:
        return None
    ahead = reading.day.weekday() >= 5 or reading.looks(at, after) is Direction.FUTURE
    return match(after, weekend_at(reading, 0 if ahead else -1))


COUNTED_FROM = {
    "ago": -1,
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "later": 1,
    "hence": 1,
    "afterward": 1,
    "afterwards": 1,
}


FROM_WHAT_WAS_NAMED = frozenset(COUNTED_FROM) - {"ago", "hence"}


def counted(reading: Reading, at: int) -> Match | None:
    """Three months ago, two days later, a week from now, a year earlier."""
    tokens = reading.tokens
    amount = amount_at(tokens, at)
    if amount is None:
        return None
    unit = unit_at(tokens, amount.after)
    if unit is None:
        return None
    after = unit[1]
    if end := half_after(tokens, after):
        amount, after = Amount(amount.whole, True, end), end
    if end := tokens.after(after, "or", "so") or tokens.after(after, "or", "more"):
        after = end
    way = COUNTED_FROM.get(tokens.low(after))
    end = after + 1
    if way is None:
        from_now = from_now_on(tokens, at, after)
        if from_now is None:
            return None
        way, end = 1, from_now
    if (
        tokens.low(after) in {"before", "previously"}
        and tokens.low(after) == "before"
        and tokens.low(end) not in {".", ","}
    ):
        return None
    return match(end, away(reading, amount, unit[0], way, tokens.low(after)), base=unit[0] != "year")


def from_now_on(tokens: Tokens, at: int, after: int) -> int | None:
    """The place after "from now", and after the time of "in two years' time"."""
    if end := tokens.after(after, "from", "now") or tokens.after(after, "from", "today"):
        return end
    if tokens.low(at - 1) != "in":
        return None
    return tokens.after(after, "'", "time") or tokens.after(after, "’", "time")


def from_a_day(reading: Reading, at: int) -> Match | None:
    """Two days before Christmas, a week after May 12: a day or week told from another that is named."""
    tokens = reading.tokens
    amount = amount_at(tokens, at)
    unit = unit_at(tokens, amount.after) if amount else None
    if amount is None or amount.whole is None or unit is None or unit[0] not in {"day", "week"}:
        return None
    if tokens.low(unit[1] - 2) in {"trading", "working", "business"}:
        return None
    way = {"before": -1, "after": 1}.get(tokens.low(unit[1]))
    named = written_day(reading, unit[1] + 1) or holiday(reading, unit[1] + 1) or weekday(reading, unit[1] + 1)
    if way is None or named is None:
        return None
    return match(named.after, around(named.moment, way * amount.whole, unit[0]))


def away(reading: Reading, amount: Amount, unit: str, way: int, word: str) -> Moment | None:
    """So many units from the story's day (*ago*, *from now*), or from what was named last (*earlier*, *later*)."""
    if amount.whole is None:
        return PAST if way < 0 else length_of(length_value(amount, unit))
    if unit in {"hour", "minute", "second"}:
        return length_of(length_value(amount, unit))
    if unit == "year" and amount.half:
        month = moved(reading.day, way * (12 * amount.whole + 6), "month")
        return moved(month.first, 0, "year") if month and month.first else None
    if unit in {"year", "decade"}:
        return years_away(reading, way * amount.whole * (10 if unit == "decade" else 1), word)
    if word in FROM_WHAT_WAS_NAMED and reading.last and reading.last.first:
        return around(reading.last, way * amount.whole, unit)
    if unit == "week" and amount.whole <= 2:
        there = shifted(reading.day, 7 * way * amount.whole)
        return day_of(there)
    return moved(reading.day, way * amount.whole, unit)


def years_away(reading: Reading, years: int, word: str) -> Moment | None:
    """A year earlier than a quarter is a quarter, and so is a year ago where a quarter was just told."""
    told = reading.period
    if years == -1 and told and (word in FROM_WHAT_WAS_NAMED or told.granularity != "year"):
        return a_year_from(reading, years)
    if word in FROM_WHAT_WAS_NAMED and reading.last and reading.last.first:
        return years_on(reading.last, years)
    return moved(reading.day, years, "year")


def a_year_from(reading: Reading, years: int) -> Moment | None:
    """The period of which figures are being told, another year; of months nobody named, the year."""
    period = reading.period
    return years_on(period, years) if period and period.first else moved(reading.day, years, "year")


def that_unit(reading: Reading, at: int) -> Match | None:
    """That year, the same month, the following day, the previous year: told from what was named last."""
    tokens = reading.tokens
    here = reading.last
    if here is None or here.first is None:
        return None
    ways = (
        (("that", "same"), 0),
        (("the", "same"), 0),
        (("that",), 0),
        (("the", "following"), 1),
        (("the", "next"), 1),
        (("the", "previous"), -1),
        (("the", "prior"), -1),
        (("the", "preceding"), -1),
    )
    for phrase, units in ways:
        after = tokens.after(at, *phrase)
        if after is None:
            continue
        unit = UNITS.get(tokens.low(after), "")
        if unit not in {"day", "week", "month", "year"} or tokens.low(after) == "night":
            continue
        if unit == "day" and here.granularity in {"month", "year", "quarter", "season"}:
            return None
        return match(after + 1, around(here, units, unit))
    return None


def week_of_a_day(reading: Reading, at: int) -> Match | None:
    """The week of March 6."""
    tokens = reading.tokens
    after = tokens.after(at, "the", "week", "of")
    if after is None:
        return None
    day = written_day(reading, after)
    return match(day.after, week_of(day.moment.first)) if day and day.moment.first else None
