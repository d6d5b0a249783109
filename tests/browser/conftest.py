"""A demo newsroom that runs, and people who sit before it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.checks import listen
from tests.browser.demo import Demo, copy_of, make_demo, port_of_ones_own, running
from tests.post_office import PostOffice
from tests.push_service import PushService
from tests.running import folder_of_run, made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 30_000
"""Milliseconds until a thing on a page must be there; a busy machine needs them."""

Window = Callable[..., "Page"]
Sessions = dict[str, list[Any]]


@pytest.fixture(scope="session")
def furnished(blank: Path, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as it is when new. Nobody changes it."""
    return made_once(folder_of_run(tmp_path_factory) / "demo", partial(make_demo, blank, kept))


@pytest.fixture(scope="session")
def post_office() -> Iterator[PostOffice]:
    """Where the demo's mail arrives, over SMTP."""
    office = PostOffice()
    office.open()
    yield office
    office.close()


@pytest.fixture(scope="session")
def push_service() -> Iterator[PushService]:
    """Where arrives what the demo tells devices."""
    service = PushService()
    service.open()
    yield service
    service.close()


@pytest.fixture(scope="session")
def demo(
    furnished: Path, post_office: PostOffice, push_service: PushService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """A demo that runs, for this process of the tests alone."""
    folder = copy_of(furnished, tmp_path_factory.mktemp("demo") / "demo-site")
    port = port_of_ones_own(furnished)
    with running(folder, post_office.port, push_service.origin, port) as serving:
        yield serving


@pytest.fixture
def window(browser: "Browser", demo: Demo) -> Iterator[Window]:
    """Opens a window of somebody who was never here before; `width` in pixels, and what else a browser can be.

    Nobody else of their network was either: all of these readers come from one.
    """
    opened: list[BrowserContext] = []
    demo.change("DELETE FROM gatekeeper_attempt")

    def open_window(width: int = 1280, **more: Any) -> "Page":
        context = browser.new_context(
            base_url=demo.address,
            locale="en-GB",
            viewport={"width": width, "height": 800},
            reduced_motion="reduce",
            **more,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def quiet_window(window: Window, demo: Demo) -> Iterator[Window]:
    """The same, whose pages say nothing in the console and ask nobody else, from the first to the last."""
    complaints: list[str] = []

    def open_window(**more: Any) -> "Page":
        page = window(**more)
        listen(page, demo.address, complaints)
        return page

    yield open_window
    assert not complaints


@pytest.fixture(scope="session")
def sessions() -> Sessions:
    """Who of the newsroom has signed in, and the cookies they got for it."""
    return {}


@pytest.fixture
def signed_in(quiet_window: Window, demo: Demo, sessions: Sessions) -> Window:
    """A window of one of the newsroom, signed in: `signed_in("edith")`."""

    def open_desk(name: str, **more: Any) -> "Page":
        page = quiet_window(**more)
        if name in sessions:
            page.context.add_cookies(sessions[name])
            return page
        page.goto("/desk/login/")
        page.get_by_label("Username").fill(name)
        page.locator("input[name=password]").fill(demo.log_ins[name])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/")
        sessions[name] = page.context.cookies(f"{demo.address}/desk/")
        return page

    return open_desk
