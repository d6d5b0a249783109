"""What stands behind every page and no row shows: pages of another code or house are never served."""

from typing import Any

import pytest

from dateline.press import format as house_format
from dateline.press.actions.open_press import open_press
from dateline.press.actions.press import press
from dateline.press.actions.settle import settle
from dateline.press.backends.files import FileStore
from dateline.press.format import AnotherPress, check_is_ours, note_format
from dateline.press.server.shelf import Shelf
from dateline.publication.models import House

pytestmark = pytest.mark.django_db


@pytest.fixture
def other_code(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process was started with other code or settings than what is served."""
    monkeypatch.setattr(house_format, "_of_the_code", lambda: "other")


def test_a_process_of_other_code_presses_nothing(store: FileStore, other_code: None) -> None:
    with pytest.raises(AnotherPress, match="other code, templates or settings"):
        press(name="/")
    with pytest.raises(AnotherPress):
        settle()
    with pytest.raises(AnotherPress):
        check_is_ours()
    assert list(store.names()) == []


def test_a_process_of_other_code_says_of_the_house_what_it_sees_and_leaves_the_code(
    store: FileStore, other_code: None
) -> None:
    before = store.format
    note_format()
    assert store.format == before
    house = House.load()
    house.name = "The Post"
    house.save()
    note_format()
    assert store.format != before
    assert store.format.partition("-")[0] == before.partition("-")[0]


def test_readers_still_get_a_page_of_a_process_of_other_code(store: FileStore, other_code: None, client: Any) -> None:
    assert client.get("/").status_code == 200
    assert Shelf(store).find("/") is None


def test_a_newsroom_started_with_other_code_serves_no_page_of_the_code_before(
    store: FileStore, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/")
    shelf = Shelf(store)
    assert shelf.find("/") is not None
    monkeypatch.setattr(house_format, "_of_the_code", lambda: "newer")
    open_press()
    assert shelf.find("/") is None
    client.get("/")
    assert shelf.find("/") is not None
