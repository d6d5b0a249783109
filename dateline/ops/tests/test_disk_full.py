"""A disk that is full: readers keep reading what is pressed, whoever looks is told, and room mends everything."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.ops.tests.front_door import FrontDoor, is_settled
from dateline.ops.tests.small_disk import SmallDisk, small_disk
from tests.running import call, wait_for

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.drill, pytest.mark.timeout(400)]

FULL = "Nothing can be saved on the disk"


@pytest.fixture
def disk_of_the_press(newsroom: Path) -> Iterator[SmallDisk]:
    """The pressed pages have a small disk to themselves; the database is elsewhere."""
    with small_disk(newsroom / "data/press", 2) as disk:
        yield disk


@pytest.fixture
def disk_of_everything(newsroom: Path) -> Iterator[SmallDisk]:
    """The database and the pressed pages are on one small disk."""
    aside = newsroom / "aside"
    (newsroom / "data").rename(aside)
    with small_disk(newsroom / "data", 64) as disk:
        shutil.copytree(aside, newsroom / "data", dirs_exist_ok=True)
        yield disk


def test_no_room_for_pressed_pages(disk_of_the_press: SmallDisk, newsroom: Path, serve: Any) -> None:
    door = FrontDoor(newsroom, serve)
    pressed = {path: door.read(path).text for path in ("/", door.clock.address, door.ferry.address)}
    assert "Council mends the clock" in pressed["/"]

    disk_of_the_press.fill()
    assert door.rename(door.clock, "Council breaks the clock").status == 302, "The database has room."
    door.serving.until("pressing failed: ")
    assert {path: door.read(path).text for path in pressed} == pressed
    assert door.read(door.unread.address).status == 200, "It is made for whoever asks."
    assert (door.readyz().status, door.missing(), door.read("/healthz").status) == (503, ["disk"], 200)
    assert f"{newsroom}/data/press cannot be written: No space left on device" in door.first_screen().text

    assert door.withdraw(door.ferry, "It stays in the harbour.").status == 302
    gone = door.read(door.ferry.address)
    assert (gone.status, "It stays in the harbour." in gone.text) == (410, True)
    assert "Ferry sails on Sundays" not in door.read("/").text

    disk_of_the_press.make_room()
    wait_for(lambda: "Council breaks the clock" in door.read(door.clock.address).text, "the edit never appeared")
    wait_for(lambda: door.readyz().status == 200, "it was never ready again")
    assert FULL not in door.first_screen().text
    wait_for(lambda: is_settled(newsroom), "something was left over")


def test_no_room_for_anything(disk_of_everything: SmallDisk, newsroom: Path, serve: Any) -> None:
    door = FrontDoor(newsroom, serve)
    assert door.first_screen().status == 200
    pressed = {path: door.read(path).text for path in ("/", door.clock.address, door.ferry.address)}

    disk_of_everything.fill()
    refused = door.rename(door.clock, "Council breaks the clock")
    assert (refused.status, "The disk is full" in refused.text) == (503, True)
    door.serving.until("the disk of the database is full")
    assert {path: door.read(path).text for path in pressed} == pressed
    assert door.read(door.unread.address).status == 200, "It is made for whoever asks."
    assert "disk" in door.missing()
    assert door.readyz().status == 503
    page = door.first_screen()
    assert page.status == 200, page.text
    assert FULL in page.text
    assert "The worker has stopped" not in page.text

    disk_of_everything.make_room()
    assert door.rename(door.clock, "Council breaks the clock").status == 302
    wait_for(lambda: "Council breaks the clock" in door.read(door.clock.address).text, "the edit never appeared")
    wait_for(lambda: door.readyz().status == 200, "it was never ready again")
    wait_for(lambda: is_settled(newsroom), "something was left over")


def test_a_start_without_room_ends_in_a_sentence_and_the_next_one_with_room_goes_on(
    disk_of_everything: SmallDisk, newsroom: Path, serve: Any
) -> None:
    door = FrontDoor(newsroom, serve)
    assert "Council mends the clock" in door.read(door.clock.address).text
    assert door.serving.end() == 0

    disk_of_everything.fill()
    refused = call(newsroom, "serve", "--port", str(door.port))
    assert refused.returncode == 1
    assert "that there is room on its disk" in refused.stderr
    assert "Traceback" not in refused.stderr

    disk_of_everything.make_room()
    door.open_again()
    assert "Council mends the clock" in door.read(door.clock.address).text
    wait_for(lambda: door.readyz().status == 200, "it was never ready again")
