"""Subjects at the desk: their other names and their numbers in registers."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from dateline.subjects.form import OtherNamesField, RegisterNumbersField
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db
DESK = "/desk/subjects/"

NO_ROLES = {
    "roles-TOTAL_FORMS": "0", "roles-INITIAL_FORMS": "0", "roles-MIN_NUM_FORMS": "0", "roles-MAX_NUM_FORMS": "1000",
}  # fmt: skip

REGISTERS = some.from_regex(r"[^\s\"'\\\x00-\x20]{1,30}", fullmatch=True)
NUMBERS = some.from_regex(r"\S( ?\S){0,20}", fullmatch=True)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def marsh(paper: Any) -> Subject:
    return Subject.objects.create(
        name="Edwin Marsh",
        kind="person",
        slug="edwin-marsh",
        aliases=["Mayor Marsh", "The mayor"],
        external_ids={"wikidata": "Q7", "urn:town:": "A: 1"},
    )


def save(client: Client, subject: Subject, **changes: str) -> Any:
    fields = {"name": subject.name, "kind": subject.kind, "slug": subject.slug, "description": "", **NO_ROLES}
    return client.post(f"{DESK}edit/{subject.pk}/", fields | changes)


def errors(answer: Any) -> str:
    assert answer.status_code == 200
    return " ".join(str(error) for field in answer.context["form"].errors.values() for error in field)


def test_an_editor_finds_other_names_and_numbers_a_line_each_and_saving_them_changes_nothing(
    edith: Any, marsh: Subject
) -> None:
    desk = signed_in(edith)
    form = desk.get(f"{DESK}edit/{marsh.pk}/").context["form"]
    assert form["aliases"].value() == "Mayor Marsh\nThe mayor"
    assert form["external_ids"].value() == "wikidata: Q7\nurn:town:: A: 1"
    sent = {name: form[name].value() for name in ("aliases", "external_ids")}
    assert save(desk, marsh, **sent).status_code == 302
    before, after = marsh, Subject.objects.get(pk=marsh.pk)
    assert (after.aliases, after.external_ids, after.source) == (before.aliases, before.external_ids, before.source)


def test_an_editor_adds_mends_and_takes_off(edith: Any, marsh: Subject) -> None:
    changes = {"aliases": " Marsh \r\n\r\nmarsh\r\nEd  Marsh", "external_ids": "wikidata:Q8\nviaf: 12"}
    assert save(signed_in(edith), marsh, **changes).status_code == 302
    marsh.refresh_from_db()
    assert marsh.aliases == ["Marsh", "Ed Marsh"]
    assert marsh.external_ids == {"wikidata": "Q8", "viaf": "12"}
    assert save(signed_in(edith), marsh, aliases="", external_ids="").status_code == 302
    marsh.refresh_from_db()
    assert (marsh.aliases, marsh.external_ids) == ([], {})


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("external_ids", "wikidata: Q7\nQ42", "Line 2, “Q42”, is no register and number. Write it as wikidata: Q42."),
        ("external_ids", "https://example.org/Q42", "Line 1, “https://example.org/Q42”, is no register"),
        ("external_ids", "wikidata:", "Line 1"),
        ("external_ids", "wiki data: Q42", "Line 1"),
        ("external_ids", "wikidata: Q1\nwikidata: Q2", "Line 2 gives a second number for “wikidata”."),
        ("external_ids", "wikidata: " + "9" * 301, "Line 1 is longer than 300 letters."),
        ("external_ids", "one\ntwo", "Line 2, “two”"),
        ("aliases", "Short\n" + "x" * 251, "Line 2 is longer than 250 letters."),
    ],
)
def test_what_is_wrong_is_said_by_its_line_and_nothing_is_changed_or_lost(
    edith: Any, marsh: Subject, field: str, typed: str, told: str
) -> None:
    answer = save(signed_in(edith), marsh, **{field: typed})
    assert told in errors(answer)
    assert answer.context["form"][field].value() == typed
    assert Subject.objects.get(pk=marsh.pk).external_ids == marsh.external_ids


def test_a_number_another_subject_has_is_refused_with_that_subject_s_name(edith: Any, marsh: Subject) -> None:
    double = Subject.objects.create(name="Mr Marsh", kind="person", slug="mr-marsh")
    assert "Q7 of wikidata is already “Edwin Marsh” (Person)." in errors(
        save(signed_in(edith), double, external_ids="wikidata: Q7")
    )
    assert save(signed_in(edith), double, external_ids="literal: Q7").status_code == 302


def test_a_subject_is_found_by_its_other_names(edith: Any, marsh: Subject) -> None:
    desk = signed_in(edith)
    for screen in (f"{DESK}?q=mayor", "/desk/snippets/choose/subjects/subject/results/?q=mayor"):
        assert "Edwin Marsh" in desk.get(screen).content.decode()


def test_a_reporter_makes_a_subject_with_other_names_but_changes_none(ravi: Any, marsh: Subject) -> None:
    desk = signed_in(ravi)
    new = {"name": "Joan Pell", "kind": "person", "aliases": "Councillor Pell", "external_ids": "wikidata: Q9"}
    new |= NO_ROLES
    assert desk.post(f"{DESK}add/", new).status_code == 302
    assert Subject.objects.get(name="Joan Pell").aliases == ["Councillor Pell"]
    assert save(desk, marsh, aliases="Nobody").status_code in (302, 403)
    marsh.refresh_from_db()
    assert marsh.aliases == ["Mayor Marsh", "The mayor"]


def test_stan_and_a_moderator_see_and_change_no_subject(stan: Any, mo: Any, marsh: Subject) -> None:
    for stranger in (Client(), signed_in(stan), signed_in(mo)):
        for answer in (stranger.get(f"{DESK}edit/{marsh.pk}/"), save(stranger, marsh, aliases="Nobody")):
            assert answer.status_code in (302, 403)
            assert b"Mayor Marsh" not in answer.content
    marsh.refresh_from_db()
    assert marsh.aliases == ["Mayor Marsh", "The mayor"]


@given(some.dictionaries(REGISTERS, NUMBERS))
def test_numbers_however_an_agency_wrote_them_come_out_of_the_form_as_they_went_in(numbers: dict[str, str]) -> None:
    field = RegisterNumbersField(required=False)
    assert field.clean(field.prepare_value(numbers)) == numbers


@given(some.lists(NUMBERS, unique_by=str.casefold))
def test_names_come_out_of_the_form_as_they_went_in(names: list[str]) -> None:
    field = OtherNamesField(required=False)
    assert field.clean(field.prepare_value(names)) == names
