"""A CDN in front is told of every page whose answer changed."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.bylines.models import Author
from dateline.comments.actions.moderate import approve, reject
from dateline.comments.models import Reply
from dateline.press.actions.build import build
from dateline.press.actions.purge import purge
from dateline.press.actions.settle import settle_all
from dateline.press.actions.verify import verify
from dateline.press.addresses import all_addresses
from dateline.press.backends.files import FileStore
from dateline.press.purging import backends, orders, pages
from dateline.press.rendering import waits_to_be_asked
from dateline.press.server.shelf import Shelf
from dateline.press.tests.cdn_server import CdnServer
from dateline.press.tests.purging.purged import purge_all, waiting
from dateline.press.tests.retitle import retitle
from dateline.publication.models import House
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Story
from tests.clock import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]


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
    """But for pages that are made when somebody asks, which are let go unseen."""
    story = file_story("Council mends the clock")
    build(addresses=[address for address in all_addresses() if not waits_to_be_asked(address)])
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
