"""What a phrase can mean: a day, a week, a quarter, a length of time. Each has a value and a granularity.

Values of calendar time are EDTF (ISO 8601-2): `1998-05`, quarters as `1998-33` to `-36`, halves as `-40` and `-41`,
seasons as `-21` to `-24`, decades as `199X`, weeks and weekends as intervals, for EDTF has no week. Lengths,
repetitions and vague words have values of their own kind and a granularity that says so: *duration*, *set*, *vague*.
"""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

QUARTER_CODE = 32
HALF_CODE = 39
SEASON_CODE = 20
KINDS_WITHOUT_A_DATE = frozenset({"duration", "set", "vague"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A value, how fine it is, and the first day of it when it has one to count from."""

    value: str
    granularity: str
    first: date | None = None


def day_of(day: date | None, granularity: str = "day") -> Moment | None:
    """A day, or a part of it such as *evening*, whose value is still the day."""
    return Moment(day.isoformat(), granularity, day) if day else None


def time_of(day: date, hour: int, minute: int | None) -> Moment:
    """A written time of a day; EDTF wants the seconds too. Without minutes its granularity is the hour."""
    value = f"{day.isoformat()}T{hour:02d}:{minute or 0:02d}:00"
    return Moment(value, "hour" if minute is None else "minute", day)


def week_of(day: date) -> Moment | None:
    """The week from Monday to Sunday that holds `day`."""
    return interval(shifted(day, -day.weekday()), 6, "week")


def weekend_of(day: date) -> Moment | None:
    """The Saturday and Sunday of the week that holds `day`."""
    return interval(shifted(day, 5 - day.weekday()), 1, "weekend")


def interval(first: date | None, days: int, granularity: str) -> Moment | None:
    last = first and shifted(first, days)
    return Moment(f"{first.isoformat()}/{last.isoformat()}", granularity, first) if first and last else None


def month_of(year: int, month: int) -> Moment | None:
    """A month, which may be counted beyond its year's ends: the 13th is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Moment(f"{year:04d}-{month:02d}", "month", date(year, month, 1)) if in_calendar(year) else None


def quarter_of(year: int, quarter: int) -> Moment | None:
    """A quarter, which may be counted beyond its year's ends."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    if not in_calendar(year):
        return None
    return Moment(f"{year:04d}-{QUARTER_CODE + quarter}", "quarter", date(year, 3 * quarter - 2, 1))


def half_of(year: int, half: int) -> Moment | None:
    return Moment(f"{year:04d}-{HALF_CODE + half}", "half", date(year, 6 * half - 5, 1)) if in_calendar(year) else None


def season_of(year: int, season: int) -> Moment | None:
    """Spring is the first; winter is the one that begins at the year's end."""
    return (
        Moment(f"{year:04d}-{SEASON_CODE + season}", "season", date(year, 3 * season, 1)) if in_calendar(year) else None
    )


def year_of(year: int) -> Moment | None:
    return Moment(f"{year:04d}", "year", date(year, 1, 1)) if in_calendar(year) else None


def decade_of(year: int) -> Moment | None:
    return Moment(f"{year // 10:03d}X", "decade", date(year // 10 * 10 or 1, 1, 1)) if in_calendar(year) else None


def century_of(number: int) -> Moment | None:
    """The 20th century is 19XX."""
    first = 100 * (number - 1)
    return Moment(f"{number - 1:02d}XX", "century", date(max(first, 1), 1, 1)) if 1 <= number <= 99 else None


def length_of(value: str) -> Moment:
    return Moment(value, "duration")


def every(value: str) -> Moment:
    return Moment(value, "set")


PAST = Moment("PAST_REF", "vague")
PRESENT = Moment("PRESENT_REF", "vague")
FUTURE = Moment("FUTURE_REF", "vague")


def shifted(day: date, days: int) -> date | None:
    """The day so many days on; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def in_calendar(year: int) -> bool:
    return MINYEAR <= year <= MAXYEAR


def date_of(year: int, month: int, day: int) -> date | None:
    """The day if there is such a day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def around(moment: Moment, units: int, unit: str) -> Moment | None:
    """As `moment`, so many `units` on, at the unit's own granularity."""
    return moved(moment.first, units, unit) if moment.first else None


def moved(day: date, units: int, unit: str) -> Moment | None:
    """The year, month, week … that lies so many units from the one with `day`."""
    if abs(units) > 20_000:
        return None
    if unit == "day":
        there = shifted(day, units)
        return day_of(there)
    if unit == "week":
        there = shifted(day, 7 * units)
        return week_of(there) if there else None
    if unit == "month":
        return month_of(day.year, day.month + units)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + units)
    if unit == "decade":
        return decade_of(day.year + 10 * units)
    if unit == "century":
        return century_of(day.year // 100 + 1 + units)
    return year_of(day.year + units)


def years_on(moment: Moment, years: int) -> Moment | None:
    """The same part of another year: the third quarter a year earlier is a third quarter."""
    first = moment.first
    if first is None or not in_calendar(first.year + years):
        return None
    if moment.granularity == "quarter":
        return quarter_of(first.year + years, (first.month + 2) // 3)
    if moment.granularity == "month":
        return month_of(first.year + years, first.month)
    return year_of(first.year + years)
