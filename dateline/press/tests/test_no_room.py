"""A disk without room takes nothing from readers and leaves nothing half written; what is dropped needs none."""

import errno
from pathlib import Path
from typing import Any

import pytest

from dateline.press.backends import files
from dateline.press.backends.base import DiskFails
from dateline.press.backends.files import FileStore
from dateline.press.generation import Generation
from dateline.press.pressed import Pressed, Segment
from dateline.press.reads import Reads, keep_reads
from dateline.press.server.shelf import Shelf
from dateline.press.tests.no_room import no_room

LONG = b"The clock strikes again. " * 40


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """With a page in it."""
    store = FileStore(tmp_path)
    store.set_format("f")
    store.write(page(store.ticket(), LONG))
    store.move()
    return store


@pytest.fixture
def full(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """No new file can be written; what is there can be written over, as on most full disks."""

    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "replace_file", refuse)


def page(number: int, text: bytes) -> Pressed:
    return Pressed("/", 200, (("content-type", "text/html"),), (Segment.of(text),), number, "f")


def half_written(store: FileStore) -> list[Path]:
    return list(store.root.rglob(".new-*"))


def test_readers_keep_the_old_page_while_there_is_no_room_for_the_new_one(store: FileStore) -> None:
    shelf = Shelf(store)
    newer = page(store.ticket(), b"Another clock. " * 40)
    with no_room(), pytest.raises(DiskFails):
        store.write(newer)
    store.move()
    answer = shelf.find("/")
    assert answer is not None
    assert answer.plain == LONG
    assert half_written(store) == []
    assert store.write(newer), "There is room again."


@pytest.mark.parametrize("allowed", [0, 10])
def test_what_is_dropped_is_gone_also_where_not_a_byte_can_be_written(store: FileStore, allowed: int) -> None:
    number = store.ticket()
    with no_room(allowed):
        store.drop("/", number)
        store.drop("/never-pressed/", number)
    store.move()
    assert Shelf(store).find("/") is None
    assert list(store.names()) == []
    assert half_written(store) == []


@pytest.mark.usefixtures("full")
def test_what_is_dropped_on_a_full_disk_is_not_brought_back_by_an_older_rendering(store: FileStore) -> None:
    older = page(store.ticket(), LONG)
    store.drop("/", store.ticket())
    assert store.read("/") is None
    assert not store.write(older)


@pytest.mark.usefixtures("full")
def test_another_format_holds_on_a_full_disk(store: FileStore) -> None:
    shelf = Shelf(store)
    assert shelf.find("/") is not None
    store.set_format("g")
    assert FileStore(store.root).format == "g"
    assert shelf.find("/") is None


def test_what_was_read_is_not_left_half_written(tmp_path: Path) -> None:
    reads = Reads(0, {"/news/2026/11/23/clock/": 1}, {})
    with no_room(), pytest.raises(OSError):  # noqa: PT011 - the caller asks no more of it
        keep_reads(tmp_path, reads)
    assert list(tmp_path.rglob("*.json")) == list(tmp_path.rglob(".new-*")) == []


def test_a_press_that_has_no_room_for_its_number_says_so_and_is_not_killed_by_it(tmp_path: Path) -> None:
    with no_room(), pytest.raises(OSError):  # noqa: PT011 - as above
        Generation(tmp_path / "generation")
    assert Generation(tmp_path / "generation").ticket()


def test_the_room_for_the_press_s_number_is_taken_before_the_disk_is_full(tmp_path: Path) -> None:
    generation = Generation(tmp_path / "generation")
    assert (tmp_path / "generation").stat().st_blocks, "A hole: it would be filled when the number first moves."
    number = generation.now
    generation.move()
    assert Generation(tmp_path / "generation").now == number + 1, "Who opens it later changes nothing."
