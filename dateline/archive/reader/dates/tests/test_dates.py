"""What a date means in a sentence of a story of Friday 27 November 2026, unless another day is told."""

from datetime import date

import pytest

from dateline.archive.reader.dates import Order, find_dates

FRIDAY = date(2026, 11, 27)


def values(text: str, day: date = FRIDAY, order: Order | None = None) -> list[tuple[str, str]]:
    return [(found.text, found.value) for found in find_dates(text, day=day, order=order)]


def only(text: str, day: date = FRIDAY, order: Order | None = None) -> tuple[str, str, str]:
    (found,) = find_dates(text, day=day, order=order)
    return found.text, found.value, found.granularity


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("12 May 2019", "2019-05-12"),
        ("May 12, 2019", "2019-05-12"),
        ("the 12th of May, 2019", "2019-05-12"),
        ("Sunday, May 12, 2019", "2019-05-12"),
        ("Sun. 12 May 2019", "2019-05-12"),
        ("2019-05-12", "2019-05-12"),
        ("12.05.2019", "2019-05-12"),
        ("Sept. 3, 1998", "1998-09-03"),
        ("February 1947", "1947-02"),
        ("spring 2027", "2027-21"),
        ("the winter of 1994", "1994-24"),
        ("the third quarter of 2025", "2025-35"),
        ("Q3 2025", "2025-35"),
        ("the first half of 2025", "2025-40"),
        ("the mid-1990s", "199X"),
        ("the late '60s", "196X"),
        ("the nineties", "199X"),
        ("the 19th century", "18XX"),
        ("the year two thousand", "2000"),
        ("nineteen ninety-six", "1996"),
        ("fiscal 2025", "2025"),
    ],
)
def test_a_date_is_known_in_every_form_it_is_written_in(phrase: str, value: str) -> None:
    assert values(f"Nothing moved in {phrase}, he said.") == [(phrase, value)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the day before yesterday", "2026-11-25"),
        ("yesterday", "2026-11-26"),
        ("tomorrow", "2026-11-28"),
        ("last Friday", "2026-11-20"),
        ("next Friday", "2026-12-04"),
        ("next Saturday", "2026-12-05"),
        ("next Monday", "2026-11-30"),
        ("this week", "2026-11-23/2026-11-29"),
        ("last week", "2026-11-16/2026-11-22"),
        ("last weekend", "2026-11-21/2026-11-22"),
        ("last month", "2026-10"),
        ("next year", "2027"),
        ("the current quarter", "2026-36"),
        ("last summer", "2026-22"),
        ("last May", "2026-05"),
        ("three months ago", "2026-08"),
        ("ten days ago", "2026-11-17"),
        ("two decades ago", "2006"),
        ("a year and a half ago", "2025"),
        ("five years from now", "2031"),
        ("earlier this year", "2026"),
    ],
)
def test_a_date_told_from_the_storys_day_is_counted_from_it(phrase: str, value: str) -> None:
    assert values(f"The harbour closed {phrase}.") == [(phrase, value)]


def test_a_weekday_looks_back_unless_the_clause_looks_ahead() -> None:
    assert values("The council met on Tuesday.") == [("Tuesday", "2026-11-24")]
    assert values("The council will vote on Tuesday.") == [("Tuesday", "2026-12-01")]
    assert values("A ruling is due Tuesday.") == [("Tuesday", "2026-12-01")]
    assert values("She plans to go on Tuesday.") == [("Tuesday", "2026-12-01")]
    assert values("It is to be finished by Tuesday.") == [("Tuesday", "2026-12-01")]
    assert values("Tuesday saw no answer.") == [("Tuesday", "2026-11-24")]


def test_each_of_two_weekdays_in_a_sentence_has_its_own_tense() -> None:
    told = values("The strike, which began on Monday, will end on Thursday, officials said Wednesday.")
    assert [value for _, value in told] == ["2026-11-23", "2026-12-03", "2026-11-25"]


def test_the_storys_own_weekday_is_the_storys_day() -> None:
    assert values("The fire broke out on Friday.") == [("Friday", "2026-11-27")]


def test_a_month_is_the_nearest_on_the_side_the_clause_looks_to() -> None:
    assert values("The bridge opened in March.") == [("March", "2026-03")]
    assert values("The bridge will open in March.") == [("March", "2027-03")]


def test_may_is_a_month_only_where_a_month_can_stand() -> None:
    assert values("Mrs May said they march on the capital in May.") == [("May", "2026-05")]


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert values("They met on Jan. 14.") == [("Jan. 14", "2027-01-14")]
    assert values("They met on Jan. 14.", date(2026, 2, 1)) == [("Jan. 14", "2026-01-14")]


def test_four_five_is_a_year_until_somebody_says_which_order_is_meant() -> None:
    assert only("Signed on 04/05/2024.") == ("04/05/2024", "2024", "year")
    assert only("Signed on 04/05/2024.", order="day first") == ("04/05/2024", "2024-05-04", "day")
    assert only("Signed on 04/05/2024.", order="month first") == ("04/05/2024", "2024-04-05", "day")
    assert only("Signed on 25/12/2024.") == ("25/12/2024", "2024-12-25", "day")


def test_a_day_can_be_told_from_another() -> None:
    assert only("It closed two days before Christmas.") == ("two days before Christmas", "2026-12-23", "day")
    assert only("It closed three days after May 12, 2025.") == ("three days after May 12, 2025", "2025-05-15", "day")


def test_a_time_alone_is_of_the_day_named_just_before() -> None:
    told = values("Voters go to the polls on Sunday. Polls open at 7am.")
    assert told == [("Sunday", "2026-11-29"), ("7am", "2026-11-29T07:00:00")]


def test_what_is_not_exact_stays_coarse() -> None:
    assert only("It failed in late May 2025.") == ("late May 2025", "2025-05", "month")
    assert only("It ends at the end of the year.") == ("the end of the year", "2026", "year")
    assert only("It began in early 1990.") == ("early 1990", "1990", "year")


def test_a_year_earlier_counts_from_what_was_named() -> None:
    assert values("In 1995 it rained. A year earlier it had not.") == [("1995", "1995"), ("A year earlier", "1994")]
    told = values("Third-quarter profit rose from a year earlier. In the quarter, sales fell from a year ago.")
    assert [value for _, value in told] == ["2026-35", "2025-35", "2026-35", "2025-35"]


def test_a_year_ago_counts_from_the_story_where_no_quarter_is_told() -> None:
    assert values("She left in 1995. It ended a year ago.")[-1] == ("a year ago", "2025")


def test_the_following_month_and_that_year_count_from_what_was_named() -> None:
    told = values("It opened in April 2001 and closed the following month. That year the mayor resigned.")
    assert [value for _, value in told] == ["2001-04", "2001-05", "2001"]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("Christmas Eve", "2026-12-24"),
        ("Christmas 2020", "2020-12-25"),
        ("last Christmas", "2025-12-25"),
        ("New Year’s Day", "2027-01-01"),
        ("Thanksgiving", "2026-11-26"),
        ("Good Friday 2024", "2024-03-29"),
        ("Easter Monday 2025", "2025-04-21"),
        ("Labor Day", "2026-09-07"),
        ("Memorial Day 2025", "2025-05-26"),
        ("Election Day", "2026-11-03"),
    ],
)
def test_a_holiday_is_the_day_it_falls_on(phrase: str, value: str) -> None:
    assert values(f"Shops closed on {phrase}.") == [(phrase, value)]


def test_a_written_time_is_kept_and_a_part_of_the_day_stays_the_day() -> None:
    assert only("It happened at 10:35 a.m. on Tuesday.") == (
        "10:35 a.m. on Tuesday",
        "2026-11-24T10:35:00",
        "minute",
    )
    assert only("It happened at 9 p.m.") == ("9 p.m.", "2026-11-27T21:00:00", "hour")
    assert only("Doors open at 7.30pm tonight.") == ("7.30pm tonight", "2026-11-27T19:30:00", "minute")
    assert only("It happened at 0735 GMT.") == ("0735 GMT", "2026-11-27T07:35:00", "minute")
    assert only("It happened on Tuesday morning.") == ("Tuesday morning", "2026-11-24", "morning")
    assert only("It happened last night.") == ("last night", "2026-11-26", "night")


@pytest.mark.parametrize(
    ("sentence", "phrase", "value"),
    [
        ("It rained from May to June.", "May to June", "2026-05/2026-06"),
        ("It rained from May to June 1998.", "May to June 1998", "1998-05/1998-06"),
        ("She was mayor in 1990-95.", "1990-95", "1990/1995"),
        ("The war of 1914–1918 began.", "1914–1918", "1914/1918"),
        ("He ruled between 1982 and 1992.", "1982 and 1992", "1982/1992"),
        ("They met on May 5-7, 1998.", "May 5-7, 1998", "1998-05-05/1998-05-07"),
        ("They meet on April 24 and 25 in Oslo.", "April 24 and 25", "2027-04-24/2027-04-25"),
        ("She won in the 2015/16 season.", "2015/16", "2015/2016"),
        ("They met on 5-7 May 1998.", "5-7 May 1998", "1998-05-05/1998-05-07"),
        ("It ran from Nov. 5 to Jan. 3.", "Nov. 5 to Jan. 3", "2026-11-05/2027-01-03"),
    ],
)
def test_a_range_is_one_phrase_with_both_its_ends(sentence: str, phrase: str, value: str) -> None:
    assert only(sentence) == (phrase, value, "range")


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two years", "P2Y"),
        ("the past two years", "P2Y"),
        ("several months", "PXM"),
        ("half an hour", "PT30M"),
        ("2 1/2 years", "P2Y6M"),
        ("a minute and a half", "PT1M30S"),
        ("two to three weeks", "P2W"),
        ("recent years", "PXY"),
    ],
)
def test_a_length_of_time_is_told_apart_from_a_date(phrase: str, value: str) -> None:
    assert only(f"It has been so for {phrase}.")[1:] == (value, "duration")


@pytest.mark.parametrize(
    ("phrase", "value"),
    [("every Saturday", "XXXX-WXX-6"), ("each July", "XXXX-07"), ("daily", "P1D"), ("every two weeks", "P2W")],
)
def test_what_repeats_is_a_set(phrase: str, value: str) -> None:
    assert only(f"The ferry runs {phrase}.") == (phrase, value, "set")


def test_a_vague_word_says_that_it_is_vague() -> None:
    assert only("It is better now.") == ("now", "PRESENT_REF", "vague")


@pytest.mark.parametrize(
    "sentence",
    [
        "She is 44 years old.",
        "The 5-year-old won.",
        "The sun shone while he sat and wed.",
        "He was in Room 1984 and on page 1998.",
        "It cost $1999 and took 2010 metres.",
        "The score was 3-2 after 3/4 of the game, 1,950 people said.",
        "Between 2000 and 2500 people came.",
        "They lost the quarter-final and a quarter of the seats, or the quarter of them.",
        "You may march on.",
        "They fall in the spring of the mattress.",
    ],
)
def test_what_is_no_date_is_not_found(sentence: str) -> None:
    assert values(sentence) == []


def test_a_phrase_does_not_run_over_the_end_of_a_sentence_or_paragraph() -> None:
    assert values("He came in May. 1998 was over.") == [("May", "2026-05"), ("1998", "1998")]
    assert values("The fair in May\n1998 was a good year") == [("May", "2026-05"), ("1998", "1998")]


def test_at_the_ends_of_the_calendar_nothing_breaks() -> None:
    for day in (date.min, date.max):
        text = "Yesterday, tomorrow, last week, next week, last year, next year, May, on May 5, at Easter, on Friday."
        assert all(found.value for found in find_dates(text, day=day))
