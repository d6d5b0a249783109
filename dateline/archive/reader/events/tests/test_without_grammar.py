"""What rules alone propose: the plainest events and offices, and nothing else."""

from datetime import date

import pytest

from dateline.archive.reader.reader import Reader

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "kind", "state", "day", "people"),
    [
        ("Rosa Lane met Tom Harker on Friday.", "meeting", "happened", "2026-11-20", ("Rosa Lane", "Tom Harker")),
        ("Rosa Lane, the mayor, visited London in May.", "visit", "happened", "2026-05", ("Rosa Lane", "London")),
        ("Rosa Lane will meet Tom Harker on Tuesday.", "meeting", "expected", "2026-11-24",
         ("Rosa Lane", "Tom Harker")),
        ("Rosa Lane is due to meet Tom Harker on Tuesday.", "meeting", "expected", "2026-11-24",
         ("Rosa Lane", "Tom Harker")),
        ("Tom Harker was arrested on Friday.", "arrest", "happened", "2026-11-20", ("Tom Harker",)),
        ("Rosa Lane did not meet Tom Harker on Friday.", "meeting", "denied", "2026-11-20",
         ("Rosa Lane", "Tom Harker")),
    ],
)  # fmt: skip
def test_a_plain_sentence_is_an_event(text: str, kind: str, state: str, day: str, people: tuple[str, ...]) -> None:
    (event,) = Reader().read(text, day=DAY).events
    assert (event.kind, event.state, event.date, event.participants) == (kind, state, day, people)


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Lane met Tom Harker.",
        "Rosa Lane could meet Tom Harker on Tuesday.",
        "If Rosa Lane met Tom Harker on Friday, nobody knew.",
        "Did Rosa Lane meet Tom Harker on Friday?",
        "The company met its target on Friday.",
        "“Rosa Lane met Tom Harker on Friday,” he said.",
        "Rosa Lane charged two dollars on Friday.",
    ],
)
def test_what_has_no_date_or_might_not_have_been_is_not_proposed(text: str) -> None:
    assert Reader().read(text, day=DAY).events == ()


def test_a_name_and_an_office_side_by_side_are_a_tie() -> None:
    (tie,) = Reader().read("Rosa Lane, the mayor of Harrow Point, spoke.", day=DAY).ties
    assert (tie.kind, tie.from_subject, tie.to_subject, tie.state) == (
        "head of",
        "Rosa Lane",
        "Harrow Point",
        "in force",
    )


def test_other_languages_than_english_have_no_events_and_no_ties() -> None:
    found = Reader().read("Rosa Lane met Tom Harker on Friday.", day=DAY, language="de")
    assert (found.events, found.ties) == ((), ())
