"""The schedule: what is due appears and goes, and one story that fails does not hold up the others."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import OperationalError
from wagtail.models import Revision

from dateline.lib import clock
from dateline.stories.actions.run_schedule import publish_due, unpublish_expired
from dateline.stories.models import Story

TOMORROW = timedelta(days=1)


def _schedule(file_story: Callable[..., Any], headline: str, **fields: Any) -> Story:
    return file_story(headline, go_live_at=clock.now() + TOMORROW, **fields)


def test_a_scheduled_story_appears_at_its_hour_and_not_before(file_story: Callable[..., Any]):
    story = _schedule(file_story, "The bridge opens")
    assert publish_due() == []
    assert not Story.objects.public().filter(pk=story.pk).exists()
    with time_machine.travel(clock.now() + TOMORROW, tick=False):
        assert publish_due() == []
        assert Story.objects.public().filter(pk=story.pk).exists()


def test_the_earlier_hour_goes_first(file_story: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    order: list[str] = []
    later = file_story("Later", go_live_at=clock.now() + 2 * TOMORROW)
    sooner = _schedule(file_story, "Sooner")
    monkeypatch.setattr(Revision, "publish", lambda revision, **_: order.append(revision.object_id))
    with time_machine.travel(clock.now() + 3 * TOMORROW, tick=False):
        publish_due()
    assert order == [str(sooner.pk), str(later.pk)]


def test_a_story_that_cannot_be_published_does_not_hold_up_the_next(
    file_story: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
):
    broken = _schedule(file_story, "Broken")
    well = _schedule(file_story, "Well")
    publish = Revision.publish

    def fail_for_one(revision: Revision, **options: Any) -> None:
        if revision.object_id == str(broken.pk):
            raise ValueError("a block nobody knows")
        publish(revision, **options)

    monkeypatch.setattr(Revision, "publish", fail_for_one)
    with time_machine.travel(clock.now() + TOMORROW, tick=False):
        failures = publish_due()
        assert [str(failure.error) for failure in failures] == ["a block nobody knows"]
        assert Story.objects.public().filter(pk=well.pk).exists()
        assert publish_due(waiting=[failures[0].due]) == []


def test_a_database_that_is_away_is_nobodys_failure(file_story: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    _schedule(file_story, "The bridge opens")

    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Revision, "publish", away)
    with time_machine.travel(clock.now() + TOMORROW, tick=False), pytest.raises(OperationalError):
        publish_due()


def test_what_has_run_out_is_taken_down_and_says_so_at_its_address(file_story: Callable[..., Any], client: Any):
    story = file_story("Closed on Monday", expire_at=clock.now() + TOMORROW)
    assert unpublish_expired() == []
    assert client.get(story.address).status_code == 200
    with time_machine.travel(clock.now() + TOMORROW, tick=False):
        assert unpublish_expired() == []
        story.refresh_from_db()
        assert (story.live, story.state) == (False, Story.State.WITHDRAWN)
        assert client.get(story.address).status_code == 410


def test_a_schedule_an_editor_took_back_is_not_kept(file_story: Callable[..., Any]):
    story = _schedule(file_story, "Not after all")
    Revision.objects.filter(object_id=str(story.pk)).update(approved_go_live_at=None)
    with time_machine.travel(clock.now() + TOMORROW, tick=False):
        publish_due()
    assert not Story.objects.public().filter(pk=story.pk).exists()
