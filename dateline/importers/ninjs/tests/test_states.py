"""Whether readers see what was delivered: withheld, canceled, under embargo, and what the desk decided meanwhile."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from wagtail.models import Revision

from dateline.bylines.models import Author
from dateline.importers.ninjs.tests.deliveries import (
    URI,
    changed,
    take,
)
from dateline.stories.actions.run_schedule import publish_due, unpublish_expired
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def test_a_withheld_story_is_a_draft(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(pubstatus="withheld"))
    assert story is not None
    assert (story.state, story.live) == ("draft", False)
    assert story.bylines.count() == 1
    assert not Story.objects.public().exists()


def test_a_published_story_that_is_withheld_is_gone_until_it_is_usable_again(
    news: Any, tmp_path: Path, rosa: Any
) -> None:
    story = take(tmp_path, changed())
    assert story is not None
    take(tmp_path, changed(version="2", pubstatus="withheld"))
    assert rosa.get(story.address).status_code == 410
    take(tmp_path, changed(version="3"))
    assert rosa.get(story.address).status_code == 200


def test_a_canceled_story_is_withdrawn_with_a_notice(news: Any, tmp_path: Path, rosa: Any) -> None:
    story = take(tmp_path, changed())
    assert story is not None
    cancel = {"uri": URI, "version": "2", "pubstatus": "canceled"}
    for _time in range(2):
        take(tmp_path, cancel)
    answer = rosa.get(story.address)
    assert answer.status_code == 410
    assert "withdrawn by" in answer.content.decode() or "has withdrawn it" in answer.content.decode()
    take(tmp_path, changed())
    assert rosa.get(story.address).status_code == 410


def test_a_canceled_story_nobody_knows_makes_nothing(news: Any, tmp_path: Path, capfd: Any) -> None:
    assert take(tmp_path, changed(pubstatus="canceled")) is None
    assert not Author.objects.exists()
    assert "never here" in capfd.readouterr().out


def test_an_embargoed_story_is_scheduled_and_nobody_sees_it_before(news: Any, tmp_path: Path, rosa: Any) -> None:
    story = take(tmp_path, changed(embargoed="2026-11-24T06:00:00"))
    assert story is not None
    assert story.state == "scheduled"
    assert rosa.get(story.address).status_code == 404
    hour = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    assert Revision.objects.get(approved_go_live_at=hour).object_id == str(story.pk)
    with time_machine.travel(hour + timedelta(seconds=1), tick=False):
        story.get_latest_revision().publish()
        assert rosa.get(story.address).status_code == 200
    assert Story.objects.get().address == "/news/2026/03/02/ferry-returns/"


def test_a_scheduled_story_that_is_canceled_never_goes_live(news: Any, tmp_path: Path) -> None:
    take(tmp_path, changed(embargoed="2026-11-24T06:00:00"))
    story = take(tmp_path, {"uri": URI, "version": "2", "pubstatus": "canceled"})
    assert story is not None
    assert story.state == "draft"
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_a_story_the_desk_withdrew_does_not_come_back_with_a_new_version(
    news: Any, tmp_path: Path, rosa: Any, edith: Any, capfd: Any
) -> None:
    story = take(tmp_path, changed())
    assert story is not None
    withdraw(story=story, notice="A court has said so.", legal=True, user=edith)
    take(tmp_path, changed(version="2", headline="Ferry returns again"))
    assert rosa.get(story.address).status_code == 451
    assert not Story.objects.public().exists()
    assert Story.objects.get(pk=story.pk).get_latest_revision_as_object().title == "Ferry returns again"
    assert "The desk has withdrawn this story" in capfd.readouterr().out


def test_a_story_whose_time_was_over_does_not_come_back_with_a_new_version(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed())
    assert story is not None
    Story.objects.filter(pk=story.pk).update(expire_at=NOON)
    assert not unpublish_expired()
    take(tmp_path, changed(version="2"))
    assert not Story.objects.public().exists()


def test_an_embargo_the_desk_put_on_a_draft_holds_for_the_agency_s_next_version(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(pubstatus="withheld"))
    assert story is not None
    draft = story.get_latest_revision_as_object()
    draft.embargoed_until = NOON + timedelta(hours=3)
    draft.save_revision()
    take(tmp_path, changed(version="2"))
    take(tmp_path, changed(version="3"))
    assert not Story.objects.public().exists()
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        assert not publish_due()
        assert Story.objects.public().exists()


def test_an_embargo_the_agency_lifts_is_lifted(news: Any, tmp_path: Path) -> None:
    take(tmp_path, changed(embargoed="2026-11-24T12:00:00Z"))
    assert not Story.objects.public().exists()
    take(tmp_path, changed(version="2"))
    assert Story.objects.public().exists()


def test_a_story_dated_in_the_future_waits_for_its_date(news: Any, tmp_path: Path) -> None:
    story = take(tmp_path, changed(firstcreated="2026-12-24T00:00:00Z"))
    assert story is not None
    assert story.state == "scheduled"
    assert not Story.objects.public().exists()


def test_a_new_version_under_embargo_leaves_readers_the_old_one(news: Any, tmp_path: Path) -> None:
    take(tmp_path, changed())
    story = take(tmp_path, changed(version="2", headline="Secret", embargoed="2026-11-24T06:00:00Z"))
    assert story is not None
    assert (story.title, story.state) == ("Ferry returns", "published")
