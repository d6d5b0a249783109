"""Which months an archive holds, and an author's stories in their order, however many there are."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine as clockwork
from django.core.management import call_command
from django.utils import timezone

from dateline.bylines.models import Author
from dateline.lib import clock
from dateline.stories.actions.merge_authors import merge_authors
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Story
from dateline.stories.months import months_of_author, months_of_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def file_on(file_story: Any, time_machine: Any) -> Any:
    """Files a story signed by these authors, published at that moment; the clock then stands at noon, 23 November."""

    def file(moment: datetime, *authors: Author, roles: str = "by") -> Story:
        time_machine.move_to(moment, tick=False)
        story = file_story(publish=False)
        story.bylines = [Byline(author=author, role=role) for author in authors for role in roles.split()]
        story.save_revision().publish()
        time_machine.move_to("2026-11-23T12:00:00Z", tick=False)
        return Story.objects.get(pk=story.pk)

    return file


@pytest.fixture
def ines(paper: Any) -> Author:
    return Author.objects.create(name="Ines Calloway", slug="ines-calloway")


def test_a_month_begins_at_midnight_of_the_house(file_on: Any, news: Any) -> None:
    file_on(datetime(2026, 7, 31, 23, 30, tzinfo=UTC))  # half past midnight on 1 August in London
    file_on(datetime(2026, 10, 2, 9, 0, tzinfo=UTC))
    with timezone.override("Europe/London"):
        assert months_of_section(news) == [date(2026, 10, 1), date(2026, 8, 1)]
    with timezone.override("UTC"):
        assert months_of_section(news) == [date(2026, 10, 1), date(2026, 7, 1)]


def test_a_section_without_a_story_has_no_month(news: Any) -> None:
    assert months_of_section(news) == []


def test_what_readers_may_not_see_opens_no_month(file_on: Any, news: Any, ines: Author) -> None:
    gone = file_on(datetime(2026, 5, 5, 9, 0, tzinfo=UTC), ines)
    file_on(datetime(2026, 9, 9, 9, 0, tzinfo=UTC), ines)
    withdraw(story=gone, notice="We were wrong.")
    assert months_of_section(news) == months_of_author(ines) == [date(2026, 9, 1)]


def test_an_author_has_their_own_months_and_stories_newest_first(file_on: Any, ines: Author) -> None:
    other = Author.objects.create(name="Wilf Tarrant", slug="wilf-tarrant")
    old = file_on(datetime(2026, 3, 1, 9, 0, tzinfo=UTC), ines, roles="by pictures")
    new = file_on(datetime(2026, 6, 1, 9, 0, tzinfo=UTC), ines, other)
    file_on(datetime(2026, 8, 1, 9, 0, tzinfo=UTC), other)
    assert months_of_author(ines) == [date(2026, 6, 1), date(2026, 3, 1)]
    assert list(Story.objects.public().newest_by(ines, 5)) == [new, old]
    assert list(Story.objects.public().newest_by(ines, 1)) == [new]


def test_a_story_published_again_and_an_author_merged_keep_their_place(file_on: Any, ines: Author) -> None:
    twin = Author.objects.create(name="I. Calloway", slug="i-calloway")
    old = file_on(datetime(2026, 3, 1, 9, 0, tzinfo=UTC), twin)
    new = file_on(datetime(2026, 6, 1, 9, 0, tzinfo=UTC), ines)
    old.title = "Council mends the clock again"
    old.save_revision().publish()
    merge_authors(author=twin, into=ines)
    assert list(Story.objects.public().newest_by(ines, 5)) == [new, old]
    assert months_of_author(ines) == [date(2026, 6, 1), date(2026, 3, 1)]


def test_a_scheduled_story_takes_its_place_when_its_hour_comes(file_on: Any, file_story: Any, ines: Author) -> None:
    file_on(datetime(2026, 6, 1, 9, 0, tzinfo=UTC), ines)
    story = file_story(publish=False)
    story.bylines = [Byline(author=ines)]
    story.go_live_at = clock.now() + timedelta(hours=1)
    story.save_revision().publish()
    assert months_of_author(ines) == [date(2026, 6, 1)]
    with clockwork.travel(clock.now() + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")
        assert [s.pk for s in Story.objects.public().newest_by(ines, 1)] == [story.pk]
        assert months_of_author(ines)[0] == date(2026, 11, 1)
