"""How the bench judges a proposal by a label: no kinder and no harsher than its guideline."""

from dataclasses import replace
from typing import Any

import pytest

from bench.reader.labelled import Told, is_name, outcome_of, range_of, steps_reached
from dateline.archive.reader.proposals import Event, Participant, Proposals, Quote, QuoteKind, Speaker

LABEL: dict[str, Any] = {
    "kinds": ["meeting", "other"],
    "date": "2024-03-12",
    "state": "happened",
    "participants": ["Ilona Varga", "Emre Tolun"],
    "maybe": ["Karstland"],
    "place": "Lindau",
}
TEXT = "President Ilona Varga met Emre Tolun in Lindau, with Ayla Demir of Karstland and the ministers."
STORY = Told("summit", TEXT, {}, Proposals())


def met(*names: str) -> Event:
    """As a reader proposes it, with those who took part where the story names them."""
    where = [(TEXT.index(name), name) for name in names]
    who = tuple(Participant(at, at + len(name), name, name) for at, name in where)
    return Event(22, 25, "meeting", "2024-03-12", names, "Lindau", "happened", 0.9, taking_part=who)


MET = met("President Ilona Varga", "Emre Tolun")
ALL_BUT_WHO = {"word", "word and date", "event and date"}


@pytest.mark.parametrize("name", ["Teresa Oduya", "Mayor Teresa Oduya", "teresa oduya"])
def test_a_full_name_is_right_with_or_without_its_title(name: str) -> None:
    assert is_name(name, "Teresa Oduya")


@pytest.mark.parametrize("name", ["Oduya", "Teresa", "The mayor", "Teresa Oduya Brand", ""])
def test_less_or_more_than_the_full_name_is_wrong(name: str) -> None:
    assert not is_name(name, "Teresa Oduya")


def test_a_king_may_be_told_with_his_country() -> None:
    assert is_name("King Frederik of Norreland", "Frederik")


@pytest.mark.parametrize(
    ("names", "outcome"),
    [
        (["Frank Delacroix"], "right"),
        (["Teresa Oduya"], "wrong"),
        (["Frank Delacroix", "Teresa Oduya"], "wrong"),
        (["The councilman"], "no name"),
        ([], "left open"),
    ],
)
def test_a_quote_is_right_when_one_speaker_has_the_full_name(names: list[str], outcome: str) -> None:
    speakers = tuple(Speaker(0, 2, "he", name) for name in names)
    quote = Quote(0, 9, "We waited", QuoteKind.DIRECT, speakers, 0.9, "a rule")
    assert outcome_of(quote, "Frank Delacroix") == outcome


def test_a_string_that_is_not_proposed_is_not_found() -> None:
    assert outcome_of(None, "Frank Delacroix") == "not found"


def test_an_event_is_right_to_the_last_when_word_kind_date_state_and_names_are() -> None:
    assert steps_reached(STORY, MET, LABEL) == {*ALL_BUT_WHO, "participants too"}


@pytest.mark.parametrize("date", ["2024-03", "2024-03-13", "2024-03-11/2024-03-12"])
def test_another_date_is_wrong_and_so_is_a_coarser_one(date: str) -> None:
    assert steps_reached(STORY, replace(MET, date=date), LABEL) == {"word"}


def test_a_time_of_day_makes_no_difference() -> None:
    assert "event and date" in steps_reached(STORY, replace(MET, date="2024-03-12T20:00"), LABEL)


@pytest.mark.parametrize("event", [replace(MET, kind="visit"), replace(MET, state="denied")])
def test_another_kind_or_state_is_another_event(event: Event) -> None:
    assert steps_reached(STORY, event, LABEL) == {"word", "word and date"}


@pytest.mark.parametrize("participants", [("Ilona Varga",), ("Ilona Varga", "Emre Tolun", "Ayla Demir"), ()])
def test_somebody_missing_or_somebody_else_makes_the_participants_wrong(participants: tuple[str, ...]) -> None:
    assert steps_reached(STORY, met(*participants), LABEL) == ALL_BUT_WHO


@pytest.mark.parametrize("more", ["Karstland", "Lindau", "the ministers"])
def test_names_that_may_be_left_out_the_place_and_nameless_groups_do_no_harm(more: str) -> None:
    assert "participants too" in steps_reached(STORY, met(*MET.participants, more), LABEL)


def test_an_occurrence_is_counted_from_one() -> None:
    assert range_of("met, and met again", "met", 2) == (9, 12)
