"""Whole days in the life of the paper, played in a browser against the demo as it runs."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from tests.browser.demo import Demo
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

Window = Callable[..., "Page"]
HARROW_POINT = ZoneInfo("Europe/London")
SHORTLY = timedelta(seconds=75)
"""To be cut to the minute, as the desk does; what is left is time enough to press a button."""
TAKEN_DOWN = "words => [...document.querySelectorAll('[name^=body-]')].some(field => field.value.includes(words))"
"""The editor of running text hands its words to the form a little later."""


def test_ravi_writes_edith_publishes_and_rosa_reads_with_scripts_off(signed_in: Window, window: Window, tmp_path: Path):
    headline = "Quay clock strikes thirteen"
    ravi = signed_in("ravi")
    start_story(ravi, headline)
    ravi.get_by_role("textbox", name="Standfirst").fill("The harbour's clock has lost count.")
    add_byline(ravi, 0, "Ines Calloway")
    add_new_author(ravi, 1, "Jonas Pickering")
    upload_main_picture(ravi, a_picture(tmp_path), "The clock on the quay")
    add_paragraph(ravi, "The clock struck thirteen on Monday, and nobody on the quay looked up.")
    add_pull_quote(ravi, "I have set my watch by it for years", "Hanna Oke, harbour pilot")
    choose_action(ravi, "Submit to")
    told(ravi, "submitted")

    edith = signed_in("edith")
    edith.goto("/desk/")
    edith.get_by_role("link", name=headline).first.click()
    edith.get_by_role("textbox", name="Standfirst").wait_for()
    choose_action(edith, "Approve")
    told(edith, "approved and published")

    rosa = window(width=320, java_script_enabled=False)
    rosa.goto("/latest/")
    rosa.get_by_role("link", name=headline).first.click()
    assert rosa.get_by_role("heading", level=1).inner_text() == headline
    article = rosa.get_by_role("main")
    assert article.get_by_text("By Ines Calloway and Jonas Pickering").first.is_visible()
    assert article.get_by_alt_text("The clock on the quay").is_visible()
    assert article.get_by_text("I have set my watch by it for years").is_visible()
    assert article.get_by_text("Hanna Oke").is_visible()
    assert article.get_by_text("nobody on the quay looked up").is_visible()


def test_a_scheduled_story_appears_at_its_hour_without_anybody_doing_anything(
    signed_in: Window, window: Window, demo: Demo
):
    headline = "Lamps on the pier are lit again"
    edith = signed_in("edith")
    start_story(edith, headline)
    add_paragraph(edith, "The lamps came on at their hour.")
    set_schedule(edith, (datetime.now(HARROW_POINT) + SHORTLY).replace(second=0))
    choose_action(edith, "Schedule to publish", "Publish")
    told(edith, "scheduled")

    rosa = window()
    rosa.goto("/latest/")
    assert not rosa.get_by_role("link", name=headline).count()
    wait_for(lambda: headline in demo.get("/latest/")[1], "the story never appeared", patience=120)
    rosa.reload()
    rosa.get_by_role("link", name=headline).first.click()
    assert rosa.get_by_text("The lamps came on at their hour.").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "with scripts off"])
def test_a_reply_without_a_name_is_told_so_mended_approved_and_read(
    signed_in: Window, window: Window, demo: Demo, scripts: bool
):
    comment = f"The ferry was full by eight, {'with' if scripts else 'without'} scripts."
    rosa = window(java_script_enabled=scripts)
    rosa.goto(demo.story())
    address = rosa.url
    rosa.get_by_label("Your comment").fill(comment)
    rosa.get_by_role("button", name="Post reply").click()
    name = rosa.get_by_label("Your name")
    rosa.locator("#reply-name[aria-invalid=true]").wait_for()
    assert described(rosa, name).endswith("Add the name you want shown. A first name is enough.")
    assert rosa.get_by_label("Your comment").input_value() == comment
    name.fill("Rosa of the Ferry")
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/held/")
    rosa.goto(address)
    assert not rosa.get_by_text(comment).count()

    mo = signed_in("mo")
    mo.goto("/desk/replies/")
    mo.get_by_role("listitem").filter(has_text=comment).get_by_role("button", name="Approve").click()
    mo.get_by_text(comment).wait_for(state="detached")

    rosa.reload()
    assert rosa.get_by_text(comment).is_visible()


# What people do at the desk


def start_story(page: "Page", headline: str) -> None:
    page.goto("/desk/stories/new/")
    page.get_by_role("main").get_by_role("link", name="News").click()
    page.get_by_role("textbox", name="Headline", exact=False).first.fill(headline)


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
    page.wait_for_function(
        "words => [...document.querySelectorAll('[name^=body-][name$=-value]')].some(e => e.value.includes(words))",
        arg=words,
    )


def add_pull_quote(page: "Page", quote: str, speaker: str) -> None:
    insert_block(page, "Pull quote")
    page.get_by_label("Quotation").fill(quote)
    page.get_by_label("Speaker").fill(speaker)


def set_schedule(page: "Page", when: datetime) -> None:
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    dialog(page).get_by_label("Go live date/time").fill(f"{when:%Y-%m-%d %H:%M}")
    dialog(page).get_by_role("button", name="Save schedule").click()
    dialog(page).wait_for(state="detached")


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


def described(page: "Page", field: "Locator") -> str:
    """What a screen reader says after the field's label."""
    ids = (field.get_attribute("aria-describedby") or "").split()
    return " ".join(page.locator(f"#{name}").inner_text() for name in ids)
