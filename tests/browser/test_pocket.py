"""The paper in a pocket: kept, read without a connection, answered from there, and given up when it is withdrawn."""

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tests.browser.checks import axe, contrast_in_the_dark, fits, in_a_row, keyboard
from tests.browser.demo import REPLY, Demo
from tests.browser.writing import add_paragraph, choose_action, publish_short, told
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
LONG = 120_000
"""Milliseconds: a busy machine presses fifty pages first, most of which nobody has asked for yet."""

KEPT = "() => self.pocket.ask({ all: true }).then(({ pages }) => pages.map(page => page.address))"
BY_BOTH = "You follow \u2068Edwin Marsh\u2069 and \u2068News\u2069."
WRITTEN_BEFORE = """() => new Promise(done => { const asked = indexedDB.open("pocket", 1);
    asked.onupgradeneeded = () => { const books = { pages: "address", outbox: "id", remembered: "name" };
        for (const [book, keyPath] of Object.entries(books)) asked.result.createObjectStore(book, { keyPath }) };
    asked.onsuccess = () => { const turn = asked.result.transaction(["outbox", "remembered"], "readwrite");
        turn.objectStore("remembered").put({ name: "budget", value: 10 });
        turn.objectStore("outbox").put({ id: "1", at: 1, state: "sent", seen: "/", fields: [] });
        turn.oncomplete = () => done(asked.result.close()) } })"""
FOLLOWED_BEFORE_A_MERGER = """() => self.pocket.ask({ follow:
    { topic: "subject-999999", label: "Edwin Marsh", address: "/people/edwin-marsh/" } })"""
FOCUSED = "() => document.activeElement.textContent.trim()"
UPGRADED = """() => new Promise(done => { const asked = indexedDB.open("pocket", 9);
    asked.onsuccess = () => done(asked.result.close()) })"""
REFUSED = """navigator.serviceWorker.getRegistration =
    async () => { throw new DOMException("refused", "SecurityError") }"""
TAKEN_OVER = """() => navigator.serviceWorker.getRegistration().then(({ installing, waiting, active }) =>
    !installing && !waiting && active.state === "activated")"""
READ = "() => self.pocket.ask({ all: true }).then(({ read }) => read)"
HOLDING = """async words => { const found = [];
    for (const name of await caches.keys()) { const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const answer = await cache.match(request, { ignoreVary: true });
            if (/text|json/.test(answer.headers.get("Content-Type")) && (await answer.text()).includes(words))
                found.push(request.url) } }
    return found }"""
ACCENT = "() => getComputedStyle(document.documentElement).getPropertyValue('--accent')"
BROKEN = "() => [...document.images].filter(each => each.complete && !each.naturalWidth).map(each => each.currentSrc)"
DRAWN = "each => each.decode().then(() => each.naturalWidth)"
OFFERED = """outcome => { const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = async () => ({ outcome }); dispatchEvent(offer) }"""
AN_APP = """const { matchMedia } = window;
    window.matchMedia = asked => asked.includes("standalone") ? { matches: true } : matchMedia.call(window, asked)"""


def edition_of(demo: Demo) -> dict[str, Any]:
    told_of: dict[str, Any] = json.loads(demo.get("/edition.json")[1])
    return told_of


def is_open(demo: Demo, story: dict[str, str]) -> bool:
    """Whether it takes replies."""
    return REPLY.search(demo.get(story["address"])[1]) is not None


def add_correction(edith: "Page", words: str) -> None:
    edith.get_by_role("button", name="Add correction").click()
    edith.locator("#id_corrections-0-text").fill(words)


def save(page: "Page", story: str) -> None:
    page.goto(story)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved on this device.").wait_for()


def has_the_edition(page: "Page", demo: Demo) -> None:
    """Wait until everything the edition names is there."""
    edition = edition_of(demo)
    wanted = {each["address"] for each in (*edition["pages"], *edition["stories"])}
    page.goto("/saved/")
    page.get_by_role("button", name="Bring it up to date now").click()
    page.locator("[data-refresh]:enabled").wait_for(timeout=LONG)
    wait_for(lambda: wanted <= set(page.evaluate(KEPT)), "the edition never came")


@pytest.fixture
def no_new_replies(demo: Demo) -> Iterator[None]:
    with demo.kept("comments_reply"):
        yield


@pytest.mark.usefixtures("no_new_replies")
def test_a_reader_saves_a_story_loses_the_net_reads_on_writes_a_reply_and_it_is_sent_once(window: Window, demo: Demo):
    edition = edition_of(demo)
    with_picture = next(story for story in reversed(edition["stories"]) if "picture" in story and is_open(demo, story))
    others = [story for story in edition["stories"] if story != with_picture][:3]
    rosa = window()
    save(rosa, with_picture["address"])
    has_the_edition(rosa, demo)

    rosa.context.set_offline(True)
    rosa.goto("/")
    assert rosa.locator(f"main a[href='{edition['stories'][0]['address']}']").first.is_visible()
    for story in others:
        rosa.goto(story["address"])
        assert rosa.get_by_role("heading", level=1).inner_text() == story["title"]
    rosa.goto("/saved/")
    rosa.get_by_role("link", name=with_picture["title"]).click()
    assert rosa.get_by_role("heading", level=1).inner_text() == with_picture["title"]
    assert rosa.locator(".lead-picture img").evaluate(DRAWN) > 0

    words = "Written in the tunnel, where no wire comes."
    rosa.get_by_label("Your comment").fill(words)
    rosa.get_by_label("Your name").fill("Rosa")
    rosa.get_by_role("button", name="Post reply").click()
    rosa.wait_for_url("**/saved/#outbox")
    rosa.locator("#outbox").get_by_text("Waits on this device.").wait_for()
    assert rosa.locator("#outbox").get_by_text(words).is_visible()
    asked = f"SELECT COUNT(*) FROM comments_reply WHERE comment = '{words}'"
    assert demo.count(asked) == 0

    rosa.context.set_offline(False)
    rosa.locator("#outbox").get_by_text("Sent.").wait_for()
    assert demo.count(asked) == 1
    assert "haste" not in demo.verdict_on(words)
    has_the_edition(rosa, demo)
    rosa.locator("#outbox").get_by_role("link", name="See it").click()
    rosa.get_by_role("heading", name="A person will read your reply").wait_for()
    assert demo.count(asked) == 1


def test_every_page_of_the_edition_opens_without_a_connection_and_with_its_pictures(window: Window, demo: Demo):
    rosa = window()
    save(rosa, demo.story())
    has_the_edition(rosa, demo)
    rosa.context.set_offline(True)
    edition, missing = edition_of(demo), []
    for page in [*edition["pages"], *edition["stories"]]:
        answer = rosa.goto(page["address"], wait_until="load")
        if not answer or answer.status != 200 or unquote(rosa.url).removeprefix(demo.address) != page["address"]:
            missing.append(page["address"])
        missing += rosa.evaluate(BROKEN)
        assert not rosa.locator("[data-shelf]").count(), page["address"]
    assert not missing
    rosa.goto("/nowhere/at/all/")
    rosa.get_by_role("heading", name="To read without a connection").wait_for()
    rosa.get_by_role("link", name=edition["stories"][-1]["title"]).wait_for()


def test_a_story_that_is_withdrawn_leaves_the_device_with_whatever_named_it(
    signed_in: Window, window: Window, demo: Demo
):
    headline = "Weathercock found facing inland"
    edith = signed_in("edith")
    publish_short(edith, headline, "It had turned its back to the sea overnight.")
    wait_for(lambda: headline in demo.get("/latest/")[1], "the story never appeared")

    rosa = window()
    rosa.goto("/latest/")
    address = rosa.get_by_role("link", name=headline).first.get_attribute("href")
    assert address
    save(rosa, address)
    has_the_edition(rosa, demo)
    assert len(rosa.evaluate(HOLDING, headline)) > 1
    rosa.close()

    key = demo.count(f"SELECT id FROM wagtailcore_page WHERE title = '{headline}'")
    edith.goto(f"/desk/stories/{key}/withdraw/")
    edith.get_by_role("button", name="Withdraw").click()
    wait_for(lambda: demo.get(address)[0] == 410, "the story was never withdrawn")
    wait_for(lambda: headline not in demo.get("/latest/")[1], "the list was never pressed again")

    rosa = rosa.context.new_page()
    rosa.goto("/about/")
    wait_for(lambda: address not in rosa.evaluate(KEPT), "the device keeps the story")
    wait_for(lambda: not rosa.evaluate(HOLDING, headline), "the device still holds it")


def test_what_is_followed_in_one_window_is_followed_in_the_other_and_its_stories_are_listed_without_a_connection(
    window: Window, demo: Demo
):
    rosa, asked = window(), []
    rosa.context.on("request", lambda request: asked.append(request.url))
    rosa.goto("/people/edwin-marsh/")
    other = rosa.context.new_page()
    other.goto("/people/edwin-marsh/")
    rosa.get_by_role("button", name="Follow Edwin Marsh").click()
    other.get_by_role("button", name="Following Edwin Marsh").wait_for()
    assert not [address for address in asked if "subject-" in address]
    rosa.goto("/news/")
    rosa.get_by_role("button", name="Follow News").click()
    rosa.get_by_role("button", name="Following News").wait_for()

    rosa.goto("/for-you/")
    rosa.locator("[data-news] li").first.wait_for()
    wait_for(lambda: rosa.get_by_text(BY_BOTH).count(), "no story came by both")
    has_the_edition(rosa, demo)
    rosa.context.set_offline(True)
    rosa.goto("/for-you/")
    listed = rosa.locator("[data-news] li h3")
    listed.first.wait_for()
    addresses = listed.locator("a").evaluate_all("links => links.map(each => each.href)")
    assert len(addresses) == len(set(addresses)) > 10
    listed.first.get_by_role("link").click()
    rosa.get_by_role("article").get_by_role("heading", level=1).wait_for()

    rosa.goto("/for-you/")
    rosa.get_by_role("button", name="Unfollow Edwin Marsh").press("Enter")
    other.get_by_role("button", name="Follow Edwin Marsh", exact=True).wait_for()
    assert not rosa.get_by_text("Edwin Marsh.").count()
    wait_for(lambda: rosa.evaluate(FOCUSED) == "Unfollow News", "whoever presses keys has lost their place")
    rosa.keyboard.press("Enter")
    rosa.get_by_text("You follow nothing yet.").wait_for()
    wait_for(lambda: rosa.evaluate(FOCUSED) == "For you", "whoever presses keys has lost their place")

    other.evaluate(FOLLOWED_BEFORE_A_MERGER)
    other.get_by_role("button", name="Following Edwin Marsh").click()
    other.get_by_role("button", name="Follow Edwin Marsh", exact=True).wait_for()


def test_who_lets_the_paper_keep_nothing_is_told_so_on_the_page_for_them(window: Window, demo: Demo):
    rosa = window()
    rosa.add_init_script(REFUSED)
    rosa.goto("/for-you/")
    rosa.get_by_text("This browser keeps nothing here").wait_for()
    assert not rosa.get_by_text("You follow nothing yet.").is_visible()


def test_who_comes_back_to_a_story_that_was_corrected_sees_what_changed(signed_in: Window, window: Window, demo: Demo):
    headline = "Ferry turns back in fog"
    edith = signed_in("edith")
    publish_short(edith, headline, "It had forty people on board.")
    wait_for(lambda: headline in demo.get("/latest/")[1], "the story never appeared")
    rosa = window()
    rosa.goto("/latest/")
    address = rosa.get_by_role("link", name=headline).first.get_attribute("href")
    assert address
    save(rosa, address)
    rosa.goto(address)
    wait_for(lambda: rosa.evaluate(READ) == 1, "nothing was remembered")

    key = demo.count(f"SELECT id FROM wagtailcore_page WHERE title = '{headline}'")
    edith.goto(f"/desk/pages/{key}/edit/")
    add_paragraph(edith, "It landed all of them at Saltmere.")
    add_correction(edith, "There were fourteen.")
    choose_action(edith, "Publish")
    told(edith, "published")
    wait_for(lambda: "all of them at Saltmere" in demo.get(address)[1], "the story never changed")
    rosa.goto(address)
    since = rosa.get_by_role("region", name="Since you read this")
    since.wait_for()
    assert since.get_by_text("New paragraphs: 1").is_visible()
    assert since.get_by_text("Corrections: 1").is_visible()
    assert since.get_by_text("There were fourteen.").is_visible()
    assert not since.get_by_text("Changed paragraphs").count()
    marked = rosa.locator("[data-since]")
    assert marked.all_inner_texts() == ["It landed all of them at Saltmere."]

    rosa.goto("/saved/")
    rosa.get_by_role("button", name="Remember no more").click()
    rosa.get_by_text("Stories remembered: 0").wait_for()
    rosa.goto(address)
    rosa.get_by_role("button", name="Remove").wait_for()
    assert not since.count()


def test_a_story_saved_in_one_window_is_saved_in_the_other_and_can_be_removed_there(window: Window, demo: Demo):
    rosa = window()
    rosa.goto(demo.story())
    other = rosa.context.new_page()
    other.goto(demo.story())
    rosa.get_by_role("button", name="Follow this story’s corrections").wait_for()
    assert in_a_row(rosa.locator(".keep > p, .keep [data-follow-it]"))
    rosa.get_by_role("button", name="Save").click()
    other.get_by_text("Saved on this device.").wait_for()
    other.get_by_role("button", name="Remove").click()
    rosa.get_by_text("Keep this story, to read without a connection.").wait_for()


def test_what_is_kept_survives_a_new_version_and_its_pages_stay_whole(signed_in: Window, window: Window, demo: Demo):
    rosa = window()
    save(rosa, demo.story())
    version = demo.get("/service-worker.js")[1]
    edith = signed_in("edith")
    edith.goto("/desk/settings/publication/house/1/")
    accent = edith.locator("#id_accent")
    before = accent.input_value()
    try:
        accent.fill("#0b5d3b")
        edith.get_by_role("button", name="Save").click()
        told(edith, "updated")
        wait_for(lambda: demo.get("/service-worker.js")[1] != version, "the worker stayed as it was")
        rosa.evaluate("() => navigator.serviceWorker.getRegistration().then(there => there.update())")
        # before the old one is busy: a browser with tools attached ends no worker, and would wait for it for ever
        wait_for(lambda: rosa.evaluate(TAKEN_OVER), "the new version never took over")
        has_the_edition(rosa, demo)
        rosa.context.set_offline(True)
        rosa.goto(demo.story())
        rosa.get_by_text("Saved on this device.").wait_for()
        assert rosa.evaluate(ACCENT) == "#0b5d3b"
        assert rosa.locator(".story h1").evaluate("each => getComputedStyle(each).fontFamily").startswith('"Dateline')
    finally:
        accent.fill(before)
        edith.get_by_role("button", name="Save").click()
        told(edith, "updated")


def test_what_an_earlier_version_of_the_app_wrote_down_is_there_in_this_one(window: Window, demo: Demo):
    rosa = window()
    rosa.goto("/offline/")
    rosa.evaluate(WRITTEN_BEFORE)
    save(rosa, demo.story())
    rosa.goto("/saved/")
    rosa.get_by_text("Stories remembered: 0").wait_for()
    assert rosa.get_by_label("Room for the latest edition").input_value() == "10"
    rosa.locator("#outbox").get_by_text("Sent.").wait_for()


def test_books_the_browser_takes_away_or_a_later_version_rewrites_are_opened_again(window: Window, demo: Demo):
    rosa = window()
    rosa.goto("/news/")
    follow, follows = (rosa.get_by_role("button", name=name, exact=True) for name in ("Follow News", "Following News"))
    follow.click()
    follows.wait_for()
    cleared = {"origin": demo.address, "storageTypes": "indexeddb"}
    rosa.context.new_cdp_session(rosa).send("Storage.clearDataForOrigin", cleared)
    rosa.reload()
    follow.click()
    follows.wait_for()
    rosa.evaluate(UPGRADED)
    rosa.reload()
    follows.click()
    follow.wait_for()


def test_the_app_is_offered_kindly_once_and_begins_with_the_story_it_was_wanted_for(window: Window, demo: Demo):
    rosa = window()
    rosa.goto(demo.story())
    offer = rosa.get_by_role("button", name="Continue in the app")
    assert not offer.is_visible()
    rosa.evaluate(OFFERED, "accepted")
    offer.click()
    rosa.get_by_text("The app begins with this story when you open it.").wait_for()
    app = rosa.context.new_page()
    app.add_init_script(AN_APP)
    app.goto("/")
    app.wait_for_url(f"**{demo.story()}")
    app.goto("/")
    assert app.url == f"{demo.address}/"


def test_who_says_not_now_is_not_asked_again(window: Window, demo: Demo):
    rosa = window()
    rosa.goto(demo.story())
    rosa.evaluate(OFFERED, "accepted")
    rosa.get_by_role("button", name="Not now").click()
    rosa.goto(demo.story("council"))
    rosa.evaluate(OFFERED, "accepted")
    assert not rosa.get_by_role("button", name="Continue in the app").is_visible()
    assert rosa.get_by_role("button", name="Save").is_visible()


def test_who_only_reads_is_given_no_worker_and_who_runs_no_script_sees_nothing_of_it(window: Window, demo: Demo):
    rosa = window()
    rosa.goto(demo.story())
    rosa.goto("/")
    assert rosa.evaluate("() => navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    plain = window(java_script_enabled=False)
    plain.goto(demo.story())
    assert not plain.get_by_text("Keep this story").is_visible()


def test_the_pages_of_the_app_are_right_when_they_are_full(quiet_window: Window, demo: Demo):
    rosa = quiet_window()
    save(rosa, demo.story())
    has_the_edition(rosa, demo)
    rosa.goto("/news/")
    rosa.get_by_role("button", name="Follow News").click()
    rosa.get_by_role("button", name="Following News").wait_for()
    complaints = []
    for path in ("/saved/", "/offline/", "/for-you/"):
        rosa.goto(path)
        rosa.locator(":is([data-saved], [data-news]) a").first.wait_for()
        found = fits(rosa) + axe(rosa) + contrast_in_the_dark(rosa) + keyboard(rosa)
        complaints += [f"{path} {complaint}" for complaint in found]
    assert not complaints
