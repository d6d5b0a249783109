"""What stands in marks and is no quote: titles, nicknames, words as words, words at arm's length; and what is one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.kinds import is_no_quote
from dateline.archive.reader.marks import Marked, Style


def quotes_in(line: str) -> list[str]:
    """Of the strings in marks those that may be a quote."""
    marked = [Marked(found.start() + 1, found.end() - 1, Style.DOUBLE) for found in re.finditer(r"“[^”]*”", line)]
    return [line[words.start : words.end] for words in marked if not is_no_quote(line, words)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Her first book, “Nightfall,” a novel about bakers, said nothing of it.", id="a work after it"),
        pytest.param("He read a paperback, “The Long Flood”, that somebody had left.", id="a work before it"),
        pytest.param("She said she admired “Common Ground,” by Tom Harker.", id="by somebody"),
        pytest.param("A choir sang “Show Me the Way to Go Home” as they voted.", id="it is sung"),
        pytest.param("The morning paper “Harrow Voice” reported that the bridge was late.", id="a paper speaks"),
        pytest.param("She starred in “Harbour” when she was ten.", id="somebody is in it"),
        pytest.param("“The Long Flood” was sold to nine countries.", id="it does things"),
        pytest.param("The ship replaces the “Kestrel,” which was sold.", id="a ship"),
        pytest.param("Point to the fate of the “Mill Street Four,” who were jailed.", id="printed as a name"),
        pytest.param("The report, “Warm Homes for All”, says that boilers fail.", id="a report"),
    ],
)
def test_the_title_of_a_work_and_the_name_of_a_thing_are_no_quote(line: str) -> None:
    assert quotes_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The coach, whom supporters call “the Mason” because he builds, left.", id="supporters call"),
        pytest.param("Sailors never loved the vessel and referred to her as the “Floating Stove.”", id="they refer"),
        pytest.param("The tower, nicknamed “the Toothpick”, was sold.", id="nicknamed"),
        pytest.param("It earned her the nickname of “the Fox” in June.", id="the nickname of"),
        pytest.param(
            "A waitress called, because nobody ever claimed her, “Jane April.”", id="called, with words between"
        ),
    ],
)
def test_a_nickname_is_no_quote(line: str) -> None:
    assert quotes_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The word “huge” had been banned from the room, she said.", id="the word"),
        pytest.param("He ruled out a “rescue”, a word that has cost two governments their lives.", id="a word that"),
        pytest.param("Only what is made here may be sold as “Harrow,” a court ruled.", id="sold as"),
        pytest.param("Forecasters blame a “heat lid,” a mass of still air.", id="a term explained"),
        pytest.param("It was what the newspapers call a “vote of trust”.", id="what the newspapers call"),
        pytest.param("The name means “little bread” in the valley.", id="what it means"),
        pytest.param("Doctors call this a “silent stroke”.", id="a trade calls it"),
    ],
)
def test_a_word_as_a_word_is_no_quote(line: str) -> None:
    assert quotes_in(line) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The “process” by which they choose was short.", id="at the head of its clause"),
        pytest.param("Lane’s “gardening”, counsel had suggested, was done by others.", id="somebody's"),
        pytest.param("The firm spent two years in “talks” with the town; most remember a leaflet.", id="nobody speaks"),
    ],
)
def test_a_word_at_arms_length_is_no_quote(line: str) -> None:
    assert quotes_in(line) == []


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        pytest.param("Harker called the mayor “Little Miss Bridge” on Monday.", "Little Miss Bridge", id="one calls"),
        pytest.param("Fans chanted “Build It Now” outside.", "Build It Now", id="it is chanted"),
        pytest.param("Lane said the plan was “dead”.", "dead", id="one word said"),
        pytest.param("The plan is a “disgrace”, Lane said.", "disgrace", id="told after it"),
        pytest.param("According to Lane, the plan is “dead”.", "dead", id="according to"),
        pytest.param(
            "They held a “walk-in” at nine schools in town, according to Lane.", "walk-in", id="a source after it"
        ),
        pytest.param("The film, which critics called “a triumph”, opened.", "a triumph", id="a judgement"),
        pytest.param("“Yes,” she said.", "Yes,", id="a whole answer"),
    ],
)
def test_what_somebody_says_or_calls_something_may_be_a_quote(line: str, quote: str) -> None:
    assert quotes_in(line) == [quote]


@given(st.text(max_size=300), st.integers(0, 299), st.integers(0, 299))
def test_any_words_in_any_text_are_judged(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert is_no_quote(text, Marked(start, end, Style.DOUBLE)) in (True, False)
