"""A date phrase read the wrong way round, set right by what the grammar tells: will visit on Monday is the coming one.

The date rules look at the words near a phrase and may take a verb of another clause for its own. Here the state of the
event is known. Only a bare weekday, month or day of a month can be turned; next, last and a year say themselves which.
"""

import re
from datetime import date, timedelta

from dateline.archive.reader.events.when import Lies, lies
from dateline.archive.reader.proposals import DateRange, EventState

BARE_WEEKDAY = re.compile(
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?", re.IGNORECASE
)
BARE_MONTH = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
HALF_A_YEAR = timedelta(days=183)


def turned(found: DateRange, state: EventState, day: date) -> str | None:
    """Its value the other way, where only that fits the state. None when it stands as it is."""
    where = lies(found.value, day)
    is_long_ago = lies(found.value, day - HALF_A_YEAR) is Lies.BEFORE
    if where is Lies.BEFORE and (state is EventState.EXPECTED or (state is EventState.CANCELLED and is_long_ago)):
        other = _moved(found, 1)
        return other if other and lies(other, day) is not Lies.BEFORE else None
    is_far = lies(found.value, day + HALF_A_YEAR) is Lies.AFTER
    if where is Lies.AFTER and (state is EventState.HAPPENED or (state is EventState.CANCELLED and is_far)):
        other = _moved(found, -1)
        return other if other and lies(other, day) is not Lies.AFTER else None
    return None


def _moved(found: DateRange, way: int) -> str | None:
    """By a week for a weekday, by a year for a month."""
    whole, clock, time = found.value.partition("T")
    if BARE_WEEKDAY.fullmatch(found.text):
        try:
            there = date.fromisoformat(whole) + timedelta(days=7 * way)
        except (ValueError, OverflowError):
            return None
        return f"{there.isoformat()}{clock}{time}"
    bare = BARE_MONTH.sub("", re.sub(r"\d{1,2}(?:st|nd|rd|th)?(?!\d)", "", found.text), count=1).strip(" ,")
    is_month = BARE_MONTH.search(found.text) is not None and bare.lower() in ("", "of", "the", "in", "on")
    if is_month and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", whole) and whole[5:] != "02-29":
        return f"{int(whole[:4]) + way:04}{whole[4:]}{clock}{time}"
    return None
