"""Whole days in the life of the paper, played in a browser against the demo as it runs."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.browser.demo import Demo
from tests.browser.moderating import approve, queue_renewed
from tests.browser.writing import (
    a_picture,
    add_byline,
    add_new_author,
    add_paragraph,
    add_pull_quote,
    choose_action,
    set_schedule,
    start_story,
    told,
    upload_main_picture,
)  # fmt: skip
from tests.post_office import PostOffice, text_of
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
HARROW_POINT = ZoneInfo("Europe/London")
SHORTLY = timedelta(seconds=75)
"""To be cut to the minute, as the desk does; what is left is time enough to press a button."""


def test_ravi_writes_edith_publishes_and_rosa_reads_with_scripts_off(
    signed_in: Window, window: Window, demo: Demo, tmp_path: Path
):
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

    wait_for(lambda: headline in demo.get("/latest/")[1], "the story never appeared")
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
    rosa.get_by_text("The lamps came on at their hour.").wait_for()


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
    rosa.wait_for_url("**/held/**")
    assert ("proof" in demo.verdict_on(comment)) == (not scripts), "Scripts prove; without them a person reads it."
    rosa.goto(address)
    assert not rosa.get_by_text(comment).count()

    approve(signed_in("mo"), comment)

    wait_for(lambda: rosa.reload() and rosa.get_by_text(comment).is_visible(), "the approved reply never appeared")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "with scripts off"])
def test_a_reply_that_is_kept_back_reaches_a_moderator_by_contact_us_is_released_and_its_writer_is_told(
    signed_in: Window, window: Window, demo: Demo, post_office: PostOffice, scripts: bool
):
    email = f"rosa-{'with' if scripts else 'without'}-scripts@example.org"
    links = " ".join(f"https://{'with' if scripts else 'without'}-scripts.example/{number}" for number in range(9))
    comment = f"The ferry's papers, all of them: {links}"
    rosa = window(java_script_enabled=scripts)
    rosa.goto(demo.story("opinion"))
    address = rosa.url
    rosa.get_by_label("Your comment").fill(comment)
    rosa.get_by_label("Your name").fill("Rosa of the Ferry")
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/replies/withheld/**")
    assert rosa.get_by_role("heading", name="Your reply has not been printed").is_visible()
    assert rosa.get_by_text("the links in it").is_visible()
    assert rosa.get_by_text(comment).is_visible()
    rosa.get_by_label("Your letter").fill("These are the council's own papers.")
    rosa.get_by_label("Your email").fill(email)
    rosa.get_by_role("button", name="Send").click()
    rosa.wait_for_url("**/contact/sent/")

    mo = signed_in("mo")
    mo.goto("/desk/replies/?status=withheld")
    kept_back = mo.get_by_role("listitem").filter(has_text=comment)
    assert kept_back.get_by_text("Links: 9.").is_visible()
    assert kept_back.get_by_text("These are the council's own papers.").is_visible()
    with queue_renewed(mo):
        kept_back.get_by_role("button", name="Release").click()

    rosa.goto(address)
    wait_for(lambda: rosa.reload() and rosa.get_by_text(comment).is_visible(), "the released reply never appeared")
    told = wait_for(lambda: post_office.to(email), "its writer was never told")
    assert told["Subject"].startswith("Your reply is in print")
    rosa.goto(re.findall(r"http\S+/at/\d+/", text_of(told))[0])
    assert rosa.get_by_text(comment).is_visible()


def test_a_reply_is_written_and_sent_by_keyboard_alone(window: Window, demo: Demo):
    comment = "Typed without touching a mouse, on the night boat."
    rosa = window()
    rosa.goto(demo.story())
    rosa.get_by_label("Your comment").focus()
    rosa.keyboard.type(comment)
    rosa.keyboard.press("Tab")
    rosa.keyboard.type("Rosa")
    rosa.keyboard.press("Enter")
    rosa.wait_for_url("**/held/**")
    assert "proof" not in demo.verdict_on(comment)


def test_mo_clears_a_hundred_replies_with_keys_only_and_takes_one_back(signed_in: Window, demo: Demo):
    waiting = "SELECT COUNT(*) FROM comments_reply WHERE status = 'pending'"
    demo.change("UPDATE comments_reply SET status = 'approved' WHERE status = 'pending'")
    demo.have_replies_wait([f"One of a hundred, number {number}." for number in range(100)], "Rosa")
    assert demo.count(waiting) == 100
    mo = signed_in("mo")
    mo.goto("/desk/replies/")
    mo.keyboard.press("j")
    for left in range(99, -1, -1):
        mo.locator(".desk-reply:focus").wait_for()
        with queue_renewed(mo):
            mo.keyboard.press("arsaa"[left % 5])
        assert demo.count(waiting) == left
    with queue_renewed(mo):
        mo.keyboard.press("z")
    assert demo.count(waiting) == 1


def test_mo_notes_bans_and_marks_with_keys_only(signed_in: Window, demo: Demo):
    demo.change("UPDATE comments_reply SET status = 'approved' WHERE status = 'pending'")
    demo.have_replies_wait([f"To be marked, number {number}." for number in range(3)], "Stan of the keys")
    waiting = "SELECT COUNT(*) FROM comments_reply WHERE status = 'pending'"
    count = demo.count(waiting)
    mo = signed_in("mo")
    mo.goto("/desk/replies/")
    mo.keyboard.press("j")
    mo.keyboard.press("e")
    mo.keyboard.type("He asks about the harbour again.")
    mo.keyboard.press("Tab")
    with queue_renewed(mo):
        mo.keyboard.press("Enter")
    mo.locator(".desk-reply:focus").get_by_text("He asks about the harbour again.").wait_for()
    mo.keyboard.press("b")
    mo.keyboard.type("Too many of the same")
    mo.keyboard.press("Escape")
    mo.locator(".desk-reply:focus").wait_for()
    mo.keyboard.press("b")
    with queue_renewed(mo):
        mo.keyboard.press("Enter")
    mo.locator(".desk-reply:focus").get_by_text("Too many of the same").wait_for()
    for key in "kxjx":
        mo.keyboard.press(key)
    assert mo.locator("input[form=marked]:checked").count() == 2
    with queue_renewed(mo):
        mo.get_by_role("form", name="Those that are marked").get_by_role("button", name="Reject").press("Enter")
    assert demo.count(waiting) == count - 2
    demo.change("DELETE FROM comments_ban")


def test_a_proof_that_was_used_before_keeps_the_words_and_the_next_one_counts(window: Window, demo: Demo):
    rosa = window()
    rosa.goto(demo.story())
    rosa.get_by_label("Your comment").fill("The first of two.")
    rosa.get_by_label("Your name").fill("Rosa")
    field = rosa.locator("#reply [name=altcha]")
    wait_for(lambda: field.input_value() != "", "nothing was proved")
    used = field.input_value()
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/held/**")
    rosa.goto(demo.story())
    rosa.get_by_label("Your comment").fill("The second of two.")
    rosa.get_by_label("Your name").fill("Rosa")
    wait_for(lambda: field.input_value() not in ("", used), "nothing was proved again")
    field.evaluate("(field, used) => { field.value = used }", used)
    rosa.get_by_role("button", name="Post reply").click()
    rosa.get_by_text("The check of your browser failed").first.wait_for()
    assert rosa.get_by_label("Your comment").input_value() == "The second of two."
    assert rosa.get_by_role("button", name="Have a person read it").is_visible()
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/held/**")


def described(page: "Page", field: "Locator") -> str:
    """What a screen reader says after the field's label."""
    ids = (field.get_attribute("aria-describedby") or "").split()
    return " ".join(page.locator(f"#{name}").inner_text() for name in ids)
