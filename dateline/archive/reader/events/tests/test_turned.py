"""A weekday or a month that the date rules read backwards, where the verb says that it is to come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.events.turned import turned
from dateline.archive.reader.events.when import Lies, lies
from dateline.archive.reader.proposals import DateRange, EventState

DAY = date(2026, 11, 23)
TEXTS = (
    "Monday",
    "on Friday",
    "Friday night",
    "May",
    "in May",
    "3 May",
    "May 3rd",
    "May 2027",
    "next Friday",
    "2027",
    "",
)


def found(text: str, value: str) -> DateRange:
    return DateRange(0, max(len(text), 1), text, value, "day")


@pytest.mark.parametrize(
    ("text", "value", "state", "other"),
    [
        ("Monday", "2026-11-16", EventState.EXPECTED, "2026-11-23"),
        ("on Friday", "2026-11-27", EventState.HAPPENED, "2026-11-20"),
        ("May", "2027-05", EventState.HAPPENED, "2026-05"),
        ("3 May", "2026-05-03", EventState.EXPECTED, "2027-05-03"),
        ("March", "2026-03", EventState.CANCELLED, "2027-03"),
        ("October", "2027-10", EventState.CANCELLED, "2026-10"),
    ],
)
def test_what_can_be_read_either_way_is_read_as_the_verb_has_it(
    text: str, value: str, state: EventState, other: str
) -> None:
    assert turned(found(text, value), state, DAY) == other


@pytest.mark.parametrize(
    ("text", "value", "state"),
    [
        ("next Friday", "2026-12-04", EventState.HAPPENED),
        ("May 2027", "2027-05", EventState.HAPPENED),
        ("Friday", "2026-11-20", EventState.HAPPENED),
        ("March", "2027-03", EventState.CANCELLED),
        ("29 February", "2024-02-29", EventState.EXPECTED),
    ],
)
def test_what_says_itself_which_it_is_or_fits_already_stays(text: str, value: str, state: EventState) -> None:
    assert turned(found(text, value), state, DAY) is None


@given(
    text=st.sampled_from(TEXTS) | st.text(max_size=12),
    value=st.from_regex(r"[0-9X]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:]{8})?)?)?", fullmatch=True)
    | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str),
    state=st.sampled_from(list(EventState)),
)
def test_whatever_is_turned_fits_the_state(text: str, value: str, state: EventState) -> None:
    other = turned(found(text, value), state, DAY)
    if other is not None:
        wrong = {EventState.EXPECTED: Lies.BEFORE, EventState.HAPPENED: Lies.AFTER}.get(state)
        assert lies(other, DAY) is not wrong
