"""Sentences that say what happened, is expected, was called off or was not: what an editor is asked about each."""

from pathlib import Path

import pytest

from dateline.archive.reader.engines.spacy import SpacyEngine, SpacyParser
from dateline.archive.reader.events.tests.told import (
    ANYTHING,
    CAME_TO_NOTHING,
    CANCELLED,
    COUNTED,
    DATED,
    DAY,
    EACH_KIND,
    EACH_STATE,
    HEARING,
    HOTEL,
    KINGS,
    LATER,
    LEAD,
    NAMED,
    NO_EVENT,
    NOTHING_DONE,
    PAIR,
    QUOTED,
    RESOLVED,
    TWICE,
    Told,
)
from dateline.archive.reader.proposals import Event
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.tests.fake_spacy import FakeSpacy

READER = Reader([SpacyEngine(SpacyParser(FakeSpacy(Path(__file__).with_name("parses.txt"))))])


def events_of(text: str) -> tuple[Event, ...]:
    return READER.read(text, day=DAY).events


def is_told(told: Told) -> None:
    (event,) = events_of(told.text)
    assert (event.kind, event.state, event.date) == (told.kind, told.state, told.date)
    assert event.participants == told.people
    assert event.place == told.place


@pytest.mark.parametrize("told", EACH_KIND, ids=lambda told: told.text)
def test_each_kind_of_event_is_found_with_its_day_and_its_people(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize("told", EACH_STATE, ids=lambda told: told.text)
def test_what_is_expected_cancelled_or_denied_is_told_from_what_happened(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize("told", CAME_TO_NOTHING, ids=lambda told: told.text)
def test_what_was_to_be_and_was_not_is_cancelled_on_the_day_it_was_for(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize("told", ANYTHING, ids=lambda told: told.text)
def test_any_verb_that_a_day_hangs_on_is_an_event_of_no_kind_of_its_own(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize("text", NOTHING_DONE)
def test_what_is_only_said_wanted_or_so_is_no_event_though_it_has_a_day(text: str) -> None:
    assert events_of(text) == ()


@pytest.mark.parametrize("told", NAMED, ids=lambda told: told.text)
def test_those_who_take_part_have_the_names_that_stand_beside_what_they_are_called(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (PAIR, ("Joan Pell", "Edwin Marsh")),
        (HOTEL, ("Corona Hotel",)),
        (KINGS, ("Edwin Marsh", "Joan Pell", "Lena Brandt")),
    ],
)
def test_the_pair_the_hotel_and_they_are_those_just_named(text: str, people: tuple[str, ...]) -> None:
    assert events_of(text)[-1].participants == people


def test_whom_the_lead_leaves_nameless_has_the_name_that_the_next_paragraph_begins_with() -> None:
    assert events_of(LATER)[0].participants == ("Ben Rowe",)


def test_a_public_hearing_is_a_meeting_and_no_trial() -> None:
    assert [event.kind for event in events_of(HEARING)] == ["meeting"]


def test_what_is_called_off_is_told_once_by_what_it_was_to_be() -> None:
    assert [(event.kind, event.state) for event in events_of(CANCELLED)] == [("strike", "cancelled")]


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_is_wished_supposed_asked_or_another_trade_of_the_word_is_no_event(text: str) -> None:
    assert events_of(text) == ()


@pytest.mark.parametrize("told", RESOLVED, ids=lambda told: told.text)
def test_a_role_or_a_pronoun_becomes_the_full_name(told: Told) -> None:
    is_told(told)


@pytest.mark.parametrize("told", DATED, ids=lambda told: told.text)
def test_the_date_is_the_one_of_the_clause_and_none_is_guessed(told: Told) -> None:
    (event,) = (each for each in events_of(told.text) if each.kind == told.kind)
    assert (event.state, event.date, event.participants, event.place) == (
        told.state,
        told.date,
        told.people,
        told.place,
    )


def test_a_meeting_says_which_of_its_row_it_is() -> None:
    (event,) = events_of(COUNTED)
    assert (event.number, event.title) == (2, "second meeting in two months")


def test_what_is_told_twice_is_proposed_once() -> None:
    assert len(events_of(TWICE)) == 1


def test_what_somebody_says_in_marks_is_not_what_the_story_says() -> None:
    assert events_of(QUOTED) == ()


def test_without_a_day_of_the_story_an_event_has_no_date() -> None:
    (event,) = READER.read(EACH_KIND[0].text).events
    assert (event.date, event.date_start) == (None, None)


def test_a_rule_that_is_switched_off_proposes_nothing() -> None:
    off = Reader(
        [SpacyEngine(SpacyParser(FakeSpacy(Path(__file__).with_name("parses.txt"))))], switched_off=["event verb"]
    )
    assert off.read(EACH_KIND[0].text, day=DAY).events == ()


def test_every_participant_says_where_in_the_text_and_which_part_was_played() -> None:
    (event,) = events_of("Police arrested Amos Tull in Leeds on Friday.")
    text = "Police arrested Amos Tull in Leeds on Friday."
    assert [(text[each.start : each.end], each.part) for each in event.taking_part] == [
        ("Police", "police"),
        ("Amos Tull", "arrested"),
    ]
    assert text[event.date_start : event.date_end] == "Friday"
    assert text[event.place_start : event.place_end] == "Leeds"


def test_the_lead_story_tells_of_both_meetings_days_the_vote_to_come_and_the_deal() -> None:
    found = READER.read(LEAD, day=DAY)
    told = {(event.kind, event.state, event.date, event.number): event.participants for event in found.events}
    assert told["meeting", "happened", "2026-11-23", 2] == ("Edwin Marsh", "Lena Brandt")
    assert told["signing", "happened", "2026-09-24", None] == ("Lena Brandt",)
    assert told["other", "expected", "2026-11-24", None] == ("League of Harbour Towns", "Fennick Sands")
    assert told["vote", "expected", None, None] == ("Five of the six members",)
    ties = {(tie.kind, tie.from_subject, tie.to_subject): (tie.about, tie.state, tie.date) for tie in found.ties}
    assert ties["agreed with", "Harrow Point", "Saltmere"] == ("build a ferry", "signed", "2026-09-24")
    assert ties["member of", "Fennick Sands", "League of Harbour Towns"] == (None, "proposed", "2026-11-24")
