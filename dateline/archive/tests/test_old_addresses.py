"""Where a subject was, by whatever way its address changed, leads to where it is, until another is there."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.actions.decide_on_name import confirm_name
from dateline.archive.models import Mention
from dateline.stories.models import Story
from dateline.subjects.models import OldAddress, Subject

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_reader_of_its_own(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


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
    assert leads(rosa, "/places/harbour/quotes/2026/11/page/2/") == "/organisations/the-harbour/quotes/2026/11/page/2/"


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
