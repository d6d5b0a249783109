"""A reader follows a section, asks to be told, hears of a story, taps it, reads it; and hears nothing of what is gone.

Chromium's own push service lies across the net, so that one is played: the page is given an address at ours
(tests/push_service.py), and what arrives there, opened with the device's key, is handed to the service worker by the
door through which the browser hands it pushes. The screen is played, too, for Chromium without one shows nothing.
Asking, sealing and sending are real, and so is what the worker does with a push and a tap.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.checks import axe, contrast_in_the_dark, fits, in_a_row, keyboard
from tests.browser.demo import Demo
from tests.browser.writing import publish_short, told
from tests.push_service import Phone, PushService
from tests.running import wait_for

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page, Worker

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

Window = Callable[..., "Page"]
PLAYED = """(() => {{ const given = {given};
    const unsubscribe = async () => delete localStorage.played;
    const made = {{ endpoint: given.endpoint, toJSON: () => given, unsubscribe }};
    const request = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = async () => localStorage.answer = await request();
    PushManager.prototype.subscribe = async asked => {{
        if (!asked.userVisibleOnly || localStorage.answer !== "granted") throw new Error("not allowed");
        localStorage.played = asked.applicationServerKey; return made }};
    PushManager.prototype.getSubscription = async () => localStorage.played ? made : null }})()"""
WITHOUT_A_KEY = """if (location.hash === "#keyless") self.fetch = async () => Response.json({}, { status: 503 })"""
SCREEN = """() => { const screen = self.screenPlayed = new Map();
    registration.showNotification = async (title, told) =>
        { screen.set(told.tag, { ...told, title, close: () => screen.delete(told.tag) }) };
    registration.getNotifications = async () => [...screen.values()] }"""
SHOWN = """() => [...screenPlayed.values()]
    .map(({ title, body, tag, data }) => ({ title, body, tag, address: data.address }))"""
TAPPED = """title => new Promise(landed => {
    const notification = [...screenPlayed.values()].find(one => one.title === title);
    self.clients.openWindow = async address => landed(address); // No script may open one.
    dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil: () => {} })) })"""


class Device:
    """A reader's browser, and its address at our push service."""

    def __init__(self, page: "Page", service: PushService, demo: Demo) -> None:
        self.page = page
        self.service = service
        self.origin = demo.address
        self.phone: Phone = service.new_phone()
        page.context.grant_permissions(["notifications"], origin=demo.address)
        page.context.add_init_script(PLAYED.format(given=json.dumps(service.subscription(self.phone))))
        self._session: CDPSession | None = None
        self._registrations: list[str] = []

    def hears(self, words: dict[str, Any]) -> None:
        """As the browser does with what its push service hands it."""
        if self._session is None:
            self._session = self.page.context.new_cdp_session(self.page)
            self._session.on("ServiceWorker.workerRegistrationUpdated", self._note)
            self._session.send("ServiceWorker.enable")
            self.page.wait_for_function("() => navigator.serviceWorker.ready")
            wait_for(lambda: self.page.evaluate("1") and self._registrations, "no worker is registered")
            self._worker.evaluate(SCREEN)
        told = {"origin": self.origin, "registrationId": self._registrations[-1], "data": json.dumps(words)}
        self._session.send("ServiceWorker.deliverPushMessage", told)

    def shown(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self._worker.evaluate(SHOWN)
        return found

    def tap(self, title: str) -> str:
        """Where the worker leads."""
        address: str = self._worker.evaluate(TAPPED, title)
        return address

    @property
    def _worker(self) -> "Worker":
        return self.page.context.service_workers[-1]

    def _note(self, news: dict[str, Any]) -> None:
        self._registrations += [each["registrationId"] for each in news["registrations"] if not each["isDeleted"]]


@pytest.fixture
def device(quiet_window: Window, push_service: PushService, demo: Demo) -> Device:
    return Device(quiet_window(), push_service, demo)


def test_a_reader_follows_a_section_is_told_taps_and_lands_on_the_story_and_hears_nothing_of_what_is_gone(
    device: Device, signed_in: Window, demo: Demo, push_service: PushService
) -> None:
    rosa, headline = device.page, "Lighthouse turns the other way round"
    rosa.goto("/for-you/")
    assert not rosa.evaluate("() => localStorage.played")
    rosa.get_by_role("button", name="Tell me at once").click()
    rosa.get_by_text("Follow something first.").wait_for()
    assert demo.count("SELECT COUNT(*) FROM pocket_device") == 0

    rosa.goto("/news/")
    rosa.get_by_role("button", name="Follow").click()
    rosa.get_by_text("On this device alone.").wait_for()
    rosa.goto("/for-you/")
    rosa.get_by_text("Nobody is told what you follow.").wait_for()
    rosa.get_by_role("button", name="Tell me at once").click()
    rosa.locator("[data-telling] [role=status]").get_by_text("You are told at once.").wait_for()
    rosa.get_by_text("the house knows what this device follows").wait_for()
    rosa.get_by_label("Quiet until").select_option("22:00")
    wait_for(lambda: demo.count("SELECT quiet_until FROM pocket_device") == 22, "the hours were never told")
    news = demo.count(
        "SELECT page_ptr_id FROM stories_section JOIN wagtailcore_page ON id = page_ptr_id WHERE slug = 'news'"
    )
    assert demo.count(f"SELECT COUNT(*) FROM pocket_wish WHERE topic = 'section-{news}'") == 1
    assert not (fits(rosa) + axe(rosa) + contrast_in_the_dark(rosa) + keyboard(rosa))

    edith = signed_in("edith")
    publish_short(edith, headline, "Ships are asked to mind it.")
    key = demo.count(f"SELECT id FROM wagtailcore_page WHERE title = '{headline}'")
    edith.goto(f"/desk/stories/{key}/phones/")
    edith.get_by_label("News (1 device)").check()
    edith.get_by_label("Words below it").fill("Ships are asked to mind it.")
    edith.get_by_role("button", name="Preview").click()
    edith.get_by_text("1 device is told").wait_for()
    assert edith.locator(".desk-phone").get_by_text(headline).is_visible()
    assert push_service.came_for(device.phone) == []
    edith.set_viewport_size({"width": 390, "height": 800})
    wait_for(lambda: in_a_row(edith.locator(".desk-form__go > *")), "what can be done now does not fit on one line")
    edith.get_by_role("button", name="Send").click()
    told(edith, "on its way")
    (words,) = wait_for(lambda: push_service.came_for(device.phone), "nothing was sent")
    assert push_service.wrong == []

    device.hears(words)
    wait_for(device.shown, "nothing is shown")
    expected = {
        "title": headline,
        "body": "Ships are asked to mind it.",
        "tag": f"story-{key}",
        "address": words["address"],
    }
    assert device.shown() == [expected]
    address = device.tap(headline)
    rosa.goto(address)
    assert rosa.get_by_role("heading", level=1).inner_text() == headline
    assert device.shown() == []

    device.hears(words)
    wait_for(device.shown, "nothing is shown")
    edith.goto(f"/desk/stories/{key}/withdraw/")
    edith.get_by_role("button", name="Withdraw").click()
    wait_for(lambda: demo.get(address)[0] == 410, "the story was never withdrawn")
    rosa.goto("/saved/")
    rosa.get_by_role("button", name="Bring it up to date now").click()
    wait_for(lambda: not device.shown(), "what is gone still stands on the screen")
    device.hears(words)
    (line,) = wait_for(device.shown, "a browser wants something shown")
    assert headline not in json.dumps(line)
    assert line["body"] == "A story you were to be told of is no longer there."

    rosa.add_init_script(WITHOUT_A_KEY)
    rosa.goto("/for-you/#keyless")
    rosa.get_by_role("button", name="Tell me no more").wait_for()
    rosa.evaluate("() => self.pocket.ask({ telling: true })")
    assert rosa.evaluate("() => localStorage.played"), "a house without a key for a moment undid what the browser had"

    rosa.context.set_offline(True)
    rosa.get_by_role("button", name="Tell me no more").click()
    rosa.get_by_role("button", name="Tell me at once").wait_for()
    assert demo.count("SELECT COUNT(*) FROM pocket_device") == 1
    rosa.context.set_offline(False)
    wait_for(lambda: not demo.count("SELECT COUNT(*) FROM pocket_device"), "the house never heard that it was enough")
    rosa.goto("/for-you/")
    rosa.get_by_role("button", name="Tell me at once").wait_for()
