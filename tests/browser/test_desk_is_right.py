"""Every desk screen of ours: valid, accessible, quiet, by keyboard alone, on a narrow screen and in the dark."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browser.checks import axe, contrast_in_the_dark, fits, keyboard, nu
from tests.browser.demo import Demo
from tests.browser.desk_screens import SCREENS, Screen, gaps, screens_in_no_list

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]


class Excuse(NamedTuple):
    """A complaint about markup that Wagtail writes and no setting, style or template of ours can reach."""

    rule: str
    where: str
    why: str


EXCUSES: tuple[Excuse, ...] = ()


def not_excused(complaints: list[str]) -> str:
    """Every complaint on a line of its own, but those with an excuse; nothing when there is none."""
    return "\n".join(complaint for complaint in complaints if excuse_of(complaint) is None)


def excuse_of(complaint: str) -> Excuse | None:
    return next((one for one in EXCUSES if one.rule in complaint and re.search(one.where, complaint)), None)


def wrong_with(page: "Page") -> list[str]:
    """Everything wrong with the screen that is open."""
    return fits(page) + axe(page) + contrast_in_the_dark(page) + keyboard(page)


def window_of(screen: Screen, signed_in: Window, quiet_window: Window) -> "Page":
    return signed_in(screen.who) if screen.who else quiet_window()


def test_no_screen_of_ours_is_in_no_list():
    assert screens_in_no_list() == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_desk_screen_of_ours_is_right(signed_in: Window, quiet_window: Window, demo: Demo, screen: Screen):
    page = window_of(screen, signed_in, quiet_window)
    page.goto(screen.address.format(**gaps(demo)), wait_until="load")
    assert not not_excused(wrong_with(page))


def test_every_desk_screen_of_ours_is_valid_html(signed_in: Window, quiet_window: Window, demo: Demo, tmp_path: Path):
    texts = {}
    for screen in SCREENS:
        asked = window_of(screen, signed_in, quiet_window).request.get(screen.address.format(**gaps(demo)))
        assert asked.status == (404 if screen.name == "nothing here" else 200)
        texts[str(screen)] = asked.text()
    assert not not_excused(nu(texts, tmp_path))
