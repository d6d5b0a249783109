"""The one rule: what readers may see."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from dateline.lib import clock
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.errors import StoryUnderEmbargo
from dateline.stories.models import Story

pytestmark = pytest.mark.django_db


def test_a_published_story_is_public(file_story: Any) -> None:
    story = file_story()
    assert list(Story.objects.public()) == [story]


def test_a_draft_is_not_public(file_story: Any) -> None:
    file_story(publish=False)
    assert not Story.objects.public().exists()


def test_publishing_under_embargo_is_refused_with_the_hour_of_the_house(file_story: Any) -> None:
    story = file_story(publish=False, embargoed_until=clock.now() + timedelta(days=1))
    with pytest.raises(StoryUnderEmbargo, match="Europe/London"):
        story.get_latest_revision().publish()
    assert not Story.objects.public().exists()


def test_a_story_scheduled_before_its_embargo_waits_for_the_embargo(file_story: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-11-23T12:00:00Z", tick=False)
    embargo = clock.now() + timedelta(hours=3)
    story = file_story(embargoed_until=embargo, go_live_at=clock.now() + timedelta(hours=1))
    assert story.state == Story.State.SCHEDULED
    assert story.get_latest_revision().approved_go_live_at == embargo


def test_an_embargo_hides_a_story_whatever_published_it(file_story: Any) -> None:
    story = file_story()
    Story.objects.filter(pk=story.pk).update(embargoed_until=clock.now() + timedelta(days=1))
    assert not Story.objects.public().exists()


def test_a_withdrawn_story_is_gone_and_its_address_says_so(file_story: Any, rosa: Any) -> None:
    story = file_story()
    withdraw(story=story, notice="It was about another clock.")
    assert not Story.objects.public().exists()
    answer = rosa.get(story.address)
    assert answer.status_code == 410
    assert "another clock" in answer.content.decode()


def test_a_story_in_a_private_section_is_not_public(file_story: Any, news: Any, rosa: Any) -> None:
    story = file_story()
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    assert not Story.objects.public().exists()
    assert rosa.get(story.address).status_code == 404


def test_the_address_carries_the_day_of_publication_in_the_house(file_story: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-07-01T23:30:00Z", tick=False)
    story = file_story("Fair opens", slug="fair")
    assert story.address == "/news/2026/07/02/fair/"


def test_two_stories_of_a_day_never_share_an_address(file_story: Any) -> None:
    assert file_story("Fair", slug="fair").address != file_story("Fair", slug="fair").address


def test_a_draft_over_a_live_story_does_not_show(file_story: Any, rosa: Any) -> None:
    story = file_story("Old headline")
    story.title = "New headline"
    story.save_revision()
    assert "Old headline" in rosa.get(story.address).content.decode()
    assert "New headline" not in rosa.get(story.address).content.decode()
