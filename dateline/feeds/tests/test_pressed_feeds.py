"""Feeds as the press keeps them."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
import time_machine

from dateline.archive.actions.keep_named import keep_named
from dateline.bylines.models import Author
from dateline.press.actions.build import build
from dateline.press.actions.settle import settle, settle_all
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.press.door import pressed_answer
from dateline.press.server.shelf import Shelf
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, StorySubject
from dateline.stories.tests.test_desk_work import fresh
from dateline.subjects.models import Subject

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("committing_at_once")]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOST_PAGES = 30
EVERY_FEED = [f"{of}{ending}" for of in ("/", "/news/") for ending in ("feed/", "feed/atom/", "feed.json")]


def last_modified(address: str, store: FileStore) -> datetime:
    """As a reader is told, from what is kept."""
    answer = Shelf(store).find(address) or pressed_answer(address)
    assert answer is not None
    return parsedate_to_datetime(dict(answer.open.headers)["last-modified"])


def retitle(story: Any, title: str) -> None:
    changed = fresh(story)
    changed.title = title
    changed.save_revision().publish()
    settle_all()


@pytest.mark.parametrize("address", EVERY_FEED)
def test_a_feed_says_when_it_changed_and_not_when_it_was_pressed(
    address: str, store: FileStore, file_story: Any
) -> None:
    with time_machine.travel(NOON, tick=False):
        story, other = file_story("Council mends the clock"), file_story("Harbour opens")
        settle_all()
        pressed_answer(address)
    with time_machine.travel(NOON + HOUR, tick=False):
        pressed_answer(address)
        assert last_modified(address, store) == NOON
    with time_machine.travel(NOON + 2 * HOUR, tick=False):
        retitle(story, "Council mends its clock")
        assert last_modified(address, store) == NOON + 2 * HOUR
    with time_machine.travel(NOON + 3 * HOUR, tick=False):
        withdraw(story=other)
        settle_all()
        assert last_modified(address, store) == NOON + 3 * HOUR


def test_no_other_page_says_so(store: FileStore, file_story: Any) -> None:
    story = file_story()
    for address in ("/", story.address, "/latest/"):
        answer = pressed_answer(address)
        assert answer is not None
        assert "last-modified" not in dict(answer.open.headers)


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("address", EVERY_FEED)
def test_a_story_that_is_withdrawn_has_left_its_feeds_at_the_next_request(
    address: str, read: Any, file_story: Any
) -> None:
    story = file_story("Zqgone")
    settle_all()
    assert "Zqgone" in (read(address) or "")
    withdraw(story=story)
    assert "Zqgone" not in (read(address) or "")


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("address", EVERY_FEED)
def test_a_story_that_is_switched_out_of_feeds_leaves_them_and_comes_back(
    address: str, read: Any, file_story: Any
) -> None:
    story = file_story("Zqout")
    settle_all()
    for is_in in (True, False, True):
        changed = fresh(story)
        changed.in_feeds = is_in
        changed.save_revision().publish()
        settle_all()
        assert ("Zqout" in (read(address) or "")) is is_in


@pytest.mark.usefixtures("at_noon")
def test_a_publication_presses_few_pages_however_many_feeds_its_story_stands_in(
    store: FileStore, file_story: Any
) -> None:
    authors = [Author.objects.create(name=f"A{n}", slug=f"a{n}", on_staff=True) for n in range(4)]
    people = [Subject.objects.create(name=f"S{n}", slug=f"s{n}", kind="person", has_page=True) for n in range(4)]

    def publish(headline: str) -> None:
        bylines = [Byline(author=author) for author in authors]
        keep_named(
            file_story(headline, bylines=bylines, story_subjects=[StorySubject(subject=each) for each in people])
        )

    publish("Before")
    settle_all()
    build()
    publish("Harbour opens")
    done = settle()
    assert done.pressed <= MOST_PAGES, done
    report = verify()
    assert (report.stale, report.waiting, report.orphaned, report.differing) == ([], [], [], [])
