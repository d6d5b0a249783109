"""What stands behind every page and no row shows: pages of another code or house are never served."""

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps

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


def test_a_process_that_is_overtaken_in_the_middle_of_a_round_drops_no_page(
    store: FileStore, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/")
    House.load().save()
    monkeypatch.setattr("dateline.press.actions.settle.check_is_ours", lambda: None)
    monkeypatch.setattr(house_format, "_of_the_code", lambda: "other")
    with pytest.raises(AnotherPress):
        settle()
    assert "/" in store.names()


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


# Several machines


class Machine:
    """One that is installed at a place of its own, with a site folder at another."""

    def __init__(self, root: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.package, self.site = root / "lib" / "dateline", root / "paper"
        self._settings, self._monkeypatch = settings, monkeypatch

    def fingerprint(self) -> str:
        rooms = [
            SimpleNamespace(name=config.name, path=str(self.package / config.name.partition(".")[2]))
            for config in apps.get_app_configs()
        ]
        self._settings.TEMPLATES = [{**self._settings.TEMPLATES[0], "DIRS": [self.site / "templates"]}]
        self._settings.LOCALE_PATHS = [self.package / "locale", self.site / "data" / "locale"]
        self._settings.STATIC_ROOT = self.site / "data" / "static"
        with self._monkeypatch.context() as here:
            here.setattr(apps, "get_app_configs", lambda: rooms)
            return house_format._of_the_code.__wrapped__()


@pytest.fixture
def machines(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Machine, Machine]:
    """Two of them, with equal code and equal site folders."""
    north = Machine(tmp_path / "north", settings, monkeypatch)
    package = Path(apps.get_app_config("press").path).parent
    for room in ("press", "stories", "locale"):
        shutil.copytree(package / room, north.package / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in (
        ("templates/stories/story.html", "{{ story }}"),
        ("data/locale/de/LC_MESSAGES/django.mo", "Wort"),
        ("data/static/staticfiles.json", '{"paths": {"a.css": "a.1.css", "b.css": "b.2.css"}}'),
    ):
        (north.site / name).parent.mkdir(parents=True)
        (north.site / name).write_text(text)
    south = tmp_path / "tests" / "of the south"
    shutil.copytree(tmp_path / "north", south)
    return north, Machine(south, settings, monkeypatch)


def test_equal_machines_agree_wherever_they_are_installed(machines: tuple[Machine, Machine]) -> None:
    north, south = machines
    assert north.fingerprint() == south.fingerprint()


def test_a_disk_that_lists_static_files_in_another_order_makes_no_difference(
    machines: tuple[Machine, Machine],
) -> None:
    north, south = machines
    manifest = south.site / "data/static/staticfiles.json"
    manifest.write_text('{"paths": {"b.css": "b.2.css", "a.css": "a.1.css"}}')
    assert north.fingerprint() == south.fingerprint()


@pytest.mark.parametrize(
    "name",
    [
        "lib/dateline/press/rendering.py",
        "lib/dateline/stories/blocks.py",
        "paper/templates/stories/story.html",
        "paper/data/locale/de/LC_MESSAGES/django.mo",
        "paper/data/static/staticfiles.json",
    ],
)
def test_machines_of_which_one_has_another_file_do_not_agree(machines: tuple[Machine, Machine], name: str) -> None:
    north, south = machines
    changed = south.package.parents[1] / name
    changed.write_text(changed.read_text().replace("a.1.css", "a.3.css") + " ")
    assert north.fingerprint() != south.fingerprint()


def test_machines_of_which_one_has_a_file_under_another_name_do_not_agree(machines: tuple[Machine, Machine]) -> None:
    north, south = machines
    (south.site / "templates/stories/story.html").rename(south.site / "templates/stories/other.html")
    assert north.fingerprint() != south.fingerprint()
