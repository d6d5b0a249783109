"""The most read, as readers meet it: in order, never a story they may not see, and nothing where nothing is known."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.fronts.actions.renew_most_read import renew_most_read
from dateline.fronts.models import ReadCount
from dateline.lib import clock
from dateline.press.actions.settle import settle_all
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]
BOX = re.compile(r'<section class="most-read.*?</section>', re.DOTALL)
HEADLINE = re.compile(r'class="stretch"[^>]*>(.*?)</a>')


@pytest.fixture
def box(read: Read) -> Callable[..., list[str] | None]:
    """The headlines of the list at an address, from top to bottom; None where there is no list."""

    def box(address: str = "/") -> list[str] | None:
        found = BOX.search(read(address) or "")
        return HEADLINE.findall(found[0]) if found else None

    return box


def read_often(*stories: Story, ago: timedelta = timedelta()) -> None:
    """The first most often."""
    for number, story in enumerate(stories):
        ReadCount.objects.create(story=story, hour=clock.now() - ago, count=100 - number)
    renew_most_read()


def file_many(file_story: Any, number: int) -> list[Story]:
    return [file_story(f"Story {letter}") for letter in "ABCDEFGH"[:number]]


def test_the_five_most_read_of_the_day_are_on_the_front_and_on_stories(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 7)
    read_often(*stories)
    settle_all()
    five = ["Story A", "Story B", "Story C", "Story D", "Story E"]
    assert box("/") == box(stories[6].address) == five


def test_the_week_stands_in_while_the_day_has_fewer_than_five(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 6)
    read_often(*stories[:4], ago=timedelta(days=2))
    read_often(*stories[4:])
    settle_all()
    assert box() == ["Story E", "Story A", "Story F", "Story B", "Story C"]


def test_nothing_is_printed_while_the_week_has_fewer_than_three(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 3)
    assert box() is None
    read_often(*stories[:2])
    settle_all()
    assert box() is None
    assert box(stories[0].address) is None
    read_often(stories[2])
    settle_all()
    assert box() is not None


def test_a_new_order_presses_the_list_and_none_of_the_pages_that_show_it(
    box: Any, store: FileStore, file_story: Any
) -> None:
    stories = file_many(file_story, 5)
    read_often(*stories)
    addresses = ["/", *(story.address for story in stories)]
    assert [box(address) for address in addresses] == [[f"Story {letter}" for letter in "ABCDE"]] * 6
    settle_all()
    before = {address: store.signature(address) for address in addresses}
    read_often(*reversed(stories), ago=timedelta(hours=1))
    read_often(stories[4], ago=timedelta(hours=2))
    settle_all()
    assert [box(address)[0] for address in addresses] == ["Story E"] * 6
    assert {address: store.signature(address) for address in addresses} == before
    report = verify()
    assert (report.stale, report.waiting, report.orphaned, report.differing) == ([], [], [], [])


def test_a_withdrawn_story_is_gone_from_the_list_at_the_next_request(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 6)
    read_often(*stories)
    other = stories[5].address
    assert box("/") == box(other) == [f"Story {letter}" for letter in "ABCDE"]
    withdraw(story=Story.objects.get(pk=stories[1].pk), notice="It was wrong.")
    assert box("/") == box(other) == [f"Story {letter}" for letter in "ACDEF"]
    settle_all()
    assert box("/") == [f"Story {letter}" for letter in "ACDEF"]
    assert verify().is_right


def test_a_story_that_comes_back_is_in_the_list_again(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 5)
    read_often(*stories)
    withdraw(story=Story.objects.get(pk=stories[0].pk), notice="It was wrong.")
    assert box() == [f"Story {letter}" for letter in "BCDE"]
    Story.objects.get(pk=stories[0].pk).save_revision().publish()
    settle_all()
    assert box() == [f"Story {letter}" for letter in "ABCDE"]


def test_a_new_headline_is_in_the_list_when_the_press_has_settled(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 5)
    read_often(*stories)
    assert box()[0] == "Story A"
    fresh = Story.objects.get(pk=stories[0].pk)
    fresh.title = "Story A, mended"
    fresh.save_revision().publish()
    settle_all()
    assert box()[0] == "Story A, mended"


def test_a_deleted_story_leaves_the_list(box: Any, file_story: Any) -> None:
    stories = file_many(file_story, 6)
    read_often(*stories)
    assert box()[0] == "Story A"
    Story.objects.get(pk=stories[0].pk).delete()
    assert box() == [f"Story {letter}" for letter in "BCDEF"]
