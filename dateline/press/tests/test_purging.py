"""A CDN in front is told of every page whose answer changed, and never holds anybody up."""

import json
import logging
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from dateline.bylines.models import Author
from dateline.comments.actions.moderate import approve, reject
from dateline.comments.models import Reply
from dateline.press.actions.build import build
from dateline.press.actions.purge import last_refusal, purge
from dateline.press.actions.settle import settle_all
from dateline.press.actions.verify import verify
from dateline.press.addresses import all_addresses
from dateline.press.backends.files import FileStore
from dateline.press.cdn import SECONDS_STALE, CdnAway, surrogate_key
from dateline.press.purging import backends, orders, pages
from dateline.press.server.shelf import Shelf
from dateline.press.spool import left_in
from dateline.press.tests.cdn_server import CdnServer
from dateline.publication.models import House
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committing_at_once")]

Read = Callable[[str], str | None]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BY_ADDRESS = "dateline.press.purging.backends.ByAddress"
BY_KEY = "dateline.press.purging.backends.ByKey"


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def cdn(settings: Any) -> Iterator[CdnServer]:
    """One that is purged by address."""
    server = CdnServer()
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": BY_ADDRESS, "LOCATION": server.url}}
    yield server
    server.end()


@pytest.fixture
def by_key(cdn: CdnServer, settings: Any) -> CdnServer:
    """The same, purged by key."""
    more = {"METHOD": "POST", "HEADERS": {"Fastly-Key": "secret"}}
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": BY_KEY, "LOCATION": f"{cdn.url}/purge", **more}}
    return cdn


@pytest.fixture
def store(cdn: CdnServer, store: FileStore) -> FileStore:
    """The press, opened when the CDN was in the settings already."""
    return store


def purge_all() -> None:
    while purge():
        pass


def waiting(store: FileStore) -> list[Path]:
    return left_in(store.root / orders.FOLDER)


def retitle(story: Story, headline: str) -> None:
    fresh = Story.objects.get(pk=story.pk)
    fresh.title = headline
    fresh.save_revision().publish()


def headers_at(store: FileStore, path: str) -> dict[str, str]:
    answer = Shelf(store).find(path)
    assert answer is not None
    return dict(answer.plain_headers)


# What goes with a page


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
    assert {"surrogate-key", "cdn-cache-control"} <= {name for name, _ in answer.unchanged[answer.plain_etag]}


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


# What is purged


def answers(store: FileStore) -> dict[str, bytes | None]:
    """What readers would get from the front at every address that was ever pressed."""
    shelf = Shelf(store)
    found = {name: shelf.find(name) for name in {*store.names(), *all_addresses()} if name.startswith("/")}
    return {name: answer.plain if answer else None for name, answer in found.items()}


def assert_purged(store: FileStore, cdn: CdnServer, change: Callable[[], object]) -> None:
    """Every address whose answer is another after `change` is purged, with the site's own host."""
    before = answers(store)
    cdn.forget()
    change()
    settle_all()
    after = answers(store)
    purge_all()
    changed = {name for name, answer in before.items() if answer is not None and answer != after.get(name)}
    assert changed, "the change should show somewhere"
    assert changed <= set(cdn.paths)
    assert {host for _, _, headers in cdn.told for name, host in headers.items() if name == "Host"} == {
        "127.0.0.1:8000"
    }
    assert waiting(store) == []


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_changes_every_address_whose_answer_changed_was_purged(
    store: FileStore, cdn: CdnServer, file_story: Any, seed: int
) -> None:
    drawn = random.Random(seed)
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    for number in range(3):
        file_story(f"Headline {number}", bylines=[Byline(author=ann)])
    build()
    purge_all()

    def any_story() -> Story:
        return drawn.choice(list(Story.objects.live().filter(state=Story.State.PUBLISHED).order_by("pk")))

    for number in range(4):
        changes: list[Callable[[], object]] = [
            lambda number=number: file_story(f"New {number}", bylines=[Byline(author=ann)]),  # type: ignore[misc]
            lambda number=number: retitle(any_story(), f"Other {number}"),  # type: ignore[misc]
            lambda: withdraw(story=any_story(), notice="It was another clock."),
        ]
        assert_purged(store, cdn, drawn.choice(changes))
        build()
        purge_all()
    assert verify().is_right


def test_a_reply_is_purged_from_its_story_s_page_when_it_comes_and_when_it_goes(
    store: FileStore, cdn: CdnServer, read: Read, file_story: Any, mo: Any
) -> None:
    story = file_story("Council mends the clock")
    reply = Reply.objects.create(story=story, name="Rosa", comment="About time.")
    read(story.address)
    purge_all()
    assert_purged(store, cdn, lambda: approve(reply=reply, moderator=mo))
    read(story.address)
    assert_purged(store, cdn, lambda: reject(reply=reply, moderator=mo))
    assert cdn.paths == [story.address]


def test_the_house_s_new_name_purges_every_page(store: FileStore, cdn: CdnServer, file_story: Any) -> None:
    file_story("Council mends the clock")
    build()
    house = House.load()
    house.name = "The Post"
    assert_purged(store, cdn, house.save)


def test_what_the_clock_has_changed_is_purged(store: FileStore, cdn: CdnServer, file_story: Any, at_noon: Any) -> None:
    story = file_story("Council mends the clock")
    build()
    purge_all()
    assert_purged(store, cdn, lambda: at_noon.move_to(NOON + timedelta(days=1)))
    assert {"/", story.address} <= set(cdn.paths), "the day stands in the masthead"


def test_what_comes_out_the_same_and_what_is_pressed_first_is_not_purged(
    store: FileStore, cdn: CdnServer, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    build()
    Story.objects.get(pk=story.pk).save()
    settle_all()
    assert waiting(store) == []


def test_withdrawals_come_before_everything_else(store: FileStore, cdn: CdnServer, read: Read, file_story: Any) -> None:
    first, second = file_story("Council mends the clock"), file_story("Harbour opens")
    for address in ("/", first.address, second.address):
        read(address)
    retitle(second, "Harbour shuts")
    settle_all()
    withdraw(story=Story.objects.get(pk=first.pk), notice="It was another clock.")
    assert purge() == 1
    assert first.address in cdn.paths
    purge_all()
    assert second.address in cdn.paths


def test_while_many_pages_are_purged_a_withdrawal_goes_first(
    store: FileStore, cdn: CdnServer, read: Read, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.press.purging.telling.AT_A_TIME", 1)
    story = file_story("Council mends the clock")
    orders.leave_order(("/a/", "/b/", story.address), urgent=False)

    real = backends.ByAddress.purge_batch

    def withdrawn_meanwhile(self: Any, urls: list[str]) -> None:
        real(self, urls)
        if cdn.paths == ["/a/"]:
            orders.leave_order(("/withdrawn/",), urgent=True)

    monkeypatch.setattr(backends.ByAddress, "purge_batch", withdrawn_meanwhile)
    assert purge() == 0
    assert cdn.paths == ["/a/"]
    purge_all()
    assert cdn.paths == ["/a/", "/withdrawn/", "/a/", "/b/", story.address]


def test_of_a_part_on_very_many_pages_the_busiest_and_the_newest_are_purged(
    store: FileStore, cdn: CdnServer, file_story: Any, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    stories = [file_story(f"Headline {number}") for number in range(4)]
    for path in ("/", *(story.address for story in stories)):
        read(path)
    orders.leave_order(("latest",), urgent=False)
    purge_all()
    assert {"/", stories[3].address, stories[2].address} <= set(cdn.paths)
    assert not {stories[0].address, stories[1].address} & set(cdn.paths)


def test_a_cdn_that_knows_keys_is_told_them_and_no_address(
    by_key: CdnServer, store: FileStore, read: Read, file_story: Any
) -> None:
    story, other = file_story("Council mends the clock"), file_story("Harbour opens")
    for path in ("/", story.address, other.address):
        read(path)
    purge_all()
    by_key.forget()
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    purge_all()
    ((method, path, headers),) = by_key.told
    assert (method, path, headers["Fastly-Key"]) == ("POST", "/purge", "secret")
    keys = headers["Surrogate-Key"].split(" ")
    assert {story.address, "latest", "/"} <= set(keys)
    assert other.address not in keys, "it only shows parts that changed, and carries their keys"


def test_more_keys_than_a_header_takes_come_in_several(by_key: CdnServer, store: FileStore) -> None:
    names = tuple(f"/{number}{'x' * 200}/" for number in range(50))
    orders.leave_order(names, urgent=False)
    purge_all()
    told = [headers["Surrogate-Key"] for _, _, headers in by_key.told]
    assert max(map(len, told)) <= backends.LONGEST_HEADER
    assert set(" ".join(told).split(" ")) == set(names)


# When it goes wrong


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
