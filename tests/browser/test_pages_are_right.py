"""Every page of the demo and every desk screen of ours: valid, accessible, quiet, by keyboard, on a narrow screen."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import axe, contrast_in_the_dark, cookies, fits, keyboard, main_of, nu, watched
from tests.browser.demo import PICTURE, Demo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
SHARES = 6
MOST_STYLE = 40 * 1024
MOST_SCRIPT = 15 * 1024
ODD = (
    "/nowhere/",
    "/search/",
    "/search/?q=ferry",
    "/search/?q=zzzzzz",
    "/search/?q=" + "long%20" * 60,
    "/archive/2026/11/23/",
    "/archive/1999/01/01/",
    "/sport/2026/10/",
)
SCREENS = (
    "/desk/",
    "/desk/stories/",
    "/desk/stories/?state=draft",
    "/desk/stories/?q=zzzzzz",
    "/desk/stories/?from_day=never",
    "/desk/stories/new/",
    "/desk/replies/",
    "/desk/replies/?status=all",
)


def looked_at(page: "Page", demo: Demo, path: str) -> list[str]:
    """Everything wrong with one page of the reader's site."""
    with watched(page, demo.address) as complaints:
        page.goto(path, wait_until="load")
        found = axe(page) + contrast_in_the_dark(page) + keyboard(page) + fits(page) + cookies(page)
    return [f"{path} {complaint}" for complaint in complaints + found]


def all_of(complaints: list[str]) -> str:
    """Every complaint on a line of its own, where pytest would shorten them; nothing when there is none."""
    return "\n".join(complaints)


def story_in(demo: Demo, section: str = "news") -> str:
    return next(path for path in demo.pages if re.fullmatch(rf"/{section}/\d{{4}}/\d\d/\d\d/[^/]+/", path))


def reply_address(demo: Demo) -> str:
    _, text = demo.get(story_in(demo))
    found = re.search(r'action="(/replies/\d+/)"', text)
    assert found, "the story takes no reply"
    return found[1]


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_a_reader_can_reach_is_right(window: Window, demo: Demo, share: int):
    page = window()
    paths = [*demo.pages, *ODD][share::SHARES]
    assert not all_of([complaint for path in paths for complaint in looked_at(page, demo, path)])


def test_a_reply_with_errors_and_the_thanks_for_one_are_right(window: Window, demo: Demo):
    page = window()
    page.goto(story_in(demo))
    page.get_by_role("button", name="Post reply").click()
    page.get_by_text("Your reply has not been sent yet").wait_for()
    assert not all_of(axe(page) + contrast_in_the_dark(page) + keyboard(page) + fits(page))
    page.get_by_label("Your comment").fill("Well said.")
    page.get_by_label("Your name").fill("Rosa")
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_url("**/held/")
    assert not all_of(axe(page) + contrast_in_the_dark(page) + keyboard(page) + fits(page) + cookies(page))


def test_every_page_is_valid_html(demo: Demo, tmp_path: Path):
    texts = {path: demo.get(path)[1] for path in [*demo.pages, *ODD]}
    texts["a reply with errors"] = demo.post(reply_address(demo), comment="", name="")[1]
    texts["the thanks"] = demo.get(reply_address(demo) + "held/")[1]
    assert not all_of(nu(texts, tmp_path))


def test_every_picture_a_page_names_is_there(demo: Demo):
    named = {name: path for path in demo.pages for name in PICTURE.findall(demo.get(path)[1])}
    assert len(named) > 40
    with ThreadPoolExecutor(4) as threads:
        answers = dict(zip(named, threads.map(lambda name: demo.get(name)[0], named), strict=True))
    assert not [(name, named[name], status) for name, status in answers.items() if status != 200]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_desk_screen_of_ours_is_right(signed_in: Window, demo: Demo, tmp_path: Path, screen: str):
    page = signed_in("edith")
    assert not all_of(wrong_at_the_desk(page, demo, screen, tmp_path))


@pytest.mark.parametrize(
    ("listed", "way"),
    [("/desk/stories/?state=published", r"/desk/pages/(\d+)/edit/")],
    ids=["withdraw"],
)
def test_the_screen_that_withdraws_a_story_is_right(
    signed_in: Window, demo: Demo, tmp_path: Path, listed: str, way: str
):
    page = signed_in("edith")
    page.goto(listed)
    story = re.search(way, page.content())
    assert story
    assert not all_of(wrong_at_the_desk(page, demo, f"/desk/stories/{story[1]}/withdraw/", tmp_path))


def test_the_screen_that_merges_authors_is_right(signed_in: Window, demo: Demo, tmp_path: Path):
    assert not all_of(wrong_at_the_desk(signed_in("edith"), demo, "/desk/authors/1/merge/", tmp_path))


def test_the_door_of_the_desk_is_right(window: Window, demo: Demo, tmp_path: Path):
    page = window()
    with watched(page, demo.address) as complaints:
        page.goto("/desk/login/")
        found = axe(page) + contrast_in_the_dark(page) + keyboard(page) + fits(page)
    assert not all_of(complaints + found + nu({"/desk/login/": main_of(demo.get("/desk/login/")[1])}, tmp_path))


def test_writing_a_story_can_be_done_without_a_complaint_of_axe(signed_in: Window, demo: Demo):
    page = signed_in("ravi")
    page.goto("/desk/stories/new/")
    page.get_by_role("link", name="News").click()
    page.wait_for_load_state("load")
    assert not all_of(axe(page))


def wrong_at_the_desk(page: "Page", demo: Demo, screen: str, folder: Path) -> list[str]:
    """Everything wrong with one of the newsroom's screens; valid HTML is asked of our part of it."""
    with watched(page, demo.address) as complaints:
        answer = page.goto(screen, wait_until="load")
        found = axe(page) + contrast_in_the_dark(page) + keyboard(page, "main") + fits(page)
    assert answer is not None
    return complaints + found + nu({screen: main_of(answer.text())}, folder)


def test_a_story_page_brings_little_style_and_less_script(demo: Demo):
    _, text = demo.get(story_in(demo))
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    scripts = re.findall(r'<script src="([^"]+)"', text)
    assert styles
    assert scripts
    assert sum(len(demo.get(style)[1].encode()) for style in styles) <= MOST_STYLE
    assert sum(len(demo.get(script)[1].encode()) for script in scripts) <= MOST_SCRIPT
