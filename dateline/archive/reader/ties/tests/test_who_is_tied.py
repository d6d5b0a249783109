"""Sentences that tie one to another: who, to whom, as what, and how far it has come."""

from pathlib import Path

import pytest

from dateline.archive.reader.engines.spacy import SpacyEngine, SpacyParser
from dateline.archive.reader.proposals import Tie
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.tests.fake_spacy import FakeSpacy
from dateline.archive.reader.ties.tests.told import DAY, NO_TIE, TIES, TWO_MAYORS, TWO_TOWNS, Told

READER = Reader([SpacyEngine(SpacyParser(FakeSpacy(Path(__file__).with_name("parses.txt"))))])


def ties_of(text: str) -> tuple[Tie, ...]:
    return READER.read(text, day=DAY).ties


@pytest.mark.parametrize("told", TIES, ids=lambda told: told.text)
def test_an_office_a_membership_or_an_agreement_is_a_tie_with_its_state_and_its_day(told: Told) -> None:
    (tie,) = ties_of(told.text)
    assert (tie.kind, tie.from_subject, tie.to_subject, tie.state) == (told.kind, told.one, told.other, told.state)
    assert (tie.date, tie.role, tie.about) == (told.date, told.role, told.about)


@pytest.mark.parametrize("text", NO_TIE)
def test_what_is_denied_supposed_said_by_others_or_lacks_a_side_is_no_tie(text: str) -> None:
    assert ties_of(text) == ()


def test_the_two_towns_are_those_named_before_and_the_day_is_found_where_the_story_gives_it() -> None:
    deal = next(tie for tie in ties_of(TWO_TOWNS) if tie.kind == "agreed with")
    assert {deal.from_subject, deal.to_subject} == {"Harrow Point", "Saltmere"}
    assert (deal.about, deal.state, deal.date) == ("build a ferry", "signed", "2026-09-24")


def test_of_two_mayors_each_heads_a_town() -> None:
    assert [(tie.from_subject, tie.to_subject) for tie in ties_of(TWO_MAYORS)] == [
        ("Edwin Marsh", "London"),
        ("Lena Brandt", "Paris"),
    ]


def test_both_ends_of_a_tie_stand_in_the_text() -> None:
    text = TIES[0].text
    (tie,) = ties_of(text)
    assert text[tie.from_start : tie.from_end] == "Edwin Marsh"
    assert text[tie.to_start : tie.to_end] == "Harrow Point"
    assert text[tie.start : tie.end] == "mayor"
