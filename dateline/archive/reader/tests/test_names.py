"""Which names of one story mean the same one, without any parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.reader.known_names import Gazetteer
from dateline.archive.reader.names import Names
from dateline.archive.reader.proposals import MentionKind
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.shapes import body_shapes, dateline_places, named_by_shape, other_name_of
from dateline.archive.reader.stories import KnownName, Story

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@pytest.mark.parametrize(
    ("full", "other", "kind"),
    [
        ("Rosa Lane", "Lane", PERSON),
        ("Rosa Lane", "Rosa", PERSON),
        ("Rosa Lane", "R. Lane", PERSON),
        ("James Thomas Harker", "J.T. Harker", PERSON),
        ("Robert Harker", "Bob Harker", PERSON),
        ("Rosa van der Velde", "Van der Velde", PERSON),
        ("Kim Yu-na", "Kim", PERSON),
        ("Port and Pilots Board", "PPB", ORGANISATION),
        ("Office for Bridges and Tolls", "OBT", ORGANISATION),
        ("Harker Shipping", "Harker", ORGANISATION),
        ("River Wend", "Wend", PLACE),
        ("Sedge County", "Sedge", PLACE),
    ],
)
def test_a_short_form_joins_the_full_name(full: str, other: str, kind: MentionKind) -> None:
    names = Names()
    first, second = names.add(full, 0, kind), names.add(other, 500, kind)
    assert first is second
    assert first is not None
    assert first.name == full


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Rosa Lane", "Tom Lane", PERSON),
        ("Al Lane", "Tom Lane", PERSON),
        ("Tom Harker", "Tom Harker Jr.", PERSON),
        ("Harrow Point Gazette", "Harrow Point", PLACE),
    ],
)
def test_names_of_two_stay_apart(one: str, other: str, kind: MentionKind) -> None:
    names = Names()
    first = names.add(one, 0, ORGANISATION if kind is PLACE else kind)
    assert first is not names.add(other, 100, kind)


def test_a_surname_of_two_goes_to_who_was_named_just_before() -> None:
    names = Names()
    rosa, tom = names.add("Rosa Lane", 0, PERSON), names.add("Tom Lane", 2000, PERSON)
    assert names.add("Lane", 100, PERSON) is rosa
    assert names.add("Lane", 2100, PERSON) is tom


def test_a_title_tells_two_of_a_surname_apart() -> None:
    names = Names()
    rosa, tom = names.add("Dr Rosa Lane", 0, PERSON), names.add("Governor Tom Lane", 50, PERSON)
    assert names.add("Dr Lane", 100, PERSON) is rosa
    assert names.add("Governor Lane", 150, PERSON) is tom
    assert names.add("Lane", 160, PERSON, ["sister"]) is not None


def test_a_surname_alone_is_not_that_of_the_husband_who_was_named_with_her() -> None:
    names = Names()
    rosa = names.add("Rosa Lane", 0, PERSON)
    names.add("Tom Lane", 50, PERSON, ["husband"])
    assert names.add("Lane", 100, PERSON) is rosa


def test_a_given_name_after_a_word_for_kin_is_the_full_name_that_comes_later() -> None:
    names = Names()
    sharon = names.add("Sharon Lane", 900, PERSON)
    assert names.add("Sharon", 0, PERSON, ["wife"]) is sharon
    assert names.add("Rosa Harker", 1900, PERSON) is not names.add("Rosa", 20, PERSON)


def test_the_younger_is_the_one_with_a_jr() -> None:
    names = Names()
    elder, younger = names.add("Tom Harker", 0, PERSON), names.add("Tom Harker Jr.", 50, PERSON)
    assert names.add("Harker", 100, PERSON, ["younger"]) is younger
    assert names.add("Harker", 150, PERSON, ["elder"]) is elder


def test_two_known_names_of_one_subject_are_one() -> None:
    known = [KnownName("Pilots' Board", ORGANISATION, "7"), KnownName("Board of Pilots", ORGANISATION, "7")]
    names = Names(known)
    assert names.add("Pilots' Board", 0, PERSON) is names.add("Board of Pilots", 50, ORGANISATION)
    names.settle()
    assert [cluster.kind for cluster in names.clusters] == [ORGANISATION]


def test_a_person_is_never_known_by_one_word() -> None:
    story = Story.of("Lane spoke in Sedge.", None, [KnownName("Lane", PERSON, "1"), KnownName("Sedge", PLACE, "2")])
    assert [each.name for each in story.known] == ["Sedge"]


def test_a_known_name_has_the_kind_of_its_subject() -> None:
    known = [
        KnownName("Sedge", PLACE, "1"),
        KnownName("Pilots' Board", ORGANISATION, "2"),
        KnownName("Rosa Lane", PERSON, "3"),
    ]
    found = Reader().read("Rosa Lane of the Pilots' Board left Sedge. Lane will be missed.", known=known)
    assert [(each.text, each.kind, each.subject) for each in found.mentions] == [
        ("Rosa Lane", PERSON, "Rosa Lane"),
        ("Pilots' Board", ORGANISATION, "Pilots' Board"),
        ("Sedge", PLACE, "Sedge"),
        ("Lane", PERSON, "Rosa Lane"),
    ]


def test_a_surname_inside_somebody_elses_name_is_not_a_known_one() -> None:
    found = Reader().read("Rosa Lane met Tom Lane of Lane Shipping.", known=["Rosa Lane"])
    assert [each.text for each in found.mentions] == ["Rosa Lane"]


def test_a_body_may_be_called_by_its_first_word_only_after_it_was_named() -> None:
    names = Names()
    names.add("Lane Shipping", 100, ORGANISATION)
    assert not names.has_body_before("Lane", 50)
    assert names.has_body_before("Lane", 150)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Port and Pilots Board met.", "Port and Pilots Board", ORGANISATION),
        ("It asked the Advice, Pay and Quarrels Service.", "Advice, Pay and Quarrels Service", ORGANISATION),
        ("The University of Sedge is old.", "University of Sedge", ORGANISATION),
        ("On Sedge City Council nobody spoke.", "Sedge City Council", ORGANISATION),
        ("They met at Harker & Sons.", "Harker & Sons", ORGANISATION),
        ("It rains in Sedge County.", "Sedge County", PLACE),
    ],
)
def test_a_body_or_a_place_is_told_by_its_shape(text: str, name: str, kind: MentionKind) -> None:
    assert (name, kind) in [(text[start:end], kind) for start, end, kind in body_shapes(text, 0)]


def test_the_place_an_agency_writes_first_is_told() -> None:
    text = "PELL GREEN, Ohio (Wire) — It rained."
    assert [text[start:end] for start, end, _ in dateline_places(text, 0)] == ["PELL GREEN", "Ohio"]


def test_capitals_inside_a_sentence_are_names_but_not_days_and_peoples() -> None:
    text = "On Monday the Irish team flew to Busan. Nobody saw Rosa Lane there."
    assert [text[start:end] for start, end, _ in named_by_shape(text, 0, ())] == ["Busan", "Rosa Lane"]


def test_a_name_somebody_was_born_with_is_theirs() -> None:
    assert other_name_of(", born ")
    assert not other_name_of(" met ")


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=12), max_size=8))
def test_a_known_name_is_found_only_where_it_stands(text: str, names: list[str]) -> None:
    ends = 0
    for each in Gazetteer([KnownName(name, PLACE, name) for name in names]).standing_in(" ".join([text, *names])):
        assert each.start >= ends
        ends = each.end
        assert " ".join([text, *names])[each.start : each.end] == each.bearers[0].name.strip()
