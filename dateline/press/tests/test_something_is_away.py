"""Disk or database are away while something is pressed: readers keep what they have."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError

from dateline.press.actions import press_together as pressing
from dateline.press.actions.settle import settle, settle_all
from dateline.press.backends.base import DiskFails
from dateline.press.backends.files import FileStore
from dateline.press.models import Touch
from dateline.press.tests.retitle import retitle
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("committing_at_once")]

Read = Callable[[str], str | None]


def of_sqlite(code: int) -> OperationalError:
    """As Django raises it."""
    cause = sqlite3.OperationalError("whatever it says")
    cause.sqlite_errorcode = code
    error = OperationalError("whatever it says")
    error.__cause__ = cause
    return error


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    return fail


@pytest.fixture
def full(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileStore, "write", raising(DiskFails("data/press cannot be written: No space left.")))


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        ("render", OperationalError("the connection is lost")),
        ("render", of_sqlite(sqlite3.SQLITE_BUSY)),
        ("_enter", of_sqlite(sqlite3.SQLITE_FULL)),
        ("_keep", DiskFails("No space left.")),
    ],
)
def test_what_is_touched_stays_pressed_as_it_was_and_waits(
    read: Read, store: FileStore, file_story: Any, monkeypatch: pytest.MonkeyPatch, broken: str, error: Exception
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    settle_all()
    retitle(story, "Council breaks the clock")
    with monkeypatch.context() as patch:
        patch.setattr(pressing, broken, raising(error))
        with pytest.raises(type(error)):
            settle()
    assert "Council mends the clock" in (read(story.address) or "")
    assert Touch.objects.filter(settled=False).exists()
    settle_all()
    assert "Council breaks the clock" in (read(story.address) or "")


def test_a_page_that_breaks_by_itself_is_dropped_as_ever(
    read: Read, store: FileStore, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story("Council mends the clock")
    read(story.address)
    retitle(story, "Council breaks the clock")
    monkeypatch.setattr(pressing, "render", raising(of_sqlite(sqlite3.SQLITE_ERROR)))
    assert settle().failed
    assert store.read(story.address) is None


def assert_made_for_whoever_asks(client: Any, story: Story) -> None:
    assert story.title in client.get(story.address).content.decode()
    assert client.get("/no-such-page/").status_code == 404


@pytest.mark.usefixtures("full")
def test_a_page_there_is_no_room_for_is_made_for_whoever_asks(client: Any, file_story: Any) -> None:
    assert_made_for_whoever_asks(client, file_story("Council mends the clock"))


def test_a_page_the_books_have_no_room_for_is_made_for_whoever_asks(
    client: Any, store: FileStore, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story("Council mends the clock")
    monkeypatch.setattr(pressing, "_enter", raising(of_sqlite(sqlite3.SQLITE_FULL)))
    assert_made_for_whoever_asks(client, story)


def test_a_database_that_is_away_is_not_asked_a_second_time_for_the_same_page(
    client: Any, store: FileStore, file_story: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = file_story("Council mends the clock")
    monkeypatch.setattr(pressing, "render", raising(OperationalError("the connection is lost")))
    with pytest.raises(DatabaseError):
        client.get(story.address)
