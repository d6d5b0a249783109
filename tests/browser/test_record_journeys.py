"""What the record is for, played in a browser: an editor works through what waits, and a reader remembers."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.demo import Demo
from tests.browser.reviewing import RECORD, accept_or_reject, at, decide, turn_to
from tests.running import call

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
MAYOR = "/people/edwin-marsh/"
HIS_WORDS = "better repair than our bridge"
THE_MEETING = "Marsh and Brandt meet beside the League’s summit"
THE_MEETING_BEFORE = "Marsh receives Brandt, the first official visit from Saltmere since 1988"
WAITING = (
    "SELECT (SELECT COUNT(*) FROM archive_quote WHERE state IN ('proposed', 'doubted'))"
    " + (SELECT COUNT(DISTINCT story_id || name) FROM archive_mention WHERE state IN ('proposed', 'doubted'))"
    " + (SELECT COUNT(*) FROM archive_event WHERE state IN ('proposed', 'doubted'))"
    " + (SELECT COUNT(*) FROM archive_tie WHERE state IN ('proposed', 'doubted'))"
)
PROPOSED_IN = "SELECT COUNT(*) FROM archive_quote WHERE state = 'proposed' AND story_id = {}"
DOUBT = ".record-card__who .desk-mark"
AS_IF_BY_ANOTHER_ENGINE = "UPDATE archive_reading SET engine = 'another'"


@pytest.fixture
def edith(signed_in: Window, demo: Demo) -> "Iterator[Page]":
    """At the record as it waits in the demo. Afterwards it is as it was, for readers too."""
    shown = demo.get(MAYOR)
    with demo.kept(*RECORD):
        page = signed_in("edith")
        page.goto("/desk/record/")
        yield page
        page.close()
    assert demo.get(MAYOR) == shown


def test_an_editor_clears_forty_proposals_with_keys_alone(edith: "Page", demo: Demo) -> None:
    waiting = demo.count(WAITING)
    for tab, number in (("Quotes", 20), ("Names", 12), ("Events", 3), ("Ties", 5)):
        if tab != "Quotes":
            turn_to(edith, tab)
        edith.keyboard.press("j")
        for _ in range(number):
            before = at(edith)
            decide(edith, accept_or_reject(edith))
            assert at(edith) != before, "the next one comes by itself"
    assert demo.count(WAITING) == waiting - 40


def test_an_editor_merges_two_spellings_and_both_addresses_live_on(edith: "Page", window: Window, demo: Demo) -> None:
    quote = demo.count(f"SELECT id FROM archive_quote WHERE words LIKE '%{HIS_WORDS}%'")
    edith.goto(f"/desk/record/quotes/{quote}/change/")
    edith.get_by_label("Who said it").select_option("")
    edith.get_by_label("Or another name").fill("Edwyn Marsh")
    edith.get_by_label("Is that name known?").select_option("person")
    edith.get_by_role("button", name="Accept as chosen").click()
    edith.get_by_text("may be known as “Edwin Marsh”").wait_for()
    edith.get_by_label("It is none of those known").check()
    edith.get_by_role("button", name="Accept as chosen").click()
    edith.get_by_text("On the record: Edwyn Marsh").wait_for()

    second = demo.count("SELECT id FROM subjects_subject WHERE name = 'Edwyn Marsh'")
    edith.goto(f"/desk/subjects/edit/{second}/")
    edith.get_by_role("checkbox", name="Readers have a page").check()
    edith.get_by_role("button", name="Save").click()
    rosa = window()
    rosa.goto("/people/edwyn-marsh/")
    assert rosa.get_by_role("main").get_by_role("link", name=HIS_WORDS).is_visible()

    edith.goto(f"/desk/subjects/edit/{second}/")
    edith.get_by_role("link", name="May be the same as “Edwin Marsh”").click()
    edith.get_by_role("link", name="Edwin Marsh").click()
    assert "1 quote" in edith.get_by_role("main").inner_text()
    edith.get_by_label("They are the same").check()
    edith.get_by_role("button", name="Merge").click()
    edith.get_by_text("“Edwyn Marsh” is now “Edwin Marsh”.").wait_for()

    old = rosa.request.get("/people/edwyn-marsh/", max_redirects=0)
    assert (old.status, old.headers["location"]) == (301, MAYOR)
    rosa.goto("/people/edwyn-marsh/")
    assert rosa.url == f"{demo.address}{MAYOR}"
    assert rosa.get_by_role("main").get_by_role("link", name=HIS_WORDS).is_visible()


def test_a_wrong_speaker_that_was_rejected_is_never_seen_again(edith: "Page", demo: Demo) -> None:
    named = edith.locator("[data-card]").filter(has=edith.locator("[data-key=a]")).filter(has_not=edith.locator(DOUBT))
    card = str(named.first.get_attribute("id"))
    while at(edith) != card:
        edith.keyboard.press("j")
    key = card.removeprefix("quote-")
    story = demo.count(f"SELECT story_id FROM archive_quote WHERE id = {key}")
    words = edith.locator(f"#{card} mark").first.inner_text()
    waiting = demo.count(PROPOSED_IN.format(story))
    decide(edith, "x")

    demo.change(AS_IF_BY_ANOTHER_ENGINE)
    again = call(demo.folder, "archive", "read", "--all")
    assert again.returncode == 0, again.stderr
    assert demo.count("SELECT COUNT(*) FROM archive_reading WHERE engine = 'another' AND is_due") == 0

    edith.goto(f"/desk/record/?story={story}")
    assert not edith.locator(f"#{card}").count()
    assert not edith.locator("[data-card] mark").get_by_text(words, exact=True).count()
    assert demo.count(PROPOSED_IN.format(story)) == waiting - 1
    edith.goto(f"/desk/record/{story}/")
    assert "Rejected" in edith.locator(f"#{card}").inner_text()


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 390)], ids=["scripts on", "scripts off"])
def test_a_reader_goes_from_a_story_to_the_mayor_his_words_the_meeting_and_the_story_before_it(
    window: Window, demo: Demo, scripts: bool, width: int
) -> None:
    rosa = window(width=width, java_script_enabled=scripts)
    main = rosa.get_by_role("main")
    lead = next(path for path in demo.pages if "marsh-brandt-second-meeting" in path)
    rosa.goto(lead)
    main.get_by_role("link", name="Edwin Marsh").first.click()
    rosa.wait_for_url(f"**{MAYOR}")
    main.get_by_role("region", name="On the record").get_by_role("link", name=HIS_WORDS).click()
    rosa.wait_for_url("**/quotes/*/")
    assert HIS_WORDS in main.get_by_role("heading", level=1).inner_text()
    main.get_by_role("link", name="Edwin Marsh").first.click()
    rosa.wait_for_url(f"**{MAYOR}")
    main.get_by_role("region", name="Timeline").get_by_role("link", name=THE_MEETING).click()
    rosa.wait_for_url(f"**{lead}")
    previously = main.get_by_role("region", name="Previously")
    assert "Second meeting in two months" in previously.inner_text()
    previously.get_by_role("link", name=THE_MEETING_BEFORE).click()
    rosa.wait_for_url("**brandt-visit-ferry-agreed/")
