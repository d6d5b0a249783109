"""Whatever is written, dates are found without an error, inside the text, in work that grows with its length."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.dates import find_dates
from dateline.archive.reader.dates.tokens import Token, Tokens
from dateline.archive.reader.dates.vocabulary import MONTHS, ORDINALS, PARTS_OF_DAY, PLURALS, UNITS, WEEKDAYS, words

DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
PLAIN = rf"(?:{DAY}|\d{{4}}-(?:0[1-9]|1[0-2])|\d{{4}})"
EDTF = re.compile(
    rf"{PLAIN}(?:/{PLAIN})?|{DAY}T(?:[01]\d|2[0-3]):[0-5]\d:00|\d{{4}}-(?:2[1-4]|3[3-6]|4[01])|\d{{3}}X|\d\dXX"
)
OTHER = {
    "duration": re.compile(r"P(?:T?(?:\d+|X)[A-Z])(?:T?\d+[A-Z])?|PT?\d+[A-Z](?:\d+[A-Z])?"),
    "set": re.compile(r"PT?(?:\d+|X)[A-Z]\d*[A-Z]?|XXXX-WXX-[1-7](?:T[A-Z]{2})?|XXXX-\d\d"),
    "vague": re.compile(r"PAST_REF|PRESENT_REF|FUTURE_REF"),
}
GRANULARITIES = {
    *("minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"),
    *("range", *OTHER, *PARTS_OF_DAY),
}
PLAIN_WORDS = words(
    "the a an of in on from to and between last next this past ago earlier later end half every each ended early mid "
    "late about nearly year quarter fiscal two several few couple twenty hundred thousand Christmas Easter New Year's "
    "Thanksgiving Eve noon midnight tonight overnight today a.m. p.m. EST will 1990 0000 95 '98 1990s 12 31 99 1/2 "
    "½ 3/4/05 2024-02-30 24:00 12:30 - – / , . ' ’ s : ( ) ٣ １９９８ ²"
)
PIECES = st.sampled_from(
    [
        *(name.capitalize() for name in (*MONTHS, *WEEKDAYS)),
        *(*UNITS, *PLURALS, *ORDINALS, *PARTS_OF_DAY),
        *sorted(PLAIN_WORDS),
        "\n",
        "9" * 5000,
    ]
)
STORIES = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join))


@given(STORIES, st.dates(), st.sampled_from([None, "day first", "month first"]))
def test_any_text_of_any_day_gives_dates_inside_it_with_values_of_known_form(text, day, order) -> None:
    end = 0
    for found in find_dates(text, day=day, order=order):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.granularity in GRANULARITIES
        assert OTHER.get(found.granularity, EDTF).fullmatch(found.value), found
        end = found.end


@given(STORIES)
def test_what_is_found_does_not_hang_on_chance(text) -> None:
    day = date(2026, 11, 27)
    assert find_dates(text, day=day) == find_dates(text, day=day)


@pytest.mark.parametrize(
    "hostile",
    [
        "Friday, ",
        "the last the past ",
        "May ",
        "May 5 to ",
        "from May to ",
        "1990-",
        "1990",
        "1,",
        "1 ",
        "twenty-",
        "two hundred thousand ",
        "a year and a half ",
        "early late mid about ",
        "the end of the beginning of ",
        "a.m. p.m. ",
        "10 p.m. on ",
        "will ",
        "said ",
        "quarter ",
        "'",
        "a",
        "5-",
        "\n",
    ],
)
def test_a_hostile_text_costs_work_in_proportion_to_its_length(hostile, monkeypatch) -> None:
    looks = 0
    look = Tokens.__getitem__

    def counted(tokens: Tokens, at: int) -> Token:
        nonlocal looks
        looks += 1
        return look(tokens, at)

    monkeypatch.setattr(Tokens, "__getitem__", counted)
    costs = []
    for length in (3_000, 6_000):
        looks = 0
        find_dates((hostile * length)[:length], day=date(2026, 11, 27))
        costs.append(looks)
    assert costs[1] <= 2.2 * costs[0] + 2_000
    assert costs[1] <= 6_000 * 2_000


@pytest.mark.parametrize("hostile", ["Friday, ", "May 5 to ", "1,", "a", "from 1990 to "])
def test_a_text_of_a_hundred_kilobytes_is_read_to_its_end(hostile) -> None:
    text = (hostile * 100_000)[:100_000] + " 12 May 1998."
    assert find_dates(text, day=date(2026, 11, 27))[-1].value == "1998-05-12"
