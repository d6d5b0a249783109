"""Where a subject was, by whatever way its address changed, leads to where it is, until another is there."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.actions.close_subject import close_subject
from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.archive.models import Mention
from dateline.stories.models import Story
from dateline.subjects.models import OldAddress, Subject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("worker_at_rest")]


@pytest.fixture
def story(at_noon: Any, file_story: Any) -> Story:
    found: Story = file_story("The bridge opens", body=[("paragraph", "<p>The harbour is open.</p>")])
    return found


def named(story: Story, editor: Any, **fields: Any) -> Subject:
    subject = Subject.objects.create(has_page=True, **fields)
    told = {"words": "harbour", "name": subject.name, "sentence": "", "kind": subject.kind}
    Mention.objects.create(story=story, start=4, end=11, **told)
    confirm_name(story=story, name=subject.name, subject=subject, editor=editor)
    return subject


@pytest.fixture
def harbour(story: Story, edith: Any) -> Subject:
    return named(story, edith, name="Harbour", kind="place", slug="harbour")


def leads(rosa: Any, address: str) -> str:
    answer = rosa.get(address)
    return answer["Location"] if answer.status_code == 301 else str(answer.status_code)


def test_by_the_form_by_another_kind_and_in_code_the_old_address_leads_to_the_newest(
    harbour: Subject, edith: Any, rosa: Any
) -> None:
    desk = Client()
    desk.force_login(edith)
    roles = {
        "roles-TOTAL_FORMS": 0, "roles-INITIAL_FORMS": 0, "roles-MIN_NUM_FORMS": 0, "roles-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    fields = {"name": "Harbour", "kind": "place", "slug": "old-harbour", "description": "", "has_page": "on", **roles}
    assert desk.post(f"/desk/subjects/edit/{harbour.pk}/", fields).status_code == 302
    assert leads(rosa, "/places/harbour/") == "/places/old-harbour/"
    assert desk.post(f"/desk/subjects/edit/{harbour.pk}/", fields | {"kind": "organisation"}).status_code == 302
    harbour.refresh_from_db()
    harbour.slug = "the-harbour"
    harbour.save()
    for address in ("/places/harbour/", "/places/old-harbour/", "/organisations/old-harbour/"):
        assert leads(rosa, address) == "/organisations/the-harbour/"
    for month in ("quotes/2026/11/page/2/", "quotes/2026/11/", "events/2026/11/", "events/2026/11/page/2/"):
        assert leads(rosa, f"/places/harbour/{month}") == "404", "nobody is led to where nothing is"


def test_an_address_that_is_taken_again_is_its_new_owners(
    harbour: Subject, story: Story, edith: Any, rosa: Any
) -> None:
    harbour.slug = "old-harbour"
    harbour.save()
    assert leads(rosa, "/places/harbour/") == "/places/old-harbour/"
    other = named(story, edith, name="New harbour", kind="place", slug="harbour")
    assert leads(rosa, "/places/harbour/") == "200"
    assert not OldAddress.objects.exists()
    other.delete()
    assert leads(rosa, "/places/harbour/") == "404"


def test_who_goes_back_leaves_the_other_address_behind(harbour: Subject, rosa: Any) -> None:
    for slug in ("old-harbour", "harbour"):
        harbour.slug = slug
        harbour.save()
    assert leads(rosa, "/places/old-harbour/") == "/places/harbour/"
    assert leads(rosa, "/places/harbour/") == "200"
    assert str(OldAddress.objects.get()) == "/places/old-harbour/"


def test_nobody_is_led_to_where_no_page_is(harbour: Subject, rosa: Any) -> None:
    harbour.slug, harbour.has_page = "old-harbour", False
    harbour.save()
    assert leads(rosa, "/places/harbour/") == leads(rosa, "/places/old-harbour/") == "404"


@pytest.fixture
def ada(story: Story, edith: Any) -> Subject:
    return named(story, edith, name="Ada Pell", kind="person", slug="ada-pell")


@pytest.mark.parametrize("way", ["named anew", "merged"])
def test_who_says_this_is_about_me_is_led_to_the_new_address_with_what_was_typed(
    way: str, ada: Subject, story: Story, edith: Any, rosa: Any
) -> None:
    if way == "merged":
        heir = named(story, edith, name="Ada B. Pell", kind="person", slug="ada-b-pell")
        merge_subjects(subject=ada, into=heir, editor=edith)
    else:
        ada.slug = "ada-b-pell"
        ada.save()
    old, new = ("/people/ada-pell/about-me/", "/people/ada-b-pell/about-me/")
    assert leads(rosa, old) == new
    assert leads(rosa, f"{old}sent/") == f"{new}sent/"
    answer = rosa.post(old, {"text": "I was never mayor."})
    assert (answer.status_code, answer["Location"]) == (308, new)
    assert rosa.get(new).status_code == 200
    assert rosa.post(new, {"text": "I was never mayor."}).status_code == 422


def test_who_turned_out_to_be_an_organisation_has_no_such_form(ada: Subject, rosa: Any) -> None:
    ada.kind = "organisation"
    ada.save()
    for address in ("/people/ada-pell/about-me/", "/people/ada-pell/about-me/sent/"):
        assert leads(rosa, address) == "/organisations/ada-pell/"
    answer = rosa.post("/people/ada-pell/about-me/", {"text": "I am a firm."})
    assert (answer.status_code, answer["Location"]) == (301, "/organisations/ada-pell/")


def test_nobody_without_a_page_or_closed_is_led_to_from_an_old_form(ada: Subject, edith: Any, rosa: Any) -> None:
    ada.slug = "ada-b-pell"
    ada.save()
    close_subject(subject=ada, editor=edith)
    for address in ("/people/ada-pell/about-me/", "/people/ada-b-pell/about-me/", "/people/stan/about-me/"):
        assert leads(rosa, address) == "404"
        assert rosa.post(address, {"text": "Let me in."}).status_code == 404
