"""Whoever approves a story is told when readers will see it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, WorkflowTask

from dateline.publication.queries import current_house
from dateline.stories.models import Story
from dateline.stories.tests.test_desk_work import edit, fresh, signed_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture(autouse=True)
def noon_in_berlin(paper: Any) -> Any:
    house = current_house()
    house.time_zone = "Europe/Berlin"
    house.save()
    with time_machine.travel(NOON, tick=False):
        yield


def in_review(file_story: Any, edith: Any, **fields: Any) -> Story:
    story: Story = file_story("The fair", publish=False, **fields)
    story.get_workflow().start(story, edith)
    return story


def approve(client: Client, story: Story, action: str = "approve", **sent: str) -> Any:
    task = story.current_workflow_task_state
    return client.post(f"/desk/pages/workflow/action/{story.pk}/{action}/{task.pk}/", {"comment": "", **sent})


def told(answer: Any, client: Client) -> list[str]:
    """What the desk says on the next screen."""
    assert answer.status_code == 302
    shown = client.get("/desk/").context["messages"]
    return [str(message).partition("<span")[0].strip() for message in shown]


def test_approving_a_story_under_embargo_tells_the_hour_of_the_house(edith: Any, file_story: Any) -> None:
    story, desk = in_review(file_story, edith, embargoed_until=NOON + timedelta(hours=6)), signed_in(edith)
    assert told(approve(desk, story), desk) == [
        "“The fair” is approved. It is under embargo, and appears on 23 November 2026, 19:00 (Europe/Berlin)."
    ]


def test_approving_a_scheduled_story_tells_the_hour_of_the_house(edith: Any, file_story: Any) -> None:
    until, planned = NOON + timedelta(hours=1), NOON + timedelta(days=1)
    story = in_review(file_story, edith, embargoed_until=until, go_live_at=planned)
    desk = signed_in(edith)
    assert told(approve(desk, story), desk) == [
        "“The fair” is approved. It is scheduled, and appears on 24 November 2026, 13:00 (Europe/Berlin)."
    ]
    assert fresh(story).state == Story.State.SCHEDULED


def test_approving_from_the_story_s_own_screen_tells_the_hour_typed_there(edith: Any, file_story: Any) -> None:
    story, desk = in_review(file_story, edith), signed_in(edith)
    answer = edit(desk, story, embargoed_until="2026-11-24 06:00", title="The new fair", **APPROVE)
    assert told(answer, desk) == [
        "“The new fair” is approved. It is under embargo, and appears on 24 November 2026, 06:00 (Europe/Berlin)."
    ]


@pytest.mark.parametrize("by_its_own_screen", [True, False])
def test_approving_a_story_with_nothing_to_wait_for_says_that_it_is_published(
    edith: Any, file_story: Any, by_its_own_screen: bool
) -> None:
    story, desk = in_review(file_story, edith), signed_in(edith)
    answer = edit(desk, story, **APPROVE) if by_its_own_screen else approve(desk, story)
    assert told(answer, desk) == ["“The fair” is approved and published."]
    assert fresh(story).live


def test_a_new_version_of_a_live_story_is_told_apart(edith: Any, file_story: Any) -> None:
    story, desk = file_story("The fair"), signed_in(edith)
    story.go_live_at = NOON + timedelta(hours=2)
    story.save_revision()
    story.get_workflow().start(story, edith)
    assert told(approve(desk, story), desk) == [
        "“The fair” is approved. Readers see the new version from 23 November 2026, 15:00 (Europe/Berlin)."
    ]


def test_nothing_is_promised_while_another_desk_has_yet_to_approve(edith: Any, file_story: Any) -> None:
    story, desk = in_review(file_story, edith, embargoed_until=NOON + timedelta(hours=6)), signed_in(edith)
    second = GroupApprovalTask.objects.create(name="Law")
    second.groups.add(Group.objects.get(name="Editor"))
    WorkflowTask.objects.create(workflow=story.get_workflow(), task=second, sort_order=9)
    assert told(approve(desk, story), desk) == []
    assert (
        "approved"
        not in told(edit(desk, fresh(story), title="The fairer", embargoed_until="2026-11-24 06:00"), desk)[0]
    )
    assert "appears on" in told(approve(desk, fresh(story)), desk)[0]


def test_sending_a_story_back_promises_nothing(edith: Any, file_story: Any) -> None:
    story, desk = in_review(file_story, edith, embargoed_until=NOON + timedelta(hours=6)), signed_in(edith)
    assert told(approve(desk, story, "reject"), desk) == []


def test_ravi_mo_and_stan_approve_nothing_and_are_told_no_hour(
    edith: Any, ravi: Any, mo: Any, stan: Any, file_story: Any
) -> None:
    story = in_review(file_story, edith, embargoed_until=NOON + timedelta(hours=6))
    for client in (Client(), signed_in(ravi), signed_in(mo), signed_in(stan)):
        for answer in (approve(client, story), edit(client, story, **APPROVE)):
            assert answer.status_code in (302, 403)
            assert b"appears on" not in client.get("/desk/", follow=True).content
    assert fresh(story).state == Story.State.DRAFT
