"""Every page of the reader's site: valid, accessible, quiet, by keyboard alone, on a narrow screen and in the dark.

What is quick is asked of every page there is, what is slow of one page of each kind: see samples.py.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.browser.checks import NARROW, axe, contrast_in_the_dark, cookies, fits, keyboard, nu
from tests.browser.demo import PICTURE, Demo
from tests.browser.samples import one_of_each_kind
from tests.running import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
AS_MADE = pytest.mark.xdist_group("demo as made")
"""Asked by whoever made the demo, of the pages as they were pressed then: the others press each of theirs anew."""
SHARES = 6
MOST_STYLE = 40 * 1024
MOST_SCRIPT = 15 * 1024
CORNERS = {
    "a story without a picture, under a long headline": 200,
    "a story the editors withdrew": 410,
    "a story a court forbade": 451,
    "an author without a story": 200,
    "a section without a story": 200,
    "a quote on the record": 200,
    "a quote in doubt": 410,
    "a person whose page was closed": 410,
    "what somebody said in a month": 200,
    "what was said in a month": 200,
}
ODD = {
    "/nowhere/": 404,
    "/offline/": 200,
    "/search/": 200,
    "/search/?q=ferry": 200,
    "/search/?q=zzzzzz": 200,
    "/search/?q=" + "long%20" * 60: 200,
    "/search/quotes/?q=bridge": 200,
    "/search/quotes/?q=zzzzzz": 200,
    "/archive/2026/11/23/": 200,
    "/archive/1999/01/01/": 404,
    "/events/2026/09/": 200,
    "/people/edwin-marsh/events/2026/09/": 200,
}
FIRST_REPLIES = 20
"""As many as one network may send in ten minutes."""


def all_of(complaints: list[str]) -> str:
    """Every complaint on a line of its own, where pytest would shorten them; nothing when there is none."""
    return "\n".join(complaints)


def odd_pages(demo: Demo) -> dict[str, int]:
    """Pages no link leads to, and what they answer."""
    return ODD | {demo.corners[name]: status for name, status in CORNERS.items()}


def looked_at(page: "Page") -> list[str]:
    """Everything wrong with the page that is open."""
    return fits(page) + axe(page) + contrast_in_the_dark(page) + keyboard(page) + cookies(page)


def opened(page: "Page", path: str, look: Callable[["Page"], list[str]]) -> list[str]:
    """What `look` finds wrong with the page at this address."""
    page.goto(path, wait_until="load")
    return [f"{path} {complaint}" for complaint in look(page)]


def at_a_glance(page: "Page") -> list[str]:
    """What is wrong with the page that is open and shows without going through it."""
    return fits(page) + cookies(page)


# Every page there is


@AS_MADE
def test_every_page_answers_and_every_link_on_it_leads_somewhere(demo: Demo):
    assert len(demo.pages) > 100
    assert not [(path, status) for path, (status, _) in demo.pages.items() if status != 200]
    texts = {path: text for path, (_, text) in demo.pages.items()} | {
        path: demo.get(path)[1] for path in odd_pages(demo)
    }
    linked = {link: path for path, text in texts.items() for link in links_in(text) if link not in demo.pages}
    with ThreadPoolExecutor(4) as threads:
        answers = zip(linked, threads.map(lambda link: demo.get(link)[0], linked), strict=True)
    assert not [(link, linked[link], status) for link, status in answers if status >= 400]
    assert not all_of([f"{path}: {name}" for path, text in texts.items() for name in dead_anchors_in(text)])


def links_in(text: str) -> set[str]:
    """Where a page leads on this site, without the place on the page."""
    tree: Any = html.fromstring(text.encode())
    places = tree.xpath("//a/@href | //link/@href | //form[@method='get']/@action")
    return {place.partition("#")[0] for place in places if place.startswith("/") and not place.startswith("//")}


def dead_anchors_in(text: str) -> list[str]:
    """Links to a place on the same page that is not there."""
    tree: Any = html.fromstring(text.encode())
    wanted = [unquote(urlsplit(place).fragment) for place in tree.xpath("//a/@href") if place.startswith("#")]
    return [f"#{name}" for name in wanted if not tree.xpath("//*[@id=$name]", name=name)]


@AS_MADE
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_quiet_fits_a_narrow_screen_and_sets_no_cookie(quiet_window: Window, demo: Demo, share: int):
    page = quiet_window(width=NARROW)
    paths = [*demo.pages, *odd_pages(demo)][share::SHARES]
    assert not all_of([complaint for path in paths for complaint in opened(page, path, at_a_glance)])


def test_every_page_is_valid_html(demo: Demo, tmp_path: Path):
    texts = {path: text for path, (_, text) in demo.pages.items()}
    for path, status in odd_pages(demo).items():
        answered, texts[path] = demo.get(path)
        assert (path, answered) == (path, status)
    refused = demo.post(demo.reply_address(), comment="", name="")
    texts["a reply with errors"] = refused[1]
    texts["the thanks"] = demo.get(demo.reply_address() + "held/")[1]
    texts["from elsewhere"] = demo.post(demo.reply_address(), {"Sec-Fetch-Site": "cross-site"}, comment="Hello")[1]
    with demo.without("gatekeeper_attempt"):
        texts["broken"] = demo.post(demo.reply_address(), comment="Well said.", name="Rosa")[1]
    assert refused[0] == 422
    assert not all_of(nu(texts, tmp_path))


def test_every_picture_a_page_names_is_there(demo: Demo):
    named = {name: path for path, (_, text) in demo.pages.items() for name in PICTURE.findall(text)}
    assert len(named) > 40
    with ThreadPoolExecutor(4) as threads:
        answers = dict(zip(named, threads.map(lambda name: demo.get(name)[0], named), strict=True))
    assert not [(name, named[name], status) for name, status in answers.items() if status != 200]


# One page of each kind


@pytest.mark.parametrize("share", range(SHARES))
def test_every_kind_of_page_is_right_by_axe_by_keyboard_and_in_the_dark(quiet_window: Window, demo: Demo, share: int):
    page = quiet_window()
    texts = {path: text for path, (_, text) in demo.pages.items()}
    paths = [*one_of_each_kind(texts), *odd_pages(demo)][share::SHARES]
    assert not all_of([complaint for path in paths for complaint in opened(page, path, looked_at)])


def test_a_reply_with_errors_and_the_thanks_for_one_are_right(quiet_window: Window, demo: Demo):
    page = quiet_window()
    page.goto(demo.story())
    page.get_by_role("button", name="Post reply").click()
    page.get_by_text("Your reply has not been sent yet").wait_for()
    assert not all_of(looked_at(page))
    page.get_by_label("Your comment").fill("Well said.")
    page.get_by_label("Your name").fill("Rosa")
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_url("**/held/**")
    assert not all_of(looked_at(page))


def test_a_reply_that_is_kept_back_and_the_way_to_a_person_are_right(quiet_window: Window, demo: Demo):
    page = quiet_window()
    page.goto(demo.story())
    page.get_by_label("Your comment").fill("https://a.example " * 9)
    page.get_by_label("Your name").fill("Stan")
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_url("**/replies/withheld/**")
    assert not all_of(looked_at(page))
    page.get_by_label("Your email").fill("stan at home")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Your letter has not been sent yet").wait_for()
    assert not all_of(looked_at(page))
    page.get_by_label("Your email").fill("")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/contact/sent/")
    assert not all_of(looked_at(page))


REPLIES = re.compile(r"/replies/\d+/$")
SUBMIT = "document.querySelector('form[data-reply]').submit()"
"""As a browser without scripts does, which asks nobody before it sends."""


def reply_sent(page: "Page", demo: Demo, comment: str) -> int:
    """The status of the page that comes when this is sent from a story's form, past its script.

    The field is out of sight meanwhile: setting a million letters in type takes Chromium ten seconds.
    """
    page.goto(demo.story())
    page.locator("#reply-name").evaluate("field => { field.value = 'Rosa' }")
    unseen = "(field, words) => { field.style.display = 'none'; field.value = words }"
    page.locator("#reply-comment").evaluate(unseen, comment)
    with page.expect_navigation(url=REPLIES) as answer:
        page.evaluate(SUBMIT)
    return int(answer.value.status)


def test_a_reply_that_is_too_much_at_once_gets_a_page_that_is_right(quiet_window: Window, demo: Demo):
    page = quiet_window()
    assert reply_sent(page, demo, "long " * 300_000) == 413
    assert page.get_by_role("heading", level=1).is_visible()
    assert not all_of(looked_at(page))


def test_one_reply_too_many_gets_a_page_that_is_right_and_keeps_its_words(quiet_window: Window, demo: Demo):
    for number in range(FIRST_REPLIES):
        demo.post(demo.reply_address(), comment=f"Reply {number}", name="Rosa")
    page = quiet_window()
    assert reply_sent(page, demo, "And another.") == 429
    assert page.get_by_label("Your comment").input_value() == "And another."
    assert not all_of(looked_at(page))


def test_a_reply_from_another_site_gets_a_page_that_is_right(quiet_window: Window, demo: Demo):
    page = quiet_window()
    form = f'<form method="post" action="{demo.address}{demo.reply_address()}"><button>Send</button></form>'
    page.set_content(form)
    with page.expect_navigation(url=REPLIES) as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403
    assert not all_of(looked_at(page))


def test_when_the_house_breaks_the_page_that_says_so_is_right(quiet_window: Window, demo: Demo):
    page = quiet_window()
    with demo.without("gatekeeper_attempt"):
        assert reply_sent(page, demo, "Well said.") == 500
    assert page.get_by_role("heading", name="Stop the presses").is_visible()
    assert not all_of(looked_at(page))


# What a page weighs and where its places are


def test_a_story_page_brings_little_style_and_less_script(demo: Demo):
    _, text = demo.get(demo.story())
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    scripts = re.findall(r'<script src="([^"]+)"', text)
    assert styles
    assert scripts
    assert sum(len(demo.get(style)[1].encode()) for style in styles) <= MOST_STYLE
    assert sum(len(demo.get(script)[1].encode()) for script in scripts) <= MOST_SCRIPT


def test_every_place_of_the_story_page_that_is_explained_is_on_the_page(
    quiet_window: Window, demo: Demo, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.syspath_prepend(ROOT / "docs" / "pictures")
    explained = import_module("one_story_page")
    page = quiet_window()
    page.goto(explained.LEAD)
    seen = {number: page.locator(place).first.is_visible() for number, place in explained.PLACES.items()}
    assert seen == dict.fromkeys(explained.rows(), True)
