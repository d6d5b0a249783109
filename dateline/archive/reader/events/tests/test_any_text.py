"""Whatever a story holds and however badly it is parsed: reading ends, and each event and tie lies in the text."""

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.archive.reader.engines.grammar import GrammarEngine
from dateline.archive.reader.events.when import lies
from dateline.archive.reader.printed import printed
from dateline.archive.reader.proposals import EventState, Proposals, TieState
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.tests.test_any_text import DrunkenParser

DAY = date(2026, 11, 23)
PIECES = st.sampled_from([
    "Rosa Lane", "Lane", "Harrow Point", "the mayor", "she", "they", "who", "the two towns", "council", "police", "of",
    "meet", "met", "visit", "vote", "sign", "strike", "win", "elect", "die", "open", "close", "protest", "crash",
    "arrest", "charge", "try", "convict", "deny", "cancel", "call", "off", "agree", "join", "admit", "resign", "as",
    "chair", "lead", "deal", "agreement", "meeting", "talks", "second", "trial", "will", "would", "could", "not",
    "never", "to", "due", "if", "when", "with", "between", "by", "in", "at", "on", "Monday", "24 September", "in May",
    "last year", "14 December 2027", "since 1990", "was", "has", "is", ",", ".", "?", "“", "”", "\n", "é", "\x00", "𝔘",
])  # fmt: skip
STORIES = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=70).map(" ".join))
READERS = {"rules": Reader(), "grammar": Reader([GrammarEngine(DrunkenParser())])}


def all_stands_there(text: str, found: Proposals) -> None:
    for event in found.events:
        ranges = [(event.start, event.end), (event.date_start, event.date_end), (event.title_start, event.title_end)]
        ranges += [(event.place_start, event.place_end), *((each.start, each.end) for each in event.taking_part)]
        assert all(0 <= start < end <= len(text) for start, end in ranges if start is not None and end is not None)
        assert event.state in list(EventState)
        assert 0 <= event.certainty <= 1
        assert (event.date is None) is (event.date_start is None)
        assert event.participants == tuple(each.name for each in event.taking_part)
        assert len(set(event.participants)) == len(event.participants)
        assert all(text[each.start : each.end] == each.text and each.name for each in event.taking_part)
    for tie in found.ties:
        spans = [(tie.start, tie.end), (tie.from_start, tie.from_end), (tie.to_start, tie.to_end)]
        spans += [(tie.date_start, tie.date_end), (tie.about_start, tie.about_end)]
        assert all(0 <= start < end <= len(text) for start, end in spans if start is not None and end is not None)
        assert tie.state in list(TieState)
        assert 0 <= tie.certainty <= 1
        assert tie.from_subject != tie.to_subject
    printed("story.txt", found)


@pytest.mark.parametrize("engine", READERS)
@settings(max_examples=250, deadline=2000)
@given(text=STORIES)
@example(text="last year last year has")
@example(text="at crash die")
def test_any_text_is_read_and_every_event_and_tie_lies_in_it(engine: str, text: str) -> None:
    all_stands_there(text, READERS[engine].read(text, day=DAY))


@pytest.mark.parametrize("engine", READERS)
@pytest.mark.parametrize(
    "piece",
    ["met ", "Rosa Lane met Monday ", "will meet ", "the deal between ", "mayor of ", "agree and ", "A, B of C "],
)
def test_a_text_of_nothing_but_one_thing_is_read_in_a_time_like_its_length(engine: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    began = time.process_time()
    all_stands_there(text, READERS[engine].read(text, day=DAY))
    assert time.process_time() - began < 20


@given(value=st.from_regex(r"[0-9X]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:]{8})?)?)?(/[0-9]{4}-[0-9]{2})?", fullmatch=True))
def test_any_value_lies_somewhere_from_a_day(value: str) -> None:
    lies(value, DAY)
