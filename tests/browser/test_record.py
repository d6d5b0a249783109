"""The record by keys: an editor clears what waits without a mouse, and nothing is decided twice or unseen."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo import Demo
from tests.browser.reviewing import RECORD, at, decide, ids, renewed

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
ALL_WAIT = "UPDATE archive_{} SET state = 'proposed', decided_at = NULL, decided_by_id = NULL"
AS_READ = "UPDATE archive_quote SET role = '', speaker_id = NULL WHERE speaker_name = ''"
WAITING = "SELECT COUNT(*) FROM archive_quote WHERE state = 'proposed'"
CONFIRMED = "SELECT COUNT(*) FROM archive_quote WHERE state = 'confirmed'"
A_FEW = 8
"""Each is a screen drawn anew; forty in a row are cleared in test_record_journeys."""
REJECTED = "SELECT COUNT(*) FROM archive_quote WHERE state = 'rejected'"


@pytest.fixture
def edith(signed_in: Window, demo: Demo) -> "Iterator[Page]":
    """At the record of a demo in which all that was found waits, and at none of it yet. Afterwards it is as it was."""
    with demo.kept(*RECORD):
        demo.change(ALL_WAIT.format("quote"), ALL_WAIT.format("mention"), AS_READ)
        page = signed_in("edith")
        page.goto("/desk/record/")
        yield page
        page.close()


@pytest.fixture
def where_it_may_complain(edith: "Page", window: Window) -> "Page":
    """The same in a window whose console may tell of an answer that is no 200."""
    page = window()
    page.context.add_cookies(edith.context.cookies(edith.url))  # type: ignore[arg-type]
    page.goto("/desk/record/")
    return page


def test_an_editor_clears_what_waits_with_keys_alone(edith: "Page", demo: Demo) -> None:
    waiting = demo.count(WAITING)
    edith.keyboard.press("j")
    for number in range(A_FEW):
        before = ids(edith)
        assert at(edith) == before[0]
        if edith.locator(f"#{before[0]} [data-key=a]").count() and number % 5:
            decide(edith, "a")
        else:
            decide(edith, "x")
        assert at(edith) == before[1], "the next one comes by itself"
    assert demo.count(CONFIRMED) >= A_FEW / 2
    assert demo.count(WAITING) == waiting - A_FEW
    assert demo.count(CONFIRMED) + demo.count(REJECTED) == A_FEW


def test_names_are_cleared_the_same_way(edith: "Page", demo: Demo) -> None:
    edith.goto("/desk/record/names/")
    edith.keyboard.press("j")
    for _ in range(5):
        decide(edith, "a")
    assert demo.count("SELECT COUNT(DISTINCT story_id || name) FROM archive_mention WHERE state = 'confirmed'") == 5


def test_where_nobody_is_named_the_key_asks_and_the_answer_is_typed(where_it_may_complain: "Page", demo: Demo) -> None:
    edith = where_it_may_complain
    story = demo.count("SELECT story_id FROM archive_quote WHERE speaker_name = '' LIMIT 1")
    edith.goto(f"/desk/record/{story}/")
    nobody = edith.locator("[data-card]").filter(has_text="Nobody named").first
    card = str(nobody.get_attribute("id"))
    edith.keyboard.press("j")
    while at(edith) != card:
        edith.keyboard.press("j")
    edith.keyboard.press("a")
    assert at(edith) == f"subject-{card}"
    edith.keyboard.press("Tab")
    edith.keyboard.type("Nobody of This Name")
    edith.keyboard.press("Enter")
    edith.locator(f"#called-{card}-error").wait_for()
    assert at(edith) == f"called-{card}", "what is wrong is said where it is typed"
    edith.keyboard.press("Control+a")
    edith.keyboard.type("Edwin Marsh")
    edith.keyboard.press("Tab")
    edith.keyboard.press("Tab")
    edith.keyboard.type("mayor of Harrow Point")
    with renewed(edith):
        edith.keyboard.press("Enter")
    asked = "SELECT COUNT(*) FROM archive_quote q JOIN subjects_subject s ON s.id = q.speaker_id WHERE q.state ="
    told = f"{asked} 'confirmed' AND s.name = 'Edwin Marsh' AND q.role = 'mayor of Harrow Point'"
    assert demo.count(told) == 1
    assert "On the record" in edith.locator(f"#{card}").inner_text()


def test_all_that_one_says_in_a_story_is_accepted_after_a_look(edith: "Page", demo: Demo) -> None:
    edith.keyboard.press("j")
    while not edith.locator(f"#{at(edith)} [data-fold=s]").count():
        edith.keyboard.press("j")
    together = edith.locator(f"#{at(edith)} [data-fold=s] li").count() + 1
    edith.keyboard.press("s")
    with renewed(edith):
        edith.keyboard.press("Enter")
    assert demo.count(CONFIRMED) == together


def test_a_key_held_down_decides_once(edith: "Page", demo: Demo) -> None:
    edith.keyboard.press("j")
    with renewed(edith):
        edith.keyboard.down("x")
    for _ in range(5):
        edith.keyboard.down("x")
    edith.keyboard.up("x")
    edith.wait_for_load_state("networkidle")
    assert demo.count(REJECTED) == 1


def test_keys_decide_nothing_while_the_focus_is_in_no_card_or_when_they_are_off(edith: "Page", demo: Demo) -> None:
    edith.keyboard.press("x")
    edith.keyboard.press("j")
    edith.get_by_role("navigation", name="Record").get_by_role("link", name="Names").focus()
    edith.keyboard.press("x")
    edith.locator("#keys summary").click()
    edith.get_by_label("Keys are on, in this browser").uncheck()
    edith.locator("[data-card]").first.focus()
    edith.keyboard.press("x")
    edith.wait_for_load_state("networkidle")
    assert demo.count(REJECTED) == 0
    edith.get_by_label("Keys are on, in this browser").check()


def test_what_is_typed_in_another_card_outlives_a_decision(edith: "Page") -> None:
    edith.keyboard.press("j")
    first, second = ids(edith)[:2]
    edith.locator(f"#fold-{second} > summary").click()
    edith.locator(f"#role-{second}").fill("harbour master")
    edith.locator(f"#{first}").focus()
    decide(edith, "x")
    assert edith.locator(f"#role-{second}").input_value() == "harbour master"
    assert at(edith) == second


def test_an_answer_that_is_lost_is_told_and_nothing_is_sent_again(where_it_may_complain: "Page", demo: Demo) -> None:
    edith = where_it_may_complain
    sent: list[str] = []

    def lose(route: "Route") -> None:
        sent.append(route.request.url)
        route.fetch(max_redirects=0)
        route.fulfill(status=504, body="")

    edith.route("**/desk/record/quotes/*/", lose)
    edith.keyboard.press("j")
    decide(edith, "x")
    edith.get_by_text("No clear answer came").wait_for()
    assert len(sent) == 1
    assert demo.count(REJECTED) == 1


def test_of_two_editors_the_second_is_told(edith: "Page", demo: Demo) -> None:
    edith.locator("[data-card]").filter(has=edith.locator("[data-key=a]")).first.focus()
    key = at(edith).removeprefix("quote-")
    demo.change(f"UPDATE archive_quote SET state = 'rejected', decided_at = '2026-11-27 12:00:00' WHERE id = {key}")
    decide(edith, "a")
    edith.get_by_text("changed or decided on since you saw it").wait_for()
    assert demo.count(CONFIRMED) == 0


def test_the_storys_screen_leads_to_its_record(edith: "Page", demo: Demo) -> None:
    story = demo.count("SELECT MIN(story_id) FROM archive_quote")
    edith.goto(f"/desk/pages/{story}/edit/")
    edith.get_by_role("button", name="Actions").first.click()
    edith.get_by_role("link", name="Read for the record").click()
    edith.wait_for_url(f"**/desk/record/?story={story}")
    assert edith.locator("[data-card]").count() > 0


def test_keys_are_letters_where_something_is_typed_or_chosen(edith: "Page", demo: Demo) -> None:
    edith.goto("/desk/record/said/")
    edith.get_by_label("Who", exact=True).press_sequentially("jkax")
    assert edith.get_by_label("Who", exact=True).input_value() == "jkax"


def test_a_correction_is_printed_beside_a_quote_by_the_same_key(edith: "Page", demo: Demo) -> None:
    quote = demo.count("SELECT MIN(id) FROM archive_quote WHERE speaker_id IS NOT NULL")
    story = demo.count(f"SELECT story_id FROM archive_quote WHERE id = {quote}")
    demo.change(
        "INSERT INTO stories_correction (story_id, kind, text, made_at, place)"
        f" VALUES ({story}, 'correction', 'It was otherwise.', '2026-11-27 12:00:00', 'foot')"
    )
    printed = demo.count("SELECT MAX(id) FROM stories_correction")
    demo.change(f"UPDATE archive_quote SET state = 'doubted', correction_seen = 0, certainty = 1 WHERE id = {quote}")
    edith.goto("/desk/record/")
    edith.keyboard.press("j")
    assert at(edith) == f"quote-{quote}", "what is in doubt comes first"
    edith.locator(f"#beside-quote-{quote}").focus()
    edith.keyboard.press("x")
    assert demo.count(REJECTED) == 0, "where something is chosen, a letter is a letter"
    edith.locator(f"#quote-{quote}").focus()
    decide(edith, "a")
    assert demo.count(f"SELECT correction_id FROM archive_quote WHERE id = {quote}") == printed
    demo.change("UPDATE archive_quote SET correction_id = NULL")
    demo.change(f"DELETE FROM stories_correction WHERE id = {printed}")


def test_all_of_a_kind_is_counted_shown_and_decided_on_by_keys(edith: "Page", demo: Demo) -> None:
    edith.get_by_role("link", name="All of a kind at once").press("Enter")
    edith.get_by_label("What", exact=True).select_option("rule:name beside verb")
    edith.get_by_label("At least as certain as").select_option("0")
    edith.get_by_role("button", name="Count").press("Enter")
    shown = edith.get_by_role("main").get_by_role("checkbox")
    shown.first.wait_for()
    number, unticked = shown.count(), str(shown.first.get_attribute("id"))
    assert number > 2
    shown.first.press("Space")
    edith.get_by_role("button", name=f"Accept these {number}").press("Enter")
    edith.get_by_text(f"{number - 1} are on the record.").wait_for()
    assert demo.count(CONFIRMED) == number - 1
    assert edith.locator(f"#{unticked}").is_checked(), "what was unticked still waits"
