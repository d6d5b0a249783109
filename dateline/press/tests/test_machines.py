"""Several machines that share a press keep its promises together, also when Valkey falls and comes back."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.press.backends.files import digest_of
from dateline.press.backends.follower import Follower
from dateline.press.backends.shared import SharedPress, SharedPressAway
from dateline.press.backends.valkey import SharedStore
from dateline.press.server.shelf import Shelf
from dateline.press.tests.kept import HOUSE, entry, keep, machine, take_down, text_on
from dateline.press.tests.valkey_server import ValkeyServer
from tests.running import wait_for


@contextmanager
def following(*stores: SharedStore) -> Iterator[None]:
    """With a follower on each machine, as its worker has one."""
    ended = threading.Event()

    def follow(follower: Follower) -> None:
        while not ended.is_set():
            try:
                follower.follow(0.05)
            except SharedPressAway:
                ended.wait(0.05)

    threads = [threading.Thread(target=follow, args=[Follower(store)]) for store in stores]
    for thread in threads:
        thread.start()
    wait_for(lambda: all(is_heard(store) for store in stores), "a follower was never heard", 10)
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join(10)


def is_heard(store: SharedStore) -> bool:
    """Whether the others would wait for this machine, and need not."""
    beats = bool(store.shared._valkey.keys(f"*:machine:{store.machine}"))
    return beats and store.shared.all_have_applied(store.shared.newest(), but="")


@pytest.fixture
def north(valkey: ValkeyServer, tmp_path: Path) -> SharedStore:
    made = machine(valkey, tmp_path / "north")
    made.set_format("f")
    return made


@pytest.fixture
def south(north: SharedStore, valkey: ValkeyServer, tmp_path: Path) -> SharedStore:
    """After the other: it has followed nothing yet, not even the format."""
    return machine(valkey, tmp_path / "south")


def all_serve(name: str, text: str | None, *stores: SharedStore) -> None:
    wait_for(lambda: {text_on(store, name) for store in stores} == {text}, f"not every machine has {text!r}", 10)


class TestSeveralMachines:
    def test_what_one_presses_the_other_serves(self, north: SharedStore, south: SharedStore) -> None:
        with following(north, south):
            keep(north, "/", "a")
            all_serve("/", "a", north, south)
            keep(south, "/", "b")
            all_serve("/", "b", north, south)

    def test_a_front_that_has_the_page_in_memory_sees_what_came_from_another_machine(
        self, north: SharedStore, south: SharedStore
    ) -> None:
        with following(north, south):
            keep(north, "/", "a")
            all_serve("/", "a", south)
            front = Shelf(south.files)
            assert front.find("/") is not None
            take_down(north, "/")
            assert front.find("/") is None

    def test_whoever_drops_waits_until_the_others_have_dropped(self, north: SharedStore, south: SharedStore) -> None:
        with following(north, south):
            for number in range(50):
                keep(north, "/", str(number))
                all_serve("/", str(number), south)
                take_down(north, "/")
                assert text_on(south, "/") is None

    def test_a_cdn_is_told_only_when_every_machine_has_the_new_page(
        self, north: SharedStore, south: SharedStore
    ) -> None:
        with following(north, south):
            keep(south, "/", "first")
            all_serve("/", "first", north, south)
            for number in range(50):
                keep(north, "/", str(number))
                north.wait_for_all()
                assert text_on(south, "/") == str(number)

    def test_nobody_waits_for_a_machine_that_was_not_heard_of(
        self, north: SharedStore, south: SharedStore, valkey: ValkeyServer
    ) -> None:
        with following(north, south):
            keep(north, "/", "a")
            all_serve("/", "a", south)
        valkey.client.delete(*valkey.client.keys("*:machine:*"))  # as when its time has run out
        place = north.shared.newest()
        assert north.shared.all_have_applied((place[0] + 1, 0), but=north.machine)
        take_down(north, "/")
        assert text_on(south, "/") == "a"
        with following(south):
            all_serve("/", None, south)

    def test_a_machine_that_does_not_apply_is_waited_for_no_longer_than_patience(
        self, north: SharedStore, south: SharedStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dateline.press.backends.valkey.PATIENCE", 0.05)
        Follower(south).follow()
        keep(north, "/", "a")
        assert not north.shared.all_have_applied(north.shared.newest(), but=north.machine)
        take_down(north, "/")
        north.wait_for_all()
        assert text_on(north, "/") is None

    def test_another_format_reaches_every_machine_before_it_is_set(
        self, north: SharedStore, south: SharedStore
    ) -> None:
        with following(north, south):
            keep(north, "/", "a")
            all_serve("/", "a", south)
            north.set_format("g")
            assert (south.format, text_on(south, "/")) == ("g", None)

    def test_a_new_machine_fills_itself(self, north: SharedStore, south: SharedStore) -> None:
        for number in range(1200):
            north.write(entry(f"/{number}/", str(number), north.ticket()))
        take_down(north, "/7/")
        older = entry("/7/", "old", 1)
        Follower(south).follow()
        assert len(list(south.names())) == 1199
        assert (text_on(south, "/1199/"), text_on(south, "/7/")) == ("1199", None)
        assert not south.files.write(older)

    def test_a_machine_that_has_missed_more_than_the_news_holds_compares_everything(
        self, north: SharedStore, south: SharedStore, valkey: ValkeyServer
    ) -> None:
        keep(north, "/", "a")
        keep(north, "/gone/", "a")
        Follower(south).follow()
        keep(north, "/", "b")
        take_down(north, "/gone/")
        keep(north, "/other/", "c")
        valkey.client.xtrim(north.shared._news, maxlen=1, approximate=False)
        Follower(south).follow()
        assert [text_on(south, name) for name in ("/", "/gone/", "/other/")] == ["b", None, "c"]

    def test_a_worker_that_was_started_again_goes_on_where_it_was(
        self, north: SharedStore, south: SharedStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        keep(north, "/", "a")
        Follower(south).follow()
        take_down(north, "/")
        monkeypatch.setattr(Follower, "_compare", None)
        Follower(south).follow()
        assert text_on(south, "/") is None

    def test_a_record_whose_entry_valkey_has_lost_drops_it(
        self, north: SharedStore, south: SharedStore, valkey: ValkeyServer
    ) -> None:
        keep(north, "/", "a")
        follower = Follower(south)
        follower.follow()
        keep(north, "/", "b")
        valkey.client.delete(north.shared._entry(digest_of("/")))
        follower.follow()
        assert text_on(south, "/") is None

    def test_newsrooms_that_use_one_valkey_see_nothing_of_each_other(
        self, north: SharedStore, valkey: ValkeyServer, tmp_path: Path
    ) -> None:
        keep(north, "/", "a")
        stranger = machine(valkey, tmp_path / "stranger", "https://other.example")
        Follower(stranger).follow()
        assert (list(stranger.names()), stranger.format) == ([], "")

    def test_a_drop_is_newer_than_what_a_machine_with_a_fast_clock_has_pressed(
        self, north: SharedStore, south: SharedStore, valkey: ValkeyServer
    ) -> None:
        ahead = north.ticket() + 3_600 * 10**9
        north.files.generation.catch_up(ahead)
        keep(north, "/", "a")
        Follower(south).follow()
        assert text_on(south, "/") == "a"
        south.shared = SharedPress("redis://127.0.0.1:1/0", HOUSE)
        take_down(south, "/")
        assert text_on(south, "/") is None


class TestValkeyGone:
    @pytest.fixture
    def mortal(self, valkey: ValkeyServer) -> Iterator[ValkeyServer]:
        """Runs again when the test is over."""
        yield valkey
        valkey.end()
        valkey.start()

    def test_reading_goes_on_and_nothing_is_pressed(self, north: SharedStore, mortal: ValkeyServer) -> None:
        kept = keep(north, "/", "a")
        mortal.end()
        with pytest.raises(SharedPressAway):
            north.ticket()
        with pytest.raises(SharedPressAway):
            north.write(entry("/", "b", kept.number + 1))
        north.move()
        assert (north.read("/"), text_on(north, "/"), north.format) == (kept, "a", "f")

    def test_machines_go_on_by_themselves_and_a_valkey_that_lost_everything_is_filled_again(
        self, north: SharedStore, south: SharedStore, mortal: ValkeyServer
    ) -> None:
        with following(north, south):
            keep(north, "/", "a")
            keep(south, "/other/", "b")
            all_serve("/", "a", south)
            mortal.end()
            mortal.start()
            wait_for(lambda: presses(south, "/", "c"), "it was never pressed again", 10)
            all_serve("/", "c", north, south)
            wait_for(lambda: south.shared.kept(digest_of("/other/")), "Valkey was not filled", 10)
            wait_for(lambda: text_on(north, "/other/") == "b", "the other machine was not told", 10)
            assert south.shared.format() == "f"

    def test_what_is_dropped_meanwhile_is_gone_here_at_once_and_everywhere_afterwards(
        self, north: SharedStore, south: SharedStore, mortal: ValkeyServer
    ) -> None:
        with away_meanwhile(mortal, north, south):
            take_down(north, "/")
        assert not north.untold.exists()

    def test_what_valkey_had_not_saved_when_it_fell_stays_dropped_also_on_a_new_machine(
        self, north: SharedStore, south: SharedStore, mortal: ValkeyServer
    ) -> None:
        keep(north, "/", "a")
        Follower(north).follow()
        mortal.save()
        take_down(north, "/")
        mortal.end()
        mortal.start()
        with following(north, south):
            all_serve("/", None, south)
            assert list(south.names()) == []

    def test_another_format_set_meanwhile_holds_here_at_once_and_everywhere_afterwards(
        self, north: SharedStore, south: SharedStore, mortal: ValkeyServer
    ) -> None:
        with away_meanwhile(mortal, north, south):
            north.set_format("g")
        assert (north.format, south.format) == ("g", "g")


@contextmanager
def away_meanwhile(valkey: ValkeyServer, here: SharedStore, there: SharedStore) -> Iterator[None]:
    """Both have the front page. What the block does while Valkey is away ends it at once here, and then there, too."""
    with following(here, there):
        keep(here, "/", "a")
        all_serve("/", "a", there)
        valkey.save()
        valkey.end()
        yield
        assert (text_on(here, "/"), text_on(there, "/")) == (None, "a")
        valkey.start()
        all_serve("/", None, here, there)


def presses(store: SharedStore, name: str, text: str) -> bool:
    try:
        keep(store, name, text)
    except SharedPressAway:
        return False
    return True
