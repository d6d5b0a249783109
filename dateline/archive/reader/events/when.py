"""Whether a date lies before, on or after the story's own day."""

from datetime import date
from enum import StrEnum

FIRST_MONTHS = {
    **{code: 3 * (code - 33) + 1 for code in range(33, 37)},
    **{code: 6 * (code - 40) + 1 for code in (40, 41)},
    **{code: 3 * (code - 20) for code in range(21, 25)},
}
"""Of quarters, halves and seasons, as EDTF counts them."""
LENGTHS = {**dict.fromkeys(range(33, 37), 3), 40: 6, 41: 6, **dict.fromkeys(range(21, 25), 3)}


class Lies(StrEnum):
    """Where a date lies from a day."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


def lies(value: str, day: date) -> Lies:
    """A span that holds the day, and a value that cannot be compared, lie on it."""
    first, _, last = value.partition("/")
    begin, end = _edge(first, last=False), _edge(last or first, last=True)
    if begin is None or end is None:
        return Lies.ON
    here = (day.year, day.month, day.day)
    return Lies.BEFORE if end < here else Lies.AFTER if begin > here else Lies.ON


def _edge(value: str, *, last: bool) -> tuple[int, int, int] | None:
    """Year, month and day of its beginning or end, near enough to compare."""
    year = value[:4].replace("X", "9" if last else "0")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    month, day = value[5:7], value[8:10]
    if not (month.isascii() and month.isdigit()):
        return (int(year), 12, 31) if last else (int(year), 1, 1)
    number = int(month)
    if number in FIRST_MONTHS:
        number = FIRST_MONTHS[number] + (LENGTHS[number] - 1 if last else 0)
    if not (day.isascii() and day.isdigit()):
        return (int(year), number, 31 if last else 1)
    return (int(year), number, int(day))
