"""The moderators' queue by keys and by hand: nothing is decided unread, nothing twice, and nothing typed is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.demo import Demo
from tests.browser.moderating import queue_renewed
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Request, Route

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
WAITING = "SELECT COUNT(*) FROM comments_reply WHERE status = 'pending'"
ANSWERS = "SELECT COUNT(*) FROM comments_reply WHERE is_staff AND comment = 'We have asked the harbourmaster.'"
STORY_ASKED_ABOUT = "SELECT story_id FROM comments_reply WHERE name = 'Rosa who asks'"
NONE_WAITS = "UPDATE comments_reply SET status = 'approved', moderated_at = created_at WHERE status = 'pending'"


@pytest.fixture
def mo(signed_in: Window, window: Window, demo: Demo) -> "Page":
    """At a queue of four replies, and at none of them yet."""
    demo.change(NONE_WAITS)
    demo.change("DELETE FROM comments_reply WHERE name = 'Rosa of the queue'")
    demo.have_replies_wait([f"Number {number} of four." for number in range(1, 5)], "Rosa of the queue")
    page = signed_in("mo")
    page.goto("/desk/replies/")
    return page


def card(mo: "Page", number: int) -> "Locator":
    return mo.locator(".desk-reply").filter(has_text=f"Number {number} of four.")


def at(mo: "Page") -> str:
    """The words of the reply that has the focus."""
    return mo.locator(".desk-reply:focus .desk-reply__text").inner_text()


def test_a_key_held_down_decides_on_one_reply_and_no_more(mo: "Page", demo: Demo):
    mo.keyboard.press("j")
    with queue_renewed(mo):
        mo.keyboard.down("a")
    for _ in range(5):
        mo.keyboard.down("a")
    mo.keyboard.up("a")
    mo.wait_for_load_state("networkidle")
    assert demo.count(WAITING) == 3
    assert at(mo) == "Number 2 of four."


def test_who_moves_on_before_the_answer_is_there_stays_where_they_went(mo: "Page", demo: Demo):
    held = hold_posts(mo)
    mo.keyboard.press("j")
    mo.keyboard.press("a")
    wait_for(lambda: has_come(mo, held), "nothing was sent")
    mo.keyboard.press("j")
    assert at(mo) == "Number 2 of four."
    mo.keyboard.press("r")
    with queue_renewed(mo):
        held.pop().continue_()
    assert at(mo) == "Number 2 of four.", "what was not sent is not passed over"
    assert demo.count(WAITING) == 3


def test_after_a_decision_comes_the_reply_that_followed_it_and_at_the_end_the_line_that_says_so(mo: "Page"):
    mo.keyboard.press("j")
    mo.keyboard.press("j")
    with queue_renewed(mo):
        mo.keyboard.press("a")
    assert at(mo) == "Number 3 of four."
    with queue_renewed(mo):
        mo.keyboard.press("a")
    with queue_renewed(mo):
        mo.keyboard.press("a")
    assert at(mo) == "Number 1 of four.", "nothing follows, so the one before"
    with queue_renewed(mo):
        mo.keyboard.press("a")
    assert mo.evaluate("document.activeElement.textContent") == "No reply here."
    with queue_renewed(mo):
        mo.keyboard.press("z")
    assert at(mo) == "Number 1 of four.", "what was taken back is where the moderator is"


def test_keys_decide_nothing_while_the_focus_is_elsewhere_or_when_they_are_off(mo: "Page", demo: Demo):
    mo.keyboard.press("a")
    mo.keyboard.press("j")
    mo.get_by_role("link", name="Bans").focus()
    for key in "arsjz":
        mo.keyboard.press(key)
    mo.wait_for_load_state("networkidle")
    assert demo.count(WAITING) == 4
    mo.get_by_text("Keys", exact=True).click()
    mo.get_by_label("Keys are on").uncheck()
    mo.reload()
    mo.keyboard.press("j")
    assert mo.locator(".desk-reply:focus").count() == 0, "remembered in this browser"
    mo.get_by_text("Keys", exact=True).click()
    mo.get_by_label("Keys are on").check()
    mo.keyboard.press("j")
    assert at(mo) == "Number 1 of four."


def test_a_note_half_written_outlives_a_decision_on_another_reply(mo: "Page"):
    note = card(mo, 3).locator("details").filter(has_text="Note for the other moderators")
    note.get_by_text("Note", exact=True).click()
    note.get_by_role("textbox").fill("He said the same of the")
    with queue_renewed(mo):
        card(mo, 1).get_by_role("button", name="Approve").click()
    assert note.get_by_role("textbox").is_visible()
    assert note.get_by_role("textbox").input_value() == "He said the same of the"
    note.get_by_role("textbox").fill("He said the same of the harbour.")
    with queue_renewed(mo):
        note.get_by_role("button", name="Keep the note").click()
    card(mo, 3).get_by_text("He said the same of the harbour.").wait_for()
    note.get_by_text("Note", exact=True).click()
    assert note.get_by_role("textbox").input_value() == "", "what is kept is not there to be sent again"


def test_the_menu_counts_along(mo: "Page"):
    menu = mo.get_by_role("link", name="Replies (4)")
    menu.wait_for()
    with queue_renewed(mo):
        card(mo, 1).get_by_role("button", name="Approve").click()
    mo.get_by_role("link", name="Replies (3)").wait_for()


def test_an_answer_whose_receipt_is_lost_is_not_printed_twice(signed_in: Window, window: Window, demo: Demo):
    mo = answering(signed_in, window, demo)
    mo.route("**/answer/", lose_the_receipt)
    print_it(mo).click()
    mo.get_by_text("it is not sure that this was done").wait_for()
    assert demo.count(ANSWERS) == 1
    mo.locator(".desk-reply__text").get_by_text("We have asked the harbourmaster.").wait_for()


def test_what_cannot_be_sent_keeps_its_words_and_the_next_press_looks_first(
    signed_in: Window, window: Window, demo: Demo
):
    mo = answering(signed_in, window, demo)
    mo.context.set_offline(True)
    print_it(mo).click()
    mo.get_by_text("The newsroom cannot be reached").wait_for()
    field = typed_answer(mo)
    assert field.input_value() == "We have asked the harbourmaster."
    mo.context.set_offline(False)
    with queue_renewed(mo):
        print_it(mo).click()
    assert demo.count(ANSWERS) == 0
    assert field.input_value() == "We have asked the harbourmaster."
    with queue_renewed(mo):
        print_it(mo).click()
    assert demo.count(ANSWERS) == 1


def test_what_is_refused_says_why_at_its_form_and_keeps_the_words(signed_in: Window, window: Window, demo: Demo):
    mo = answering(signed_in, window, demo)
    demo.change("UPDATE comments_reply SET edited_at = created_at WHERE name = 'Rosa who asks'")
    print_it(mo).click()
    mo.get_by_role("alert").get_by_text("This reply was changed or decided on since you saw it").wait_for()
    assert typed_answer(mo).input_value() == "We have asked the harbourmaster."
    assert demo.count(ANSWERS) == 0


def answering(signed_in: Window, window: Window, demo: Demo) -> "Page":
    """Mo with an answer typed under a reply in print and not yet sent, in a window whose console may complain."""
    demo.change("DELETE FROM comments_reply WHERE is_staff AND comment = 'We have asked the harbourmaster.'")
    demo.change("DELETE FROM comments_reply WHERE name = 'Rosa who asks'")
    demo.have_replies_wait(["Who closed the harbour?"], "Rosa who asks")
    demo.change("UPDATE comments_reply SET status = 'approved' WHERE name = 'Rosa who asks'")
    mo = window()
    cookies: list[Any] = list(signed_in("mo").context.cookies())
    mo.context.add_cookies(cookies)
    mo.goto(f"/desk/replies/?status=all&story={demo.count(STORY_ASKED_ABOUT)}")
    asked = mo.locator(".desk-reply").filter(has=mo.locator(".desk-reply__text", has_text="Who closed the harbour?"))
    asked.get_by_text("Answer", exact=True).click()
    asked.get_by_label("Answer, as readers see it").fill("We have asked the harbourmaster.")
    return mo


def typed_answer(mo: "Page") -> "Locator":
    return mo.get_by_label("Answer, as readers see it").locator("visible=true")


def print_it(mo: "Page") -> "Locator":
    return mo.get_by_role("button", name="Print the answer")


def hold_posts(mo: "Page") -> "list[Route]":
    """What is sent waits here until it is let go."""
    held: list[Route] = []

    def hold(route: "Route", request: "Request") -> None:
        if request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    mo.route("**/desk/replies/**", hold)
    return held


def has_come(mo: "Page", held: "list[Route]") -> bool:
    """The browser hands over what it sends only while somebody waits for it."""
    mo.wait_for_timeout(20)
    return bool(held)


def lose_the_receipt(route: "Route") -> None:
    """The server does it, and the line breaks before it can say so."""
    route.fetch(max_redirects=0)
    route.abort()
