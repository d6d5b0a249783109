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
    from playwright.sync_api import Page, Route

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
    assert "the reply by Rosa" in str(mine.text_content())
    mine.click()
    rosa.wait_for_url(re.compile(r"/replies/own/\d+/[0-9a-f]{32}/$"))
    assert not axe(rosa)
    rosa.get_by_label("Your comment").fill("The bridge was shut on a Wednesday.")
    rosa.reload()
    assert rosa.get_by_label("Your comment").input_value() == "The bridge was shut on a Wednesday."
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
    assert rosa.get_by_role("navigation", name="Order of the replies").is_visible()


@pytest.mark.parametrize("grown", ["beyond its first page", "where this page does not show it"])
def test_new_replies_that_are_not_on_this_page_are_on_the_page_with_the_newest(window: Window, demo: Demo, grown: str):
    rosa = window()
    rosa.clock.install()
    rosa.goto(demo.story())
    page = demo.get(demo.story())[1]
    if grown == "beyond its first page":
        page = re.sub(r'id="reply-\d+"', 'id="reply-7000000"', page).replace("data-have=", "data-far data-have=")
    rosa.route("**/count/", lambda route: route.fulfill(json={"replies": 60}))
    rosa.route(f"**{demo.story()}", lambda route: route.fulfill(body=page, content_type="text/html"))
    rosa.clock.run_for(66_000)
    rosa.get_by_role("button", name="new replies").click()
    rosa.wait_for_url("**/newest/")


def test_a_draft_remembers_what_it_answers_and_is_forgotten_once_it_is_sent(
    signed_in: Window, window: Window, demo: Demo
):
    start(demo, signed_in, "Which of the two lamps?")
    rosa = window()
    rosa.goto(demo.story())
    article = rosa.locator("article.reply").filter(has_text="Which of the two lamps?").first
    article.get_by_role("link", name="Reply to Ada").click()
    rosa.get_by_label("Your comment").fill("The one by the steps.")
    rosa.goto("/latest/")
    rosa.goto(demo.story())
    assert rosa.locator("#reply-title").text_content() == "Reply to Ada"
    assert rosa.get_by_label("Your comment").input_value() == "The one by the steps."
    rosa.get_by_role("button", name="Post reply").click()
    rosa.get_by_text("Your reply has not been sent yet").wait_for()
    rosa.get_by_label("Your name").fill(NAME)
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/held/**")
    answered = "SELECT COUNT(*) FROM comments_reply WHERE parent_id IS NOT NULL AND comment = 'The one by the steps.'"
    assert demo.count(answered) == 1
    rosa.goto(demo.story())
    assert not rosa.get_by_label("Your comment").input_value()
    assert rosa.locator("#reply-title").text_content() == "Leave a reply"


def test_a_reply_whose_sending_was_stopped_is_sent_by_a_second_press_and_counts_once(window: Window, demo: Demo):
    rosa = window()
    rosa.clock.install()
    rosa.goto(demo.story())
    rosa.get_by_label("Your comment").fill("The wire was down for a minute.")
    rosa.get_by_label("Your name").fill(NAME)
    stopped: list[str] = []

    def stop_the_first(route: "Route") -> None:
        if stopped:
            route.continue_()
        else:
            stopped.append(route.request.url)
            route.abort("aborted")

    rosa.route(re.compile(r"/replies/\d+/$"), stop_the_first)
    send = rosa.get_by_role("button", name="Post reply")
    send.click()
    wait_for(lambda: rosa.evaluate("() => true") and bool(stopped), "nothing was sent")
    rosa.clock.run_for(6_000)
    send.click()
    rosa.wait_for_url("**/held/**")
    assert demo.count("SELECT COUNT(*) FROM comments_reply WHERE comment LIKE 'The wire was down%'") == 1


def test_a_reply_is_recommended_where_it_stands_with_scripts_and_without(signed_in: Window, window: Window, demo: Demo):
    start(demo, signed_in, "Lamps on the quay, at last.")
    for scripts in (True, False):
        rosa = window(java_script_enabled=scripts)
        rosa.goto(demo.story())
        article = rosa.locator("article.reply").filter(has_text="Lamps on the quay, at last.").first
        article.get_by_role("button", name="Recommend").click()
        article.get_by_role("button", name=re.compile("Recommend 1 ?: the reply by Ada")).wait_for()
        rosa.reload()
        assert article.get_by_role("button", name="Recommend", pressed=True).count() == scripts
