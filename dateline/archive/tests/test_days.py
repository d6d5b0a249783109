"""The first and last day of what the record keeps as a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.days import as_machines_write, in_words, span_of
from dateline.archive.reader.dates import moments


@pytest.mark.parametrize(
    ("value", "first", "last", "words"),
    [
        ("2026-11-23", date(2026, 11, 23), date(2026, 11, 23), "23 November 2026"),
        ("2026-11-23T19:30:00", date(2026, 11, 23), date(2026, 11, 23), "23 November 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "1900 to 1999"),
        ("2026-21", date(2026, 3, 1), date(2026, 5, 31), "spring 2026"),
        ("2026-24", date(2026, 12, 1), date(2027, 2, 28), "winter 2026"),
        ("2026-35", date(2026, 7, 1), date(2026, 9, 30), "July to September 2026"),
        ("2026-41", date(2026, 7, 1), date(2026, 12, 31), "July to December 2026"),
        ("2026-09-28/2026-10-16", date(2026, 9, 28), date(2026, 10, 16), "28 September 2026 to 16 October 2026"),
        ("2026-05/2026-06", date(2026, 5, 1), date(2026, 6, 30), "May 2026 to June 2026"),
    ],
)
def test_a_date_begins_and_ends_and_is_told_as_exactly_as_it_is_known(
    value: str, first: date, last: date, words: str
) -> None:
    span = span_of(value)
    assert span is not None
    assert (span.first, span.last, in_words(value)) == (first, last, words)


@pytest.mark.parametrize(
    "value",
    ["", "P3D", "PAST_REF", "2026-13", "2026-02-30", "2026-11-23/", "/2026", "2026-12/2026-01", "XXXX-11", "199X-02",
     "0987", "9999-12-31", "next week", "2026-11-23/2026-11-2", "2026-21-05"],
)  # fmt: skip
def test_what_names_no_day_has_none(value: str) -> None:
    assert span_of(value) is None
    assert in_words(value) == as_machines_write(value) == ""


@given(st.text(alphabet="0123456789-/XT:PZ", max_size=70) | st.text(max_size=70))
def test_any_text_is_a_span_in_its_order_or_none(value: str) -> None:
    span = span_of(value)
    assert span is None or (span.first <= span.last and bool(in_words(value)) and bool(as_machines_write(value)))


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_is_itself(day: date) -> None:
    assert span_of(day.isoformat()) is not None
    assert as_machines_write(day.isoformat()) == day.isoformat()


@given(st.integers(1700, 2100), st.integers(1, 4), st.integers(1, 2))
def test_whatever_our_own_reading_makes_is_understood(year: int, quarter: int, half: int) -> None:
    made = [moments.quarter_of(year, quarter), moments.half_of(year, half), moments.season_of(year, quarter)]
    assert all(span_of(each.value) for each in made if each)
