"""What readers get is what a fresh rendering would be, after every kind of change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.bylines.models import Author
from dateline.comments.actions.moderate import approve, reject
from dateline.comments.models import Reply
from dateline.fronts.models import BreakingStrip
from dateline.press.actions.press import press
from dateline.press.actions.settle import settle_all, urgency
from dateline.press.actions.verify import verify
from dateline.press.backends.files import FileStore
from dateline.press.outcome import Outcome
from dateline.press.pressed import Segment
from dateline.press.server.shelf import Shelf
from dateline.press.tests.retitle import retitle
from dateline.publication.models import House
from dateline.stories.actions.withdraw import withdraw
from dateline.stories.models import Byline, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "committing_at_once")]

Read = Callable[[str], str | None]


def is_right() -> bool:
    report = verify()
    return (report.stale, report.waiting, report.orphaned, report.differing) == ([], [], [], [])


def test_a_page_is_pressed_when_it_is_first_asked_for_and_served_from_then_on(
    store: FileStore, read: Read, file_story: Any
) -> None:
    story = file_story("Council mends the clock")
    assert Shelf(store).find(story.address) is None
    assert "Council mends the clock" in (read(story.address) or "")
    found = Shelf(store).find(story.address)
    assert found is not None
    assert "Council mends the clock" in found.plain.decode()
    assert {"/", "latest", f"related:{story.pk}"} <= {"/", *store.names()}


def test_a_new_story_is_on_the_front_and_in_the_latest_after_the_press_has_settled(read: Read, file_story: Any) -> None:
    first = file_story("Council mends the clock")
    for address in ("/", "/latest/", first.address):
        assert "Harbour opens" not in (read(address) or "")
    file_story("Harbour opens")
    settle_all()
    for address in ("/", "/latest/", first.address):
        assert "Harbour opens" in (read(address) or ""), address
    assert is_right()


def test_an_edit_changes_the_story_and_every_list_that_prints_it(read: Read, file_story: Any) -> None:
    story, other = file_story("Council mends the clock"), file_story("Harbour opens")
    addresses = ("/", "/latest/", story.address, other.address)
    for address in addresses:
        assert "Council mends the clock" in (read(address) or "")
    retitle(story, "Council breaks the clock")
    settle_all()
    for address in addresses:
        text = read(address) or ""
        assert "Council breaks the clock" in text, address
        assert "Council mends the clock" not in text, address
    assert is_right()


def test_readers_keep_the_old_page_until_the_new_one_is_whole(store: FileStore, read: Read, file_story: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story("Council mends the clock", bylines=[Byline(author=ann)])
    file_story("Harbour opens", bylines=[Byline(author=ann)])
    shelf = Shelf(store)
    for address in ("/", "/latest/", story.address):
        read(address)
    retitle(story, "Council breaks the clock")
    for address in ("/", "/latest/", story.address):
        kept = shelf.find(address)
        assert kept is not None, address
        assert "Council mends the clock" in kept.plain.decode()


def test_a_withdrawn_story_is_gone_at_once_with_no_worker_running(read: Read, file_story: Any) -> None:
    story, other = file_story("Council mends the clock"), file_story("Harbour opens")
    addresses = ("/", "/latest/", story.address, other.address)
    for address in addresses:
        assert "Council mends the clock" in (read(address) or "")
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was another clock.")
    for address in addresses:
        assert "Council mends the clock" not in (read(address) or ""), address
    assert "It was another clock." in (read(story.address) or "")
    settle_all()
    assert is_right()


def test_a_deleted_story_is_gone_at_once(read: Read, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    address = story.address
    assert read(address)
    Story.objects.get(pk=story.pk).delete()
    assert read(address) is None
    assert "Council mends the clock" not in (read("/") or "")
    settle_all()
    assert is_right()


def test_a_reply_appears_when_it_is_approved_and_goes_at_once_when_it_is_rejected(
    read: Read, file_story: Any, mo: Any
) -> None:
    story = file_story("Council mends the clock")
    reply = Reply.objects.create(story=story, name="Rosa", comment="About time.")
    assert "About time." not in (read(story.address) or "")
    approve(reply=reply, moderator=mo)
    settle_all()
    assert "About time." in (read(story.address) or "")
    reject(reply=reply, moderator=mo)
    assert "About time." not in (read(story.address) or "")
    settle_all()
    assert is_right()


def test_an_author_s_new_name_stands_on_every_story_they_signed(read: Read, file_story: Any) -> None:
    ann = Author.objects.create(name="Ann Oak", slug="ann-oak")
    story = file_story("Council mends the clock", bylines=[Byline(author=ann)])
    assert "Ann Oak" in (read(story.address) or "")
    ann.name = "Ann Ash"
    ann.save()
    settle_all()
    assert "Ann Ash" in (read(story.address) or "")
    assert "Ann Oak" not in (read("/") or "")
    assert is_right()


def test_the_house_s_new_name_stands_on_every_page_at_once(read: Read, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    house = House.load()
    house.name = "The Harrow Point Courier"
    house.save()
    for address in ("/", story.address):
        assert "The Harrow Point Courier" in (read(address) or "")
    assert is_right()


def test_the_strip_appears_everywhere_and_ends_at_its_hour_by_itself(read: Read, file_story: Any, at_noon: Any) -> None:
    story = file_story("Council mends the clock")
    assert "Bridge shut" not in (read(story.address) or "")
    strip = BreakingStrip.load()
    strip.text, strip.ends_at = "Bridge shut", datetime(2026, 11, 23, 13, tzinfo=UTC)
    strip.save()
    settle_all()
    assert "Bridge shut" in (read(story.address) or "")
    at_noon.move_to(datetime(2026, 11, 23, 13, tzinfo=UTC))
    assert "Bridge shut" not in (read(story.address) or "")
    settle_all()
    assert is_right()


def test_the_day_in_the_masthead_changes_at_midnight(read: Read, file_story: Any, at_noon: Any) -> None:
    story = file_story("Council mends the clock")
    assert "23 November 2026</time>" in (read(story.address) or "")
    at_noon.move_to(datetime(2026, 11, 24, 0, 0, 1, tzinfo=UTC))
    assert "24 November 2026</time>" in (read(story.address) or "")


def test_a_page_that_comes_out_the_same_holds_back_what_began_earlier(
    store: FileStore, read: Read, file_story: Any
) -> None:
    address = file_story("Council mends the clock").address
    assert read(address)
    older = store.ticket()
    outcome, page = press(name=address)
    assert outcome is Outcome.SAME
    assert page is not None
    assert not store.write(replace(page, pieces=(Segment.of(b"shown for a moment only"),), number=older, digest=""))


def test_the_desk_s_drafts_press_nothing(store: FileStore, read: Read, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    for address in ("/", "/latest/", story.address):
        read(address)
    settle_all()
    before = {name: store.signature(name) for name in store.names()}
    draft = Story.objects.get(pk=story.pk)
    draft.title = "Council breaks the clock"
    draft.save_revision()
    done = settle_all()
    assert (done.pressed, done.gone) == (0, 0)
    assert {name: store.signature(name) for name in store.names()} == before


def test_an_address_with_nothing_at_it_leaves_nothing_on_the_disk(store: FileStore, client: Any) -> None:
    client.get("/news/2026/11/23/first/")
    before = sorted(store.digests())
    for number in range(5):
        assert client.get(f"/news/2026/11/23/made-up-{number}/").status_code == 404
    assert sorted(store.digests()) == before


def test_what_a_stranger_sends_beside_the_address_is_in_no_page(store: FileStore, client: Any, file_story: Any) -> None:
    story = file_story("Council mends the clock")
    plain = client.get(story.address).content
    odd = client.get(
        f"{story.address}?page=9&q=%3Cscript%3E",
        headers={"host": "evil.example", "x-forwarded-host": "evil.example", "referer": "evil", "cookie": "a=b"},
    )
    assert odd.content == plain
    assert [name for name in store.names() if name.startswith("/")] == [story.address]
    for path in (story.address.upper(), f"/{story.address}", f"{story.address}.", "/nothing/", "/desk/"):
        client.get(path)
    assert [name for name in store.names() if name.startswith("/")] == [story.address]


def test_a_story_that_is_published_again_stands_under_those_it_is_related_to_again(read: Read, file_story: Any) -> None:
    shown, story = file_story("Harbour wall mended"), file_story("Harbour wall breaks")
    read(shown.address)
    withdraw(story=Story.objects.get(pk=story.pk), notice="It was otherwise.")
    settle_all()
    assert story.address not in (read(shown.address) or "")
    settle_all()
    Story.objects.get(pk=story.pk).save_revision().publish()
    settle_all()
    assert story.address in (read(shown.address) or "")
    assert is_right()


def test_lists_where_readers_look_for_news_are_pressed_before_what_stands_under_a_story():
    order = ["/", "latest", "/feed/", "/latest/", "/authors/ravi/", "related:7", "/news/2026/11/23/bridge-opens/"]
    assert sorted(set(order), key=urgency) == order
