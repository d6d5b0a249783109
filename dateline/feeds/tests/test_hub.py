"""A hub that hears of every feed that changed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dateline.feeds.actions.order_pings import order_pings
from dateline.feeds.hub import WAITS, HubAway, tell_hub
from dateline.feeds.tasks import ping_hub
from dateline.press.actions.settle import settle_all
from dateline.press.door import pressed_answer
from tests.receiver import Receiver

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon")]
SITE = "http://127.0.0.1:8000"
IN_THE_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class Hub(Receiver):
    """One that hears of feeds."""

    @property
    def heard(self) -> list[list[tuple[str, str]]]:
        return [parse_qsl(body.decode()) for _, body in self.told]


@pytest.fixture
def hub(settings: Any) -> Iterator[Hub]:
    hub = Hub()
    settings.WEBSUB_HUB = hub.url
    yield hub
    hub.end()


def waiting() -> list[Any]:
    """Whose feeds it is to be told of."""
    pings = DBTaskResult.objects.filter(task_path=ping_hub.module_path)
    return [task.args_kwargs["args"] for task in pings.order_by("enqueued_at")]


def test_every_feed_names_the_hub_and_itself(hub: Hub, rosa: Any, file_story: Any) -> None:
    file_story()
    for address in ("/feed/", "/feed/atom/", "/feed.json", "/news/feed.json"):
        answer = rosa.get(address)
        assert answer["Link"] == f'<{hub.url}>; rel="hub", <{SITE}{address}>; rel="self"'
        assert hub.url in answer.content.decode()


def test_without_a_hub_nobody_is_named_and_nobody_told(settings: Any, rosa: Any, file_story: Any) -> None:
    settings.TASKS = IN_THE_DATABASE
    file_story()
    assert "Link" not in rosa.get("/feed/").headers
    order_pings(["/feed/"])
    assert waiting() == []


def test_the_hub_hears_of_the_feeds_that_hold_a_new_story_once_they_are_pressed(
    hub: Hub, settings: Any, store: Any, committing_at_once: None, file_story: Any
) -> None:
    file_story("Council mends the clock")
    settle_all()
    for address in ("/feed/", "/news/feed.json", "/latest/"):
        pressed_answer(address)
    hub.told.clear()
    settings.TASKS = IN_THE_DATABASE
    for headline in ("Harbour opens", "Harbour shuts"):
        DBTaskResult.objects.all().delete()
        file_story(headline)
        settle_all()
        assert sorted(waiting()) == [["/"], ["/news/"]]
        hub.told.clear()
        ping_hub.call("/news/")
    feeds = [f"{SITE}/news/{name}" for name in ("feed/", "feed/atom/", "feed.json")]
    assert hub.heard == [[("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]]


def test_what_waits_to_be_told_is_not_ordered_twice(hub: Hub, settings: Any) -> None:
    settings.TASKS = IN_THE_DATABASE
    order_pings(["/feed/", "/feed.json", "/latest/", "latest", "rss item:7", "/people/a/feed/atom/"])
    order_pings(["/feed/atom/"])
    assert sorted(waiting()) == [["/"], ["/people/a/"]]


def test_a_hub_that_is_away_is_told_later_and_for_a_day(hub: Hub, settings: Any) -> None:
    settings.TASKS = IN_THE_DATABASE
    hub.status = 503
    ping_hub.call("/")
    (task,) = DBTaskResult.objects.all()
    assert (task.args_kwargs["args"], task.run_after) == (["/", 1], timezone.now() + WAITS[0])
    with pytest.raises(HubAway):
        ping_hub.call("/", len(WAITS))


@pytest.mark.parametrize("status", [301, 400, 404, 410])
def test_a_hub_that_refuses_is_left_in_peace_and_not_followed_elsewhere(hub: Hub, status: int) -> None:
    hub.status = status
    assert not tell_hub(hub.url, [f"{SITE}/feed/"])
    assert len(hub.heard) == 1


def test_nobody_at_the_hub_s_address_is_a_hub_that_is_away(hub: Hub) -> None:
    hub.end()
    with pytest.raises(HubAway):
        tell_hub(hub.url, [f"{SITE}/feed/"])
