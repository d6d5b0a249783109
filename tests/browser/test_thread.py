"""A conversation, held in a browser: answered in its place, changed by its writer, and new replies said quietly."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import axe, contrast_in_the_dark
from tests.browser.demo import Demo
from tests.browser.moderating import approve
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
NAME = "Rosa of the Ferry"


def start(demo: Demo, signed_in: Window, comment: str) -> "Page":
    """One reply in print to begin with; the moderator who put it there."""
    demo.post(demo.reply_address(), comment=comment, name="Ada")
    mo = signed_in("mo")
    approve(mo, comment)
    wait_for(lambda: comment in demo.get(demo.story())[1], "the approved reply never appeared")
    return mo


def test_an_answer_is_written_under_what_it_answers_with_its_words_quoted_and_by_keyboard_alone(
    signed_in: Window, window: Window, demo: Demo
):
    start(demo, signed_in, "Who mended the bridge in 1987?")
    rosa = window()
    rosa.goto(demo.story())
    article = rosa.locator("article.reply").filter(has_text="Who mended the bridge in 1987?").first
    article.get_by_role("link", name="Reply to Ada").focus()
    rosa.keyboard.press("Enter")
    comment = rosa.get_by_label("Your comment")
    assert comment.evaluate("field => field === document.activeElement")
    assert rosa.locator("#reply-title").text_content() == "Reply to Ada"
    rosa.get_by_role("button", name="Quote it").press("Enter")
    assert comment.input_value() == "> Who mended the bridge in 1987?\n\n"
    assert not axe(rosa, within="#replies")
    assert not contrast_in_the_dark(rosa, within="#replies")
    comment.press("End")
    rosa.keyboard.press("Control+End")
    rosa.keyboard.type("My *father* did.")
    rosa.get_by_role("button", name="Reply to the story instead").press("Enter")
    assert rosa.locator("#reply-title").text_content() == "Leave a reply"
    assert "father" in comment.input_value()
    article.get_by_role("link", name="Reply to Ada").press("Enter")
    rosa.get_by_label("Your name").fill(NAME)
    rosa.get_by_role("button", name="Post reply").press("Enter")
    rosa.wait_for_url("**/held/**")
    answered = "SELECT COUNT(*) FROM comments_reply WHERE parent_id IS NOT NULL AND comment LIKE '%My *father* did.'"
    assert demo.count(answered) == 1


def test_a_writer_finds_their_own_reply_on_the_page_and_changes_and_deletes_it(
    signed_in: Window, window: Window, demo: Demo
):
    comment = "The bridge was shut on a Tuesday."
    rosa = window()
    rosa.goto(demo.story())
    rosa.get_by_label("Your comment").fill(comment)
    rosa.get_by_label("Your name").fill(NAME)
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/held/**")
    mo = signed_in("mo")
    approve(mo, comment)
    rosa.goto(demo.story())
    mine = rosa.locator("article.reply").filter(has_text=comment).get_by_role("button", name="Change or delete")
    wait_for(lambda: rosa.reload() and mine.is_visible(), "its writer never found it")
    stranger = window()
    stranger.goto(demo.story())
    assert not stranger.get_by_role("button", name="Change or delete").count()
    mine.click()
    rosa.wait_for_url(re.compile(r"/replies/own/\d+/[0-9a-f]{32}/$"))
    assert not axe(rosa)
    rosa.get_by_label("Your comment").fill("The bridge was shut on a Wednesday.")
    rosa.get_by_role("button", name="Change it").click()
    rosa.wait_for_url("**/held/**")
    wait_for(lambda: comment not in demo.get(demo.story())[1], "what was changed stayed in print")
    rosa.get_by_role("link", name="change or delete your reply").click()
    rosa.get_by_role("button", name="Delete my reply").click()
    rosa.wait_for_url("**/replies/own/deleted/")
    assert not demo.count("SELECT COUNT(*) FROM comments_reply WHERE comment LIKE 'The bridge was shut on a W%'")


def test_who_has_the_page_open_hears_quietly_of_new_replies_and_keeps_what_they_type(
    signed_in: Window, window: Window, demo: Demo
):
    mo = start(demo, signed_in, "The launch runs all night.")
    rosa = window()
    rosa.clock.install()
    rosa.goto(demo.story())
    rosa.locator("article.reply").filter(has_text="The launch runs all night.").first.get_by_role(
        "link", name="Reply to Ada"
    ).click()
    rosa.get_by_label("Your comment").fill("Half a tho")
    demo.post(demo.reply_address(), comment="And so does the tea stall.", name="Ben")
    approve(mo, "And so does the tea stall.")
    wait_for(lambda: "tea stall" in demo.get(demo.story())[1], "the approved reply never appeared")
    rosa.clock.run_for(66_000)
    fresh = rosa.get_by_role("status").get_by_role("button", name="One new reply")
    fresh.wait_for()
    fresh.click()
    rosa.get_by_text("And so does the tea stall.").wait_for()
    assert rosa.get_by_label("Your comment").input_value() == "Half a tho"
    assert rosa.locator("#reply-title").text_content() == "Reply to Ada"


def test_a_reply_is_recommended_where_it_stands_with_scripts_and_without(signed_in: Window, window: Window, demo: Demo):
    start(demo, signed_in, "Lamps on the quay, at last.")
    for scripts in (True, False):
        rosa = window(java_script_enabled=scripts)
        rosa.goto(demo.story())
        article = rosa.locator("article.reply").filter(has_text="Lamps on the quay, at last.").first
        article.get_by_role("button", name="Recommend").click()
        article.get_by_role("button", name="Recommend 1").wait_for()
