"""The periods figures are told for: the quarter, the year-earlier period, the year ended March 31, year-end."""

from datetime import date

from dateline.archive.reader.dates.amounts import Amount
from dateline.archive.reader.dates.lengths import length_value
from dateline.archive.reader.dates.moments import Moment, day_of, length_of, moved, quarter_of, year_of, years_on
from dateline.archive.reader.dates.reading import Match, Reading, is_months, match
from dateline.archive.reader.dates.tense import Direction
from dateline.archive.reader.dates.tokens import HYPHENS
from dateline.archive.reader.dates.vocabulary import ONES
from dateline.archive.reader.dates.written import is_year, month_name


def year_ago_period(reading: Reading, at: int) -> Match | None:
    """The year-earlier quarter, the year-ago period, the 1988 quarter: the one being told, of that year."""
    tokens = reading.tokens
    other = other_year(reading, at)
    if other is None:
        return None
    years, after = other
    for number in ("nine", "six"):
        if end := tokens.after(after, number, "months"):
            return match(end, length_of(length_value(Amount(ONES[number], False, end), "month")), base=False)
    end = tokens.after(after, "quarter") or tokens.after(after, "period")
    if end is None and tokens.low(after - 2) not in HYPHENS:
        return None
    if end and tokens.low(after) == "period" and reading.period and is_months(reading.period):
        return match(end, reading.period, base=False)
    here = latest_quarter(reading)
    return match(end or after, years_on(here, years) if here else None, base=False)


def other_year(reading: Reading, at: int) -> tuple[int, int] | None:
    """How many years away "the year-earlier" or "the 1988" is, and the place after it."""
    tokens = reading.tokens
    start = at + (tokens.low(at) in {"the", "its", "a"})
    start += tokens.low(start) in {"comparable", "corresponding"}
    after = tokens.after(start, "year", "earlier") or tokens.after(start, "year", "ago")
    if after:
        return -1, after
    if start > at and is_year(tokens, start):
        return int(tokens.low(start)) - quarter_meant(reading).year, start + 1
    return None


def quarter_meant(reading: Reading) -> date:
    here = latest_quarter(reading)
    return here.first if here and here.first else reading.day


def latest_quarter(reading: Reading) -> Moment | None:
    """The one named last, else the last that was over on the story's day."""
    if reading.quarter:
        return reading.quarter
    return quarter_of(reading.day.year, (reading.day.month + 2) // 3 - 1)


def the_quarter(reading: Reading, at: int) -> Match | None:
    """The quarter, the latest quarter, that quarter; not a quarter-final, nor a quarter of anything."""
    tokens = reading.tokens
    word = tokens.low(at)
    if word not in {"the", "that"}:
        return None
    start = at + 1
    start += tokens.low(start) in {"latest", "most"}
    start += tokens.low(start) == "recent"
    latest = start > at + 1
    if tokens.low(start + 1) in HYPHENS or tokens.low(start + 1) == "of":
        return None
    if tokens.low(start) == "quarter" or (latest and tokens.low(start) == "period"):
        return match(start + 1, latest_quarter(reading))
    return None


def year_end(reading: Reading, at: int) -> Match | None:
    """The year's end, year-end; the end of a month or a week is read by what stands after it."""
    tokens = reading.tokens
    start = at + (tokens.low(at) == "the")
    after = tokens.after(start, "year", "end") or tokens.after(start, "year", "'", "s", "end")
    after = after or tokens.after(start, "year", "’", "s", "end")
    if after is None:
        return None
    return match(after, last_of_year(reading, at, after))


def last_of_year(reading: Reading, at: int, after: int) -> Moment | None:
    """Year-end is the last day of the story's year, or of the one before when the clause looks back early in a new one.

    The year's end is less exact: it stays the year.
    """
    year = reading.day.year
    if reading.day.month <= 6 and reading.looks(at, after) is Direction.PAST:
        year -= 1
    whole = year_of(year)
    if reading.tokens.low(after - 2) not in HYPHENS:
        return whole
    return day_of(date(year, 12, 31)) if whole else None


def the_year(reading: Reading, at: int) -> Match | None:
    """The (full, fiscal) year or month or week, where a phrase says it is the one the story stands in."""
    tokens = reading.tokens
    start = tokens.after(at, "the")
    if start is None:
        return None
    for word in ("full", "fiscal", "current", "whole"):
        start = tokens.after(start, word) or start
    unit = tokens.low(start)
    if unit not in {"year", "month", "week"}:
        return None
    if tokens.low(start + 1) in {"ended", "ending"} or (
        tokens.low(start + 1) == "to" and month_name(tokens, start + 2)
    ):
        return match(start + 1, length_of(length_value(Amount(1, False, 0), unit)))
    before = tokens.low(at - 1), tokens.low(at - 2)
    if before[0] == "of" and before[1] in {
        "end",
        "rest",
        "beginning",
        "start",
        "middle",
        "part",
        "half",
        "days",
        "months",
    }:
        return match(start + 1, moved(reading.day, 0, unit))
    if unit == "year" and before[0] in {"for", "in", "during"}:
        return match(start + 1, moved(reading.day, 0, unit))
    return None
