"""What may be asked: each parameter, how it is read and what it means for a list."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.api.v2.utils import BadRequestError

from dateline.api.schema import Schema, one_of, text, whole_number
from dateline.stories.converters import FIRST_YEAR, LAST_YEAR
from dateline.stories.queries import day_bounds

LONGEST = 300
LARGEST_KEY = 10**18 - 1
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Narrow = Callable[[Any, Any], Any]
"""Of a queryset and what was asked: the queryset with less in it."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of a list. `read` takes what was typed and raises ValueError with the rest of a sentence."""

    name: str
    description: str
    schema: Schema
    read: Callable[[str], Any]
    narrow: Narrow | None = None


@dataclass(frozen=True)
class Asked:
    """What was asked, by name: as it was read, and as it was typed."""

    values: dict[str, Any] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self.values.get(name, otherwise)


def read_all(parameters: Collection[Parameter], given: Any) -> Asked:
    """Raises BadRequestError, which names the parameter."""
    known = {each.name: each for each in parameters}
    asked = Asked()
    for name in given:
        if name not in known:
            allowed = ", ".join(known) or "none"
            raise BadRequestError(f"There is no parameter “{name[:40]}” here. There are: {allowed}.")
        values = given.getlist(name)
        if len(values) > 1:
            raise BadRequestError(f"“{name}” is given more than once.")
        asked.values[name] = _read(known[name], values[0])
        asked.typed[name] = values[0]
    return asked


def _read(parameter: Parameter, typed: str) -> Any:
    if len(typed) > LONGEST:
        raise BadRequestError(f"“{parameter.name}” is longer than {LONGEST} signs.")
    if "\0" in typed:
        raise BadRequestError(f"“{parameter.name}” holds a sign that no text has.")
    try:
        return parameter.read(typed)
    except ValueError as error:
        raise BadRequestError(f"“{parameter.name}” {error}") from error


def number(name: str, description: str, least: int, most: int) -> Parameter:
    schema = whole_number(minimum=least, maximum=most)
    return Parameter(name, description, schema, lambda typed: _whole_number(typed, least, most))


def key(name: str, description: str, narrow: Narrow | None = None) -> Parameter:
    """The id of something."""
    schema = whole_number(minimum=1, maximum=LARGEST_KEY)
    return Parameter(name, description, schema, lambda typed: _whole_number(typed, 1, LARGEST_KEY), narrow)


def word(name: str, description: str, narrow: Narrow | None = None) -> Parameter:
    return Parameter(name, description, text(maxLength=LONGEST), str, narrow)


def choice(name: str, description: str, values: Collection[str], narrow: Narrow | None = None) -> Parameter:
    def read(typed: str) -> str:
        if typed not in values:
            raise ValueError(f"must be one of {', '.join(values)}.")
        return typed

    return Parameter(name, description, one_of(values), read, narrow)


def column(name: str) -> Narrow:
    """Rows that have the value in this column."""
    return lambda rows, value: rows.filter(**{name: value})


def from_moment(name: str, column_name: str) -> Parameter:
    words = "Not before this moment or day, such as 2026-11-23 or 2026-11-23T08:00:00Z. A day is the paper's own."
    return Parameter(name, words, text(maxLength=LONGEST), _first_moment, column(f"{column_name}__gte"))


def to_moment(name: str, column_name: str) -> Parameter:
    words = "Not after this moment or day; of a day until it is over."
    return Parameter(name, words, text(maxLength=LONGEST), _last_moment, column(f"{column_name}__lte"))


def from_day(name: str, column_name: str) -> Parameter:
    return Parameter(name, "Not before this day.", text(format="date"), _day, column(f"{column_name}__gte"))


def to_day(name: str, column_name: str) -> Parameter:
    return Parameter(name, "Not after this day.", text(format="date"), _day, column(f"{column_name}__lte"))


def _whole_number(typed: str, least: int, most: int) -> int:
    value = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(most)) else -1
    if not least <= value <= most:
        raise ValueError(f"must be a whole number from {least} to {most}.")
    return value


def _day(typed: str) -> date:
    """Python reads `2026-W48-1` as a day as well; our description promises one way to write it."""
    try:
        found = date.fromisoformat(typed) if DAY.fullmatch(typed) else None
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("must be a day of the calendar, written 2026-11-23.")
    return found


def read_moment(typed: str) -> datetime:
    """With its zone, or in the paper's own."""
    try:
        found = datetime.fromisoformat(typed) if DAY.match(typed) else None
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR < found.year < LAST_YEAR:
        raise ValueError("must be a day or a moment, written 2026-11-23 or 2026-11-23T08:00:00Z.")
    return found if found.tzinfo else timezone.make_aware(found)


def _first_moment(typed: str) -> datetime:
    return day_bounds(_day(typed))[0] if len(typed) == len("2026-11-23") else read_moment(typed)


def _last_moment(typed: str) -> datetime:
    if len(typed) == len("2026-11-23"):
        return day_bounds(_day(typed))[1] - timedelta(microseconds=1)
    return read_moment(typed)
