"""What goes with a page where a CDN is purged, and that without one nothing does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.press.actions.purge import purge
from dateline.press.actions.settle import settle_all
from dateline.press.backends.files import FileStore
from dateline.press.cdn import SECONDS_STALE, surrogate_key
from dateline.press.purging import orders
from dateline.press.server.shelf import Shelf
from dateline.press.tests.purging.purged import headers_at
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]


def test_a_cdn_may_show_an_old_copy_for_half_a_minute_and_a_browser_never(
    store: FileStore, read: Read, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    headers = headers_at(store, story.address)
    assert headers["cache-control"] == "max-age=0, must-revalidate"
    assert headers["cdn-cache-control"] == f"max-age=0, stale-while-revalidate={SECONDS_STALE}"
    assert SECONDS_STALE <= 30


def test_a_page_carries_its_own_key_that_of_every_page_and_those_of_the_parts_it_shows(
    store: FileStore, read: Read, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    keys = headers_at(store, story.address)["surrogate-key"].split(" ")
    assert {"every-page", story.address, "latest", "most%20read", f"related:{story.pk}"} <= set(keys)
    answer = Shelf(store).find(story.address)
    assert answer is not None
    assert {"surrogate-key", "cdn-cache-control"} <= {name for name, _ in answer.unchanged[answer.plain_etag].headers}


def test_what_is_made_for_one_reader_and_perhaps_not_kept_may_not_be_shown_later(
    store: FileStore, client: Any, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    for path in (story.address, "/nothing/"):
        assert "cdn-cache-control" not in client.get(path).headers


def test_without_a_cdn_nothing_is_said_noted_or_ordered(settings: Any, tmp_path: Path, file_story: Any, client: Any):
    settings.WAGTAILFRONTENDCACHE = {}
    settings.PRESS_FOLDER = tmp_path / "without"
    story = file_story("Council mends the clock")
    client.get(story.address)
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    settle_all()
    client.get(story.address)
    store = FileStore(tmp_path / "without")
    assert not {"surrogate-key", "cdn-cache-control"} & set(headers_at(store, story.address))
    assert not (store.root / orders.FOLDER).exists()
    assert purge() == 0


def test_a_key_is_short_and_in_ascii() -> None:
    assert surrogate_key("/أخبار/") == "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/"
    assert len(surrogate_key("/" + "ب" * 600 + "/")) == 32
