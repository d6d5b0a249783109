"""A CDN that is slow, refuses or is away holds nobody up, and nothing is lost."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from dateline.press.actions.purge import last_refusal, purge
from dateline.press.actions.settle import settle_all
from dateline.press.backends.files import FileStore
from dateline.press.cdn import CdnAway
from dateline.press.purging import backends, orders
from dateline.press.tests.cdn_server import CdnServer
from dateline.press.tests.purging.purged import purge_all, waiting
from dateline.press.tests.retitle import retitle
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]


def test_a_cdn_that_refuses_is_told_again_and_nothing_is_lost(
    store: FileStore, cdn: CdnServer, read: Read, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    cdn.status = 503
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    with pytest.raises(CdnAway, match="503"):
        purge()
    assert "503" in last_refusal(store.root / orders.FOLDER)
    assert waiting(store)
    cdn.status = 200
    cdn.forget()
    purge_all()
    assert story.address in cdn.paths
    assert last_refusal(store.root / orders.FOLDER) == ""


def test_a_cdn_that_says_nothing_is_given_up_after_a_moment_and_pressing_goes_on(
    store: FileStore, cdn: CdnServer, read: Read, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backends, "SECONDS", 0.1)
    story = file_story("Council mends the clock")
    read(story.address)
    cdn.answers.clear()
    retitle(story, "Council breaks the clock")
    settle_all()
    assert "Council breaks the clock" in (read(story.address) or "")
    with pytest.raises(CdnAway, match="does not answer"):
        purge()
    assert waiting(store)


def test_a_cdn_that_never_had_the_page_is_content(store: FileStore, cdn: CdnServer) -> None:
    cdn.status = 404
    orders.leave_order(("/",), urgent=False)
    assert purge() == 1


def test_a_backend_that_only_writes_its_failure_into_the_log_is_told_again(
    store: FileStore, cdn: CdnServer, settings: Any
) -> None:
    cdn.status = 500
    theirs = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": theirs, "LOCATION": cdn.url}}
    orders.leave_order(("/",), urgent=False)
    with pytest.raises(CdnAway, match="Couldn't purge"):
        purge()
    cdn.status = 200
    assert purge() == 1


def test_settings_that_no_backend_takes_are_told(store: FileStore, settings: Any) -> None:
    cloudflare = "wagtail.contrib.frontend_cache.backends.CloudflareBackend"
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": cloudflare, "ZONEID": "1"}}
    orders.leave_order(("/",), urgent=False)
    with pytest.raises(CdnAway, match="cdn_options"):
        purge()


def test_a_backend_for_other_hosts_is_left_alone(store: FileStore, cdn: CdnServer, settings: Any) -> None:
    settings.WAGTAILFRONTENDCACHE["cdn"]["HOSTNAMES"] = ["other.example"]
    orders.leave_order(("/",), urgent=False)
    assert purge() == 1
    assert cdn.told == []


def test_orders_outlast_the_worker_and_too_old_ones_are_let_go(
    store: FileStore, cdn: CdnServer, at_noon: Any, caplog: pytest.LogCaptureFixture
) -> None:
    orders.leave_order(("/old/",), urgent=True)
    at_noon.shift(orders.SECONDS_KEPT + 1)
    orders.leave_order(("/new/",), urgent=False)
    with caplog.at_level(logging.WARNING):
        purge_all()
    assert cdn.paths == ["/new/"]
    assert "too old" in caplog.text


def test_too_many_orders_become_one_of_every_page(
    store: FileStore, cdn: CdnServer, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "MOST_WAITING", 3)
    read("/")
    for number in range(5):
        orders.leave_order((f"/{number}/",), urgent=False)
    purge_all()
    assert cdn.paths == ["/"]


def test_a_torn_order_stops_nothing(store: FileStore, cdn: CdnServer) -> None:
    orders.leave_order(("/",), urgent=False)
    (torn,) = waiting(store)
    torn.with_name("0-1-torn.json").write_text(json.dumps(["half"])[:3])
    purge_all()
    assert cdn.paths == ["/"]
    assert waiting(store) == []


def test_a_full_disk_holds_up_no_withdrawal(
    store: FileStore, read: Read, file_story: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(orders, "leave", full)
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    assert "Council mends the clock" not in (read(story.address) or "")
    assert "No space left" in caplog.text
