"""Dates in words, in the manner of the active language. Moments are taken as they are, in their own time zone."""

import re
from datetime import date, datetime

from django.utils import formats
from django.utils.translation import pgettext

MONTH_IN_FULL = re.compile(r"(?<!\\)[FE]")
MONTH_IN_SHORT = re.compile(r"(?<!\\)[MNb]")
"""The letters by which Django's formats ask for a month's name; not where they are escaped."""


def day(moment: date) -> str:
    """23 November 2026; 23. November 2026 in German, 2026年11月23日 in Japanese."""
    return formats.date_format(moment, MONTH_IN_SHORT.sub("F", formats.get_format("DATE_FORMAT")))


def short_day(moment: date) -> str:
    """23 Nov 2026."""
    return formats.date_format(moment, _shortened("DATE_FORMAT"))


def day_of_year(moment: date) -> str:
    """23 Nov."""
    return formats.date_format(moment, _shortened("MONTH_DAY_FORMAT"))


def weekday_and_day(moment: date) -> str:
    """Monday 23 November 2026."""
    words = {"weekday": formats.date_format(moment, "l"), "day": day(moment)}
    return pgettext("a day, as in: Monday 23 November 2026", "%(weekday)s %(day)s") % words


def month(moment: date) -> str:
    """November 2026."""
    return formats.date_format(moment, "YEAR_MONTH_FORMAT")


def day_and_hour(moment: datetime) -> str:
    """23 November 2026, 14:05."""
    return _with_hour(day(moment), moment)


def short_day_and_hour(moment: datetime) -> str:
    """23 Nov 2026, 14:05."""
    return _with_hour(short_day(moment), moment)


def _shortened(name: str) -> str:
    """Django's format `name` with the month in three letters or so."""
    return MONTH_IN_SHORT.sub("M", MONTH_IN_FULL.sub("M", formats.get_format(name)))


def _with_hour(words: str, moment: datetime) -> str:
    hour = formats.date_format(moment, "H:i")
    return pgettext("a moment, as in: 23 November 2026, 14:05", "%(day)s, %(hour)s") % {"day": words, "hour": hour}
