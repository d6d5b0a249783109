"""Dates are printed in the manner of the house's language, as people who read it write them."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "shown", "expected"),
    [
        ("en-gb", "day|day", "23 November 2026"),
        ("en", "day|day", "November 23, 2026"),
        ("de", "day|day", "23. November 2026"),
        ("ja", "day|day", "2026年11月23日"),
        ("en-gb", "day|short_day", "23 Nov 2026"),
        ("de", "day|short_day", "23. Nov 2026"),
        ("es", "day|short_day", "23 de Nov de 2026"),
        ("en-gb", "day|weekday_and_day", "Monday 23 November 2026"),
        ("en-gb", "day|month", "November 2026"),
        ("ja", "day|month", "2026年11月"),
        ("en-gb", "moment|day_and_hour", "23 November 2026, 14:05"),
        ("en-gb", "moment|short_day_and_hour", "23 Nov 2026, 14:05"),
        ("ja", "moment|for_machines", "2026-11-23T14:05:00+0100"),
    ],
)
def test_a_date_is_printed_as_its_language_writes_it(language: str, shown: str, expected: str) -> None:
    template = Template("{% load house %}{{ " + shown + " }}")
    with translation.override(language), timezone.override("Europe/Copenhagen"):
        assert template.render(Context({"day": DAY, "moment": MOMENT})) == expected


@pytest.mark.parametrize("filter_", ["day", "short_day", "weekday_and_day", "month", "day_and_hour", "for_machines"])
def test_what_has_no_day_yet_prints_none(filter_: str) -> None:
    assert Template("{% load house %}{{ moment|" + filter_ + " }}").render(Context({"moment": None})) == ""


@pytest.mark.parametrize(
    ("language", "today", "expected"),
    [
        ("en-gb", DAY, "14:05"),
        ("en-gb", date(2026, 11, 24), "23 Nov"),
        ("de", date(2026, 11, 24), "23. Nov"),
        ("en-gb", date(2027, 1, 1), "23 Nov 2026"),
        ("en-gb", None, "23 Nov 2026"),
    ],
)
def test_a_list_says_no_more_of_a_date_than_is_needed(language: str, today: date | None, expected: str) -> None:
    template = Template("{% load house %}{{ moment|list_time:today }}")
    with translation.override(language), timezone.override("Europe/Copenhagen"):
        assert template.render(Context({"moment": MOMENT, "today": today})) == expected


def test_a_moment_from_before_there_were_time_zones_is_one_that_html_knows() -> None:
    template = Template("{% load house %}{{ moment|for_machines }}")
    with timezone.override("America/New_York"):
        shown = template.render(Context({"moment": datetime(1850, 6, 1, 12, tzinfo=UTC)}))
    assert shown == "1850-06-01T07:03:58-0456"
