"""The first and the last day of a date as the record keeps it (EDTF), and the same date in words.

The values our own reading of dates makes have a dozen shapes, which fit on this page. The library `edtf` (MIT, kept)
knows all of the standard; it would bring a parser generator and answer in tuples without a calendar.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as say

from dateline.lib import dates

LONGEST = 60
FIRST_YEAR, LAST_YEAR = 1000, 9998
"""As in addresses: see `dateline.stories.converters`."""

SHAPE = re.compile(
    r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T[0-9:]{2,8}(?:Z|[+-][0-9:]{5})?)?"
)
SPANS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""The standard's numbers for seasons, quarters, thirds and halves: the month each begins with, and how many it has."""


@dataclass(frozen=True)
class Span:
    """Two days with all between them."""

    first: date
    last: date


def span_of(value: str) -> Span | None:
    """None for what names no day: a duration, a habit, "recently", an end left open, a day no calendar has."""
    first, bar, last = value.strip()[:LONGEST].partition("/")
    begins = _one(first)
    ends = _one(last) if bar else begins
    if begins is None or ends is None or ends.last < begins.first:
        return None
    return Span(begins.first, ends.last)


def in_words(value: str) -> str:
    """As exact as it is: a day, a month, a season, a year, or from the one to the other. Empty where it names none."""
    span = span_of(value)
    if span is None:
        return ""
    first, bar, last = value.strip().partition("/")
    if not bar:
        return _words(first)
    return say("%(first)s to %(last)s") % {"first": _words(first), "last": _words(last)}


def as_machines_write(value: str) -> str:
    """For an element's `datetime` and schema.org: the year, month or day it begins with."""
    span = span_of(value)
    if span is None:
        return ""
    parts = SHAPE.fullmatch(value.strip().partition("/")[0])
    if parts is None or not parts[1].isdigit() or (parts[2] and int(parts[2]) > 12):
        return span.first.isoformat()
    return "-".join(each for each in parts.groups() if each)


def _one(value: str) -> Span | None:
    parts = SHAPE.fullmatch(value.strip())
    if parts is None:
        return None
    year, month, day = parts.groups()
    if not year.isdigit():
        return None if month else _years(int(year.replace("X", "0")), int(year.replace("X", "9")))
    if month is None:
        return _years(int(year), int(year))
    if int(month) in SPANS:
        return None if day else _months(int(year), *SPANS[int(month)])
    if day is None:
        return _months(int(year), int(month), 1)
    try:
        there = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return Span(there, there) if FIRST_YEAR <= there.year <= LAST_YEAR else None


def _years(first: int, last: int) -> Span | None:
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        return None
    return Span(date(first, 1, 1), date(last, 12, 31))


def _months(year: int, month: int, number: int) -> Span | None:
    """So many from this one on; winter ends in the year after."""
    if not (1 <= month <= 12 and FIRST_YEAR <= year < LAST_YEAR):
        return None
    end = year * 12 + month - 1 + number - 1
    last = date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])
    return Span(date(year, month, 1), last)


def _words(value: str) -> str:
    parts = SHAPE.fullmatch(value.strip())
    span = _one(value)
    if parts is None or span is None:
        return ""
    year, month, day = parts.groups()
    if day:
        return dates.day(span.first)
    if month and int(month) <= 12:
        return dates.month(span.first)
    if month:
        told = {"part": _name_of(int(month)), "year": year}
        return say("%(part)s %(year)s") % told
    if year.isdigit():
        return year
    return say("%(first)s to %(last)s") % {"first": span.first.year, "last": span.last.year}


def _name_of(code: int) -> str:
    """Of a season by its name; of a quarter or half by the months it lasts."""
    names = {21: say("spring"), 22: say("summer"), 23: say("autumn"), 24: say("winter")}
    if code in names:
        return names[code]
    month, number = SPANS[code]
    ends = date(2000, month, 1) + timedelta(days=31 * (number - 1))
    return say("%(first)s to %(last)s") % {
        "first": date_format(date(2000, month, 1), "F"),
        "last": date_format(ends, "F"),
    }
