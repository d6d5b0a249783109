"""What people do at the desk, as hands do it."""

import io
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TAKEN_DOWN = "words => [...document.querySelectorAll('[name^=body-]')].some(field => field.value.includes(words))"
"""The editor of running text hands its words to the form a little later."""


def start_story(page: "Page", headline: str) -> None:
    page.goto("/desk/stories/new/")
    page.get_by_role("main").get_by_role("link", name="News").click()
    page.get_by_role("textbox", name="Headline", exact=False).first.fill(headline)


def publish_short(page: "Page", headline: str, words: str) -> None:
    """A story of one paragraph."""
    start_story(page, headline)
    add_paragraph(page, words)
    choose_action(page, "Publish")
    told(page, "published")


def dialog(page: "Page") -> "Locator":
    return page.get_by_role("dialog").filter(visible=True)


def add_byline(page: "Page", place: int, author: str) -> None:
    choose_author(page, place)
    dialog(page).get_by_role("link", name=author).click()
    page.locator(f"#inline_child_bylines-{place}").get_by_text(author).wait_for()


def add_new_author(page: "Page", place: int, author: str) -> None:
    choose_author(page, place)
    dialog(page).get_by_role("tab", name="New author").click()
    dialog(page).get_by_label("Name").fill(author)
    dialog(page).get_by_role("button", name="Add author").click()
    page.locator(f"#inline_child_bylines-{place}").get_by_text(author).wait_for()


def choose_author(page: "Page", place: int) -> None:
    page.get_by_role("button", name="Add byline").click()
    page.locator(f"#inline_child_bylines-{place}").get_by_role("button", name="Choose author").click()


def upload_main_picture(page: "Page", file: Path, alt_text: str) -> None:
    page.get_by_role("button", name="Choose an image").first.click()
    dialog(page).get_by_role("tab", name="Upload").click()
    dialog(page).get_by_label("Title").fill("Clock")
    dialog(page).get_by_label("File").set_input_files(file)
    dialog(page).get_by_label("Alternative text").fill(alt_text)
    dialog(page).get_by_role("button", name="Upload").click()
    dialog(page).wait_for(state="detached")


def insert_block(page: "Page", kind: str) -> None:
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("listbox").get_by_role("option", name=kind, exact=True).click()


def add_paragraph(page: "Page", words: str) -> None:
    insert_block(page, "Paragraphs")
    page.locator("[role=textbox].public-DraftEditor-content").last.click()
    page.keyboard.type(words)
    page.wait_for_function(TAKEN_DOWN, arg=words)


def add_pull_quote(page: "Page", quote: str, speaker: str) -> None:
    insert_block(page, "Pull quote")
    page.get_by_label("Quotation").fill(quote)
    page.get_by_label("Speaker").fill(speaker)


def set_schedule(page: "Page", when: datetime) -> None:
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    dialog(page).get_by_label("Go live date/time").fill(f"{when:%Y-%m-%d %H:%M}")
    wait_for(lambda: pressed_past_calendar(page, "Save schedule"), "a calendar stayed over the button")
    dialog(page).wait_for(state="detached")


def pressed_past_calendar(page: "Page", button: str) -> bool:
    """Whether the button of the dialog could be pressed. A calendar opens over it when it likes; a click closes it.

    A dialog that is gone was left by the press before, whose answer was slow to come.
    """
    if not dialog(page).count():
        return True
    dialog(page).get_by_role("heading").first.click()
    try:
        dialog(page).get_by_role("button", name=button).click(timeout=2_000, no_wait_after=True)
    except PlaywrightTimeout:
        return False
    return True


def choose_action(page: "Page", *names: str) -> None:
    """Press the first of these in the menu at the foot of the edit screen."""
    foot = page.locator("footer")
    foot.get_by_role("button", name="More actions").click()
    choices = [foot.get_by_role("button", name=name) for name in names]
    wait_for(lambda: any(choice.count() for choice in choices), f"no {names} among the actions")
    next(choice for choice in choices if choice.count()).first.click()


def told(page: "Page", words: str) -> None:
    """Wait for the desk's message that says what was done."""
    page.locator(".messages").get_by_text(words).first.wait_for()


def a_picture(folder: Path) -> Path:
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 800), "#2a5d7c").save(buffer, "PNG")
    file = folder / "clock.png"
    file.write_bytes(buffer.getvalue())
    return file
