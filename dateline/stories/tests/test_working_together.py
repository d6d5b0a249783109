"""Several people at one story: who may write in it, who waits, and what they leave for each other."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset

from dateline.accounts.models import User
from dateline.stories.models import Section, Story
from dateline.stories.tests.test_desk_work import edit, form_of, fresh, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rhea(hire: Any) -> User:
    """Another reporter."""
    user: User = hire("rhea", "Reporter")
    return user


@pytest.fixture
def susan(hire: Any) -> User:
    """The sub-editor."""
    user: User = hire("susan", "Sub-editor")
    return user


def words_of(story: Story) -> str:
    """The standfirst of the newest draft."""
    return str(fresh(story).get_latest_revision_as_object().standfirst)


def test_what_one_has_locked_nobody_else_saves_until_it_is_unlocked(edith: Any, susan: User, file_story: Any) -> None:
    story, desk, subs = file_story("The fair", publish=False), signed_in(edith), signed_in(susan)
    subs.post(f"/desk/pages/{story.pk}/lock/")
    refused = edit(desk, story, standfirst="Over the lock")
    assert "could not be saved as it is locked" in refused.content.decode()
    assert words_of(story) == ""
    assert edit(subs, story, standfirst="By its keeper").status_code == 302
    assert words_of(story) == "By its keeper"
    subs.post(f"/desk/pages/{story.pk}/unlock/")
    assert edit(desk, story, standfirst="After the lock").status_code == 302
    assert words_of(story) == "After the lock"


@pytest.mark.parametrize("action", ["", "action-publish", "action-submit"])
def test_another_reporter_rosa_mo_and_stan_save_nothing_in_ravi_s_draft(
    ravi: Any, rhea: User, mo: Any, stan: Any, file_story: Any, action: str
) -> None:
    story = file_story("The fair", publish=False, owner=ravi, standfirst="Ravi's words")
    before = story.revisions.count()
    for client in (Client(), signed_in(rhea), signed_in(mo), signed_in(stan)):
        assert edit(client, story, action, standfirst="Not Ravi's").status_code in (302, 403)
    assert (words_of(story), story.revisions.count()) == ("Ravi's words", before)
    assert not fresh(story).live
    assert not fresh(story).workflow_in_progress


@pytest.mark.parametrize("screen", ["lock/", "unlock/"])
def test_reporters_mo_and_stan_neither_lock_nor_unlock(
    ravi: Any, edith: Any, mo: Any, stan: Any, file_story: Any, screen: str
) -> None:
    story = file_story("The fair", publish=False)
    if screen == "unlock/":
        signed_in(edith).post(f"/desk/pages/{story.pk}/lock/")
    was_locked = fresh(story).locked
    for client in (Client(), signed_in(ravi), signed_in(mo), signed_in(stan)):
        client.post(f"/desk/pages/{story.pk}/{screen}")
    assert fresh(story).locked == was_locked == (screen == "unlock/")


def test_nobody_but_the_newsroom_makes_a_story(paper: Any, news: Section, mo: Any, stan: Any) -> None:
    new = form_of(Story(title="Mine", slug="mine", kind="news"))
    for client in (Client(), signed_in(mo), signed_in(stan)):
        for action in ({}, {"action-publish": "1"}):
            assert client.post(f"/desk/pages/add/stories/story/{news.pk}/", new | action).status_code in (302, 403)
    assert not Story.objects.exists()


def test_a_story_sent_back_tells_its_writer_why_and_is_approved_when_mended(
    rosa: Client, ravi: Any, edith: Any, file_story: Any
) -> None:
    story, reporter, editor = file_story("The fair", publish=False, owner=ravi), signed_in(ravi), signed_in(edith)
    edit(reporter, story, "action-submit")

    def decide(action: str, comment: str = "") -> None:
        task = fresh(story).current_workflow_task_state
        address = f"/desk/pages/workflow/action/{story.pk}/{action}/{task.pk}/"
        assert editor.post(address, {"comment": comment}).status_code == 302

    decide("reject", "Who says so?")
    assert TaskState.objects.get().comment == "Who says so?"
    assert "Who says so?" in reporter.get(f"/desk/pages/{story.pk}/edit/").content.decode()
    assert not fresh(story).live
    edit(reporter, fresh(story), "action-submit", standfirst="The clerk says so.")
    decide("approve")
    assert "The clerk says so." in rosa.get(fresh(story).address).content.decode()


def test_a_note_is_answered_and_settled_by_others_and_never_seen_by_readers(
    rosa: Client, ravi: Any, edith: Any, file_story: Any
) -> None:
    story = file_story("The fair", publish=False, owner=ravi)

    def note(**changes: Any) -> dict[str, Any]:
        return {"text": "Check this name", "contentpath": "standfirst", "position": "", "deleted": "",
                "resolved": "", "id": "", "replies": inline_formset([])} | changes  # fmt: skip

    edit(signed_in(edith), story, comments=inline_formset([note()]))
    held = fresh(story).wagtail_admin_comments.get()
    answer = {"id": "", "text": "It is Brandt", "deleted": ""}
    edit(
        signed_in(ravi), story,
        comments=inline_formset([note(id=held.pk, replies=inline_formset([answer]))], initial=1),
    )  # fmt: skip
    assert [(reply.user, reply.text) for reply in held.replies.all()] == [(ravi, "It is Brandt")]
    edit(signed_in(edith), story, comments=inline_formset([note(id=held.pk, resolved="1")], initial=1))
    held.refresh_from_db()
    assert held.resolved_by == edith
    edit(signed_in(edith), story, "action-publish")
    seen = rosa.get(fresh(story).address).content.decode()
    assert "Check this name" not in seen
    assert "It is Brandt" not in seen
