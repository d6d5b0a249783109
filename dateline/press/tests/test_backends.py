"""Whatever keeps the press keeps these promises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.press.backends.base import Store
from dateline.press.backends.files import MANY, FileStore
from dateline.press.tests.kept import entry, files_of, keep, machine, take_down
from dateline.press.tests.valkey_server import ValkeyServer

Open = Callable[[], Store]


@pytest.fixture(params=["files", "valkey"])
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Opens the press as another process of the same machine would."""
    if request.param == "files":
        return lambda: FileStore(tmp_path / "press")
    server: ValkeyServer = request.getfixturevalue("valkey")
    return lambda: machine(server, tmp_path / "press")


@pytest.fixture
def store(open_again: Open) -> Store:
    return open_again()


class TestEveryBackend:
    def test_what_is_written_is_read_as_it_was_by_every_process(self, store: Store, open_again: Open) -> None:
        kept = keep(store, "/", "a")
        assert store.read("/") == kept
        assert open_again().read("/") == kept
        assert store.read("/other/") is None

    def test_an_older_rendering_never_takes_the_place_of_a_newer_one(self, store: Store) -> None:
        older = store.ticket()
        newer = keep(store, "/", "new")
        assert not store.write(entry("/", "old", older))
        assert store.read("/") == newer

    def test_what_is_dropped_is_gone_and_no_older_rendering_brings_it_back(self, store: Store) -> None:
        keep(store, "/", "a")
        older = store.ticket()
        take_down(store, "/")
        assert store.read("/") is None
        assert not store.write(entry("/", "old", older))
        assert store.read("/") is None
        assert keep(store, "/", "new") == store.read("/")

    def test_what_never_was_there_can_be_dropped_before_it_comes(self, store: Store) -> None:
        older = store.ticket()
        take_down(store, "/")
        assert not store.write(entry("/", "old", older))

    def test_every_entry_that_is_there_is_named_and_no_dropped_one(self, store: Store) -> None:
        for name in ("/", "/a/", "latest"):
            keep(store, name, "a")
        take_down(store, "/a/")
        assert sorted(store.names()) == ["/", "latest"]

    def test_a_signature_changes_with_its_entry_and_with_no_other(self, store: Store) -> None:
        assert store.signature("/") is None
        keep(store, "/", "a")
        first = store.signature("/")
        keep(store, "/other/", "b")
        assert store.signature("/") == first
        keep(store, "/", "c")
        second = store.signature("/")
        take_down(store, "/")
        assert len({first, second, store.signature("/")}) == 3

    def test_every_process_has_the_format_that_was_set_last(self, store: Store, open_again: Open) -> None:
        other = open_again()
        assert store.format == ""
        store.set_format("f")
        other.set_format("g")
        assert (store.format, other.format) == ("g", "g")

    def test_a_torn_entry_is_not_there_and_is_made_again(self, store: Store) -> None:
        kept = keep(store, "/", "a")
        files_of(store, "/").write_bytes(kept.to_bytes()[:-1])
        assert store.read("/") is None
        assert list(store.names()) == []
        assert keep(store, "/", "a") == store.read("/")

    def test_a_ticket_is_greater_than_every_one_before_whoever_drew_it(self, store: Store, open_again: Open) -> None:
        other = open_again()
        drawn = [each.ticket() for _ in range(20) for each in (store, other)]
        drawn += [each.ticket_to_drop() for each in (store, other)]
        assert drawn == sorted(set(drawn))

    @pytest.mark.parametrize("others", [0, MANY])
    def test_what_is_settled_and_swept_is_still_there(self, store: Store, others: int) -> None:
        kept = keep(store, "/", "a")
        for number in range(others):
            keep(store, f"/{number}/", "b")
        store.settle()
        store.sweep()
        assert store.read("/") == kept
        assert store.bytes_on_disk() > 0
