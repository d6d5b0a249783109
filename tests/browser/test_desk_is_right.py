"""Every desk screen of ours: valid, accessible, quiet, by keyboard alone, on a narrow screen and in the dark."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browser.checks import axe, contrast_in_the_dark, fits, keyboard, nu
from tests.browser.demo import Demo
from tests.browser.desk_screens import SCREENS, Screen, gaps, screens_in_no_list
from tests.browser.writing import add_paragraph, add_pull_quote, choose_author, dialog, start_story, told

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]


class Excuse(NamedTuple):
    """A complaint about markup that Wagtail writes and no setting, style or template of ours can reach."""

    rule: str
    where: str
    why: str


EXCUSES = (
    Excuse(
        "A table row was 1 columns wide", r"(ation|tions|iting|tting)</th> </tr>$", "the list of keyboard shortcuts"
    ),
    Excuse("“type” not allowed on element “div”", r'<div data-controller="w-dropdown"', "a menu that opens"),
    Excuse("“div” not allowed as child of element “button”", r'<div class="w-flex w-items-center', "a filter's button"),
    Excuse("“div” not allowed as child of element “button”", r"w-side-panel-toggle__counter", "a count on a button"),
    Excuse("“div” not allowed as child of element “label”", r'class="form-side__resize-grip-icon"', "a handle"),
    Excuse("Text not allowed in element “iframe”", r"<div>$|</div>$|</ifra$", "what the preview shows without frames"),
    Excuse("Section lacks heading", r'class="w-panel|class="w-tabs__panel"', "a group of fields without a title"),
    Excuse("has a computed heading level of 1", r'id="title-keyboard-shortcuts-dialog"', "the head of an edit screen"),
    Excuse("A fraction of a second must be", r'class="w-human-readable-date__date"', "microseconds"),
    Excuse("“width” attribute on the “col” element", r'<col width="\d+%" />$', "the columns of a list"),
    Excuse("Bad value “”", r'class="chooser__image', "the picture of a chooser that has none"),
    Excuse(
        "must not have any “aria-*”", r'<input type="hidden" name="(logo|\w+_screen)"', "the hidden half of a chooser"
    ),
    Excuse("Duplicate attribute “value”", r'name="\w+-\d+-ORDER"', "the place of a line among others"),
    Excuse("Attribute “required”", r'<input type="hidden" name="body"', "the hidden half of the text editor"),
    Excuse(
        "must be the ID of a non-hidden form control",
        r'for="(id_(logo|\w+_screen|picture|story|body|main_picture|bylines-\d+-author|story_subjects-\d+-subject)'
        r'|panel-child-source)"',
        "the label of a chooser, of the text editor, and of what can only be read",
    ),
)


def not_excused(complaints: list[str]) -> str:
    """Every complaint on a line of its own, but those with an excuse; nothing when there is none."""
    return "\n".join(complaint for complaint in complaints if excuse_of(complaint) is None)


def excuse_of(complaint: str) -> Excuse | None:
    return next((one for one in EXCUSES if one.rule in complaint and re.search(one.where, complaint)), None)


def wrong_with(page: "Page") -> list[str]:
    """Everything wrong with the screen that is open, from its top: what lies half under the head counts as small."""
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")  # a tab scrolls
    page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
    page.wait_for_function("window.scrollY === 0")
    return fits(page) + axe(page) + contrast_in_the_dark(page) + keyboard(page)


def wrong_with_dialog(page: "Page") -> list[str]:
    """Everything wrong with the dialog that is open; what is behind it cannot be used."""
    box = ".modal.in"
    return axe(page, within=box) + contrast_in_the_dark(page, within=box) + keyboard(page, box)


def test_no_screen_of_ours_is_in_no_list():
    assert screens_in_no_list() == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_every_desk_screen_of_ours_is_right(signed_in: Window, quiet_window: Window, demo: Demo, screen: Screen):
    page = signed_in(screen.who) if screen.who else quiet_window()
    page.goto(screen.address.format(**gaps(demo)), wait_until="load")
    assert not not_excused(wrong_with(page))


def test_writing_a_story_is_right_with_every_kind_of_field_and_chooser_open(signed_in: Window, demo: Demo):
    page = signed_in("ravi")
    start_story(page, "The clock on the quay")
    add_paragraph(page, "It struck thirteen.")
    add_pull_quote(page, "I have set my watch by it", "Hanna Oke")
    page.get_by_role("button", name="Save draft").click()  # or the desk saves by itself, and draws its head anew
    told(page, "The clock on the quay")
    assert not not_excused(wrong_with(page))
    choose_author(page, 0)
    dialog(page).get_by_role("link", name="Ines Calloway").wait_for()
    assert not not_excused(wrong_with_dialog(page))
    dialog(page).get_by_role("tab", name="New author").click()
    dialog(page).get_by_label("Name").wait_for()
    assert not not_excused(wrong_with_dialog(page))
    page.keyboard.press("Escape")
    dialog(page).wait_for(state="detached")
    page.get_by_role("tab", name="Desk").click()
    page.get_by_label("Working name").or_(page.get_by_label("Slugline")).first.wait_for()
    assert not not_excused(wrong_with(page))
    page.get_by_role("tab", name="Fronts and search").click()
    page.get_by_role("button", name="Add subject").click()
    assert not not_excused(wrong_with(page))
    page.get_by_role("button", name="Choose subject").click()
    dialog(page).get_by_role("tab", name="New subject").wait_for()
    assert not not_excused(wrong_with_dialog(page))


def test_every_desk_screen_of_ours_is_valid_html(signed_in: Window, quiet_window: Window, demo: Demo, tmp_path: Path):
    windows = {who: signed_in(who) if who else quiet_window() for who in {screen.who for screen in SCREENS}}
    texts = {}
    for screen in SCREENS:
        asked = windows[screen.who].request.get(screen.address.format(**gaps(demo)))
        assert asked.status == screen.status, screen
        texts[str(screen)] = asked.text()
    found = nu(texts, tmp_path)
    assert not not_excused(found)
    needed = {excuse_of(complaint) for complaint in found}
    assert [excuse for excuse in EXCUSES if excuse not in needed] == [], "an excuse nobody needs any more"
