"""What the process in front has in memory is never older than the press."""

import os
from pathlib import Path

import pytest

from dateline.press.backends.files import FileStore
from dateline.press.held import SECONDS_KEPT, Held, keep_held, kept_held
from dateline.press.pressed import Pressed, Segment
from dateline.press.server.shelf import BESIDE_A_PAGE, BESIDE_A_PART, MOST_BYTES, SHARE_OF_PARTS, Shelf
from dateline.press.server.teller import Teller

NOW = 1000.0
SEVEN_PAGES = 7 * (BESIDE_A_PAGE + 400)


class Clock:
    now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    made = FileStore(tmp_path / "press")
    made.set_format("f")
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf(store: FileStore, clock: Clock) -> Shelf:
    return Shelf(store, clock=clock)


def keep(store: FileStore, name: str, *pieces: str, until: float | None = None, format_: str = "f") -> Pressed:
    """`{latest}` names a part, anything else is text."""
    made = tuple(p[1:-1] if p.startswith("{") else Segment.of(p.encode()) for p in pieces)
    entry = Pressed(name, 200, (), made, store.ticket(), format_, until)
    assert store.write(entry)
    store.move()
    return entry


def text_at(shelf: Shelf, path: str) -> str | None:
    answer = shelf.find(path)
    return None if answer is None else answer.plain.decode()


def test_a_page_is_found_with_its_parts_and_a_stranger_s_path_is_not(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}", "b")
    assert text_at(shelf, "/") == "aL1b"
    for odd in ("//", "/.", "/?a", "", "/../format", "\0"):
        assert text_at(shelf, odd) is None


def test_a_part_is_no_page(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    assert shelf.find("latest") is None


def test_the_next_request_has_what_was_pressed_last(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}")
    assert text_at(shelf, "/") == "aL1"
    keep(store, "latest", "L2")
    assert text_at(shelf, "/") == "aL2"
    keep(store, "/", "A", "{latest}")
    assert text_at(shelf, "/") == "AL2"


def test_what_did_not_change_is_not_assembled_again(store: FileStore, shelf: Shelf) -> None:
    keep(store, "/", "a")
    first = shelf.find("/")
    keep(store, "/other/", "b")
    assert shelf.find("/") is first


def test_a_dropped_page_is_gone_at_the_next_request_and_an_older_rendering_does_not_bring_it_back(
    store: FileStore, shelf: Shelf
) -> None:
    keep(store, "/", "a")
    older = store.ticket()
    assert text_at(shelf, "/") == "a"
    store.drop("/", store.ticket())
    store.move()
    assert shelf.find("/") is None
    assert not store.write(Pressed("/", 200, (), (Segment.of(b"old"),), older, "f"))
    assert shelf.find("/") is None


def test_a_page_waits_for_a_part_that_is_dropped(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}")
    assert text_at(shelf, "/") == "aL1"
    store.drop("latest", store.ticket())
    store.move()
    assert shelf.find("/") is None
    keep(store, "latest", "L2")
    assert text_at(shelf, "/") == "aL2"


def test_pages_of_another_format_are_not_served(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}")
    assert text_at(shelf, "/") == "aL1"
    store.set_format("g")
    assert shelf.find("/") is None
    keep(store, "/", "a", "{latest}", format_="g")
    assert shelf.find("/") is None, "its part is of the old one"
    keep(store, "latest", "L2", format_="g")
    assert text_at(shelf, "/") == "aL2"


def test_a_page_is_not_served_from_its_hour_on(store: FileStore, shelf: Shelf, clock: Clock) -> None:
    keep(store, "strip", "!", until=NOW + 5)
    keep(store, "/", "a", "{strip}")
    assert text_at(shelf, "/") == "a!"
    clock.now = NOW + 5
    assert shelf.find("/") is None


def test_memory_is_bounded_and_what_is_asked_for_stays(store: FileStore, clock: Clock) -> None:
    shelf = Shelf(store, most_bytes=SEVEN_PAGES, clock=clock)
    for number in range(40):
        keep(store, f"/{number}/", f"{number} " + "".join(chr(33 + (number * i * 7919) % 90) for i in range(300)))
    keep(store, "/hot/", "hot")
    for number in range(40):
        shelf.find(f"/{number}/")
        hot = shelf.find("/hot/")
        assert shelf.bytes_held <= SEVEN_PAGES
    assert hot is shelf.find("/hot/")
    for number in range(40):
        answer = shelf.find(f"/{number}/")
        assert answer is not None
        shelf.plain_of(f"/{number}/", answer)
        assert shelf.bytes_held <= SEVEN_PAGES


def test_many_pages_with_nothing_in_them_are_bounded_too(store: FileStore, clock: Clock) -> None:
    shelf = Shelf(store, most_bytes=SEVEN_PAGES, clock=clock)
    for number in range(20):
        keep(store, f"/{number}/", "")
        shelf.find(f"/{number}/")
    assert shelf.holds().pages == 7


def test_parts_take_a_share_of_the_memory_and_no_more(store: FileStore, clock: Clock) -> None:
    shelf = Shelf(store, most_bytes=SEVEN_PAGES, clock=clock)
    for number in range(40):
        keep(store, f"related:{number}", "r" * number)
        keep(store, f"/{number}/", "a", f"{{related:{number}}}")
    for number in range(40):
        assert text_at(shelf, f"/{number}/") == "a" + "r" * number
        held = shelf.holds()
        assert (held.bytes, held.most_bytes) == (shelf.bytes_held, SEVEN_PAGES)
        assert held.bytes <= SEVEN_PAGES
        assert held.parts * BESIDE_A_PART <= SEVEN_PAGES // SHARE_OF_PARTS


def test_a_page_whose_part_was_let_go_of_is_not_assembled_again(store: FileStore, clock: Clock) -> None:
    shelf = Shelf(store, most_bytes=SEVEN_PAGES, clock=clock)
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}")
    first = shelf.find("/")
    for number in range(20):
        keep(store, f"related:{number}", "r" * 100)
        keep(store, "/other/", "b", f"{{related:{number}}}")
        shelf.find("/other/")
    assert shelf.find("/") is first


def test_what_is_in_memory_is_told_while_the_process_is_there(store: FileStore, shelf: Shelf) -> None:
    keep(store, "latest", "L1")
    keep(store, "/", "a", "{latest}")
    shelf.find("/")
    teller = Teller(store.root, shelf.holds)
    teller.tell(shelf.holds())
    told = kept_held(store.root)
    assert told == {os.getpid(): Held(1, 1, shelf.bytes_held, MOST_BYTES)}
    teller.end()
    assert kept_held(store.root) == {}


def test_what_a_killed_process_said_is_not_believed_for_long(store: FileStore) -> None:
    keep_held(store.root, Held(1, 1, 1, 1), now=NOW)
    assert kept_held(store.root, now=NOW + SECONDS_KEPT) != {}
    assert kept_held(store.root, now=NOW + SECONDS_KEPT + 1) == {}
    (store.root / "memory" / "torn.json").write_text("{")
    assert kept_held(store.root, now=NOW) != {}


def test_what_a_killed_process_left_half_written_is_swept_away(store: FileStore) -> None:
    keep(store, "/", "a")
    folder = next((store.root / "entries").iterdir())
    (folder / ".new-0011").write_bytes(b"half")
    assert list(store.names()) == ["/"]
    store.sweep()
    assert not list(folder.glob(".new-*"))
    assert list(store.names()) == ["/"]
