"""Days as exact as they are known: 2019, 2019-05 or 2019-05-03, in EDTF's way of writing them."""

import re
from calendar import monthrange
from datetime import date

from dateline.lib.dates import day, month

WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_partial_date(written: str) -> bool:
    """Whether the calendar has it."""
    try:
        first_day(written)
    except ValueError:
        return False
    return True


def first_day(written: str) -> date:
    """Raises ValueError for what is none."""
    year, in_year, in_month = _numbers(written)
    return date(year, in_year or 1, in_month or 1)


def last_day(written: str) -> date:
    """Raises ValueError for what is none."""
    year, in_year, in_month = _numbers(written)
    in_year = in_year or 12
    return date(year, in_year, in_month or monthrange(year, in_year)[1])


def partial_date_in_words(written: str) -> str:
    """2019, May 2019 or 3 May 2019, in the manner of the active language; as it stands where it is none."""
    if not is_partial_date(written):
        return written
    match written.count("-"):
        case 0:
            return written
        case 1:
            return month(first_day(written))
    return day(first_day(written))


def _numbers(written: str) -> tuple[int, int, int]:
    found = WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    year, in_year, in_month = (int(number or 0) for number in found.groups())
    if not year or found[2] == "00" or found[3] == "00":
        raise ValueError(written)
    return year, in_year, in_month
