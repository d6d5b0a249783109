"""Pages pressed together are kept as each would be by itself, whatever happens meanwhile."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError

from dateline.press.actions import press_together as pressing
from dateline.press.actions.build import build
from dateline.press.actions.drop import drop
from dateline.press.actions.press import press
from dateline.press.actions.press_together import press_together
from dateline.press.actions.settle import settle_all
from dateline.press.actions.touch import touch
from dateline.press.actions.verify import verify
from dateline.press.backends.base import DiskFails
from dateline.press.backends.files import FileStore
from dateline.press.keys import number_of
from dateline.press.models import Entry, EntryKey
from dateline.press.outcome import Outcome
from dateline.press.pressed import Pressed
from dateline.press.rendering import Rendered, render
from dateline.press.tests.retitle import retitle
from dateline.stories.keys import page_key
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon", "committing_at_once")]


@pytest.fixture
def three(file_story: Any) -> list[Story]:
    return [file_story(headline) for headline in ("Council mends the clock", "Harbour opens", "Rain at the fair")]


def test_stories_pressed_together_cost_hardly_more_statements_than_one(
    store: FileStore, three: list[Story], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        press_together(names=[story.address for story in three])
    with django_assert_max_num_queries(30):
        press_together(names=[f"{kind}:{story.pk}" for story in three for kind in ("related", "replies")])


def test_a_build_of_all_pages_is_right(store: FileStore, three: list[Story]) -> None:
    built = build()
    assert built.failed == 0
    report = verify()
    assert report.is_right
    assert report.checked == built.pressed
    again = build()
    assert (again.pressed, again.kept) == (0, built.pressed)


def test_one_page_that_breaks_does_not_keep_the_others_from_being_pressed(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_one(name: str) -> Rendered | None:
        if name == three[1].address:
            raise RuntimeError("It breaks.")
        return render(name)

    monkeypatch.setattr(pressing, "render", break_one)
    built = build()
    assert built.failed == 1
    kept = set(store.names())
    assert {three[0].address, three[2].address} <= kept
    assert three[1].address not in kept


def test_one_page_that_breaks_does_not_keep_the_others_from_being_pressed_again(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    for story in three:
        touch(page_key(story.pk))
    before = {story.address: store.signature(story.address) for story in three}

    def break_one(name: str) -> Rendered | None:
        if name == three[1].address:
            raise RuntimeError("It breaks.")
        return render(name)

    monkeypatch.setattr(pressing, "render", break_one)
    assert settle_all().failed == 1
    assert store.read(three[1].address) is None
    for story in (three[0], three[2]):
        assert store.signature(story.address) not in (None, before[story.address])


def test_a_build_ends_at_once_when_the_database_is_gone(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def lose(name: str) -> Rendered | None:
        made.append(name)
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(pressing, "render", lose)
    with pytest.raises(OperationalError):
        build()
    assert len(made) == 1


def test_what_is_touched_while_it_is_made_is_made_again_and_the_others_are_not(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    touched = [{number_of(page_key(three[0].pk))}]

    def make(name: str) -> Rendered | None:
        made.append(name)
        return render(name)

    monkeypatch.setattr(pressing, "render", make)
    monkeypatch.setattr(pressing, "touched_since", lambda *_: touched.pop() if touched else set())
    outcomes = press_together(names=[story.address for story in three])
    assert {outcome for outcome, _ in outcomes.values()} == {Outcome.PRESSED}
    assert sorted(made) == sorted([three[0].address, *(story.address for story in three)])


def test_keys_that_another_rendering_has_entered_meanwhile_are_not_struck_out(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older rendering that is still at its writing must not take keys from a newer one."""
    address = three[0].address
    press(name=address)
    book = Entry.objects.get(name=address)
    EntryKey.objects.create(entry=book, key=number_of("list:of before"))
    write = FileStore.write

    def enter_meanwhile(self: FileStore, entry: Pressed) -> bool:
        Entry.objects.filter(pk=book.pk).update(ticket=entry.number + 1)
        return write(self, entry)

    monkeypatch.setattr(FileStore, "write", enter_meanwhile)
    press(name=address)
    assert book.keys.filter(key=number_of("list:of before")).exists()
    monkeypatch.undo()
    press(name=address)
    assert not book.keys.filter(key=number_of("list:of before")).exists()


def test_what_could_be_written_before_the_disk_failed_is_seen_by_every_process_and_told_to_the_cdn(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [story.address for story in three]
    press_together(names=addresses)
    for story in three:
        retitle(story, f"{story.title}, at last")
    write, written, ordered = FileStore.write, list[str](), list[str]()

    def fail_at_the_second(self: FileStore, entry: Pressed) -> bool:
        if written:
            raise DiskFails("No room.")
        written.append(entry.name)
        return write(self, entry)

    monkeypatch.setattr(FileStore, "write", fail_at_the_second)
    monkeypatch.setattr(pressing, "order_purge", lambda *names: ordered.extend(names))
    before = store.generation.count[0]
    with pytest.raises(DiskFails):
        press_together(names=addresses)
    assert store.generation.count[0] > before
    assert ordered == written


def test_an_older_rendering_that_comes_later_leaves_books_and_page_to_the_newer_one(
    store: FileStore, three: list[Story]
) -> None:
    address = three[0].address
    press(name=address)
    book = Entry.objects.get(name=address)
    EntryKey.objects.create(entry=book, key=number_of("list:of the newer one"))
    newer = store.ticket() + 100
    kept = store.read(address)
    assert kept is not None
    store.write(replace(kept, number=newer))
    Entry.objects.filter(pk=book.pk).update(ticket=newer)
    press(name=address)
    book.refresh_from_db()
    assert book.ticket == newer
    assert book.keys.filter(key=number_of("list:of the newer one")).exists()


def test_what_is_pressed_again_while_it_is_dropped_stays_in_the_books_and_can_be_withdrawn(
    store: FileStore, three: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = three[0].address
    press(name=address)
    move = FileStore.move

    def press_meanwhile(self: FileStore) -> None:
        monkeypatch.setattr(FileStore, "move", move)
        move(self)
        press(name=address)

    monkeypatch.setattr(FileStore, "move", press_meanwhile)
    drop(name=address)
    assert store.read(address) is not None
    touch(page_key(three[0].pk), at_once=True)
    assert store.read(address) is None


def test_what_is_dropped_is_in_no_book(store: FileStore, three: list[Story]) -> None:
    press(name=three[0].address)
    drop(name=three[0].address)
    assert not Entry.objects.filter(name=three[0].address).exists()
