"""A page with something embedded asks nobody but us, until the reader asks."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

FILM = "https://www.youtube.com/watch?v=harrowpoint1"
PLAYER = "https://www.youtube-nocookie.com/embed/harrowpoint1"
STAND_IN = '<!doctype html><html lang="en"><title>Film</title><p>The bridge turns.</p>'
FRAME_A_STRANGER = """() => new Promise(resolve => {
    document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective));
    const frame = document.createElement("iframe");
    frame.src = "https://tracker.example/";
    document.body.append(frame) })"""


@pytest.fixture
def address(live_server: Any, file_story: Any) -> str:
    """Where a story with a film in it is read."""
    story = file_story(body=[("embed", {"url": FILM, "title": "The bridge turning"})])
    return f"{live_server.url}{story.address}"


def with_a_stand_in(page: "Page", own: str) -> list["Request"]:
    """What the page asks of others; the player's host is ours for the while, and nothing leaves the machine."""
    asked: list[Request] = []

    def note(request: "Request") -> None:
        if not request.url.startswith((own, "data:")):
            asked.append(request)

    def answer(route: "Route") -> None:
        if route.request.url.startswith(PLAYER):
            route.fulfill(body=STAND_IN, content_type="text/html")
        else:
            route.abort()

    page.on("request", note)
    page.route(lambda url: not url.startswith(own), answer)
    return asked


def test_nothing_is_asked_of_the_other_host_before_the_reader_asks(page: "Page", live_server: Any, address: str):
    asked = with_a_stand_in(page, live_server.url)
    page.goto(address, wait_until="networkidle")
    page.get_by_text("Nothing comes from there until you ask for it").wait_for()
    page.get_by_role("button", name="Show it here").hover()
    assert asked == []
    assert page.locator("iframe").count() == 0

    page.get_by_role("button", name="Show it here").press("Enter")
    frame = page.frame_locator('iframe[title="The bridge turning"]')
    frame.get_by_text("The bridge turns.").wait_for()
    assert [request.url for request in asked] == [PLAYER]
    assert asked[0].headers.get("referer") == f"{live_server.url}/"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.get_by_role("link", name="The bridge turning").get_attribute("href") == FILM
    assert page.get_by_text("Nothing comes from there").count() == 0


def test_without_scripts_it_is_a_plain_link(browser: "Browser", live_server: Any, address: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked = with_a_stand_in(page, live_server.url)
    page.goto(address, wait_until="networkidle")
    assert page.get_by_role("link", name="The bridge turning").get_attribute("href") == FILM
    assert page.get_by_text("At youtube.com").is_visible()
    assert not page.locator(".embed button").is_visible()
    assert not page.get_by_text("Nothing comes from there").is_visible()
    assert asked == []
    context.close()


def test_a_host_the_house_does_not_list_cannot_be_framed(page: "Page", live_server: Any, address: str):
    with_a_stand_in(page, live_server.url)
    page.goto(address)
    assert page.evaluate(FRAME_A_STRANGER) == "frame-src"
