"""What is asked of every page, each as a function that answers with complaints; none is good."""

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROW = 320

TABBABLE = """root => {
    // Of buttons of which one is chosen Tab leads to the chosen one, or the first; arrows lead to the others.
    const isPassedBy = e => { if (e.type !== 'radio') return false;
        const all = [...document.querySelectorAll(`[type=radio][name="${e.name}"]`)].filter(o => o.form === e.form);
        return e !== (all.find(o => o.checked) || all[0]) };
    const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]';
    window.stops = [...document.querySelector(root).querySelectorAll(wanted)].filter(
        e => e.tabIndex >= 0 && !e.disabled && !isPassedBy(e) && !e.parentElement.closest('[contenteditable=true]') &&
            e.checkVisibility({visibilityProperty: true, opacityProperty: true}));
    window.looks = e => { const s = getComputedStyle(e);
        return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor].join() };
    document.activeElement?.blur();
    window.unfocused = window.stops.map(looks);
    return window.stops.length }"""
FOCUSED = """async () => {
    const e = document.activeElement, at = window.stops.indexOf(e);
    const inside = () => { const box = e.getBoundingClientRect();
        return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth };
    for (let frame = 0; frame < 90 && !inside(); frame++) await new Promise(requestAnimationFrame);
    return [at, at < 0 || window.looks(e) !== window.unfocused[at], inside()] }"""
HAS_AXE, NOTHING = "() => 'axe' in window", "0"
"""Its half a megabyte is given to a page once, however often it is asked."""
STILL = "() => document.getAnimations().every(a => a.playState !== 'running')"
NAME = "at => window.stops[at].outerHTML.slice(0, 120)"


def listen(page: "Page", own: str, complaints: list[str]) -> None:
    """Writes down what the console says, what a script fails at, and every request to another host."""

    def heard(message: "ConsoleMessage") -> None:
        about_the_page = message.location.get("url", "").split("#")[0] == page.url.split("#")[0]
        if message.type in ("error", "warning") and not (about_the_page and "Failed to load" in message.text):
            complaints.append(f"{page.url} console: {message.text} ({message.location.get('url')})")

    def asked(request: "Request") -> None:
        if not request.url.startswith((own, "data:", "blob:")):
            complaints.append(f"{page.url} asks somebody else: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"{page.url} script: {error}"))
    page.on("request", asked)


def axe(page: "Page", *rules: str, within: str = "html") -> list[str]:
    """What axe finds against WCAG 2.2 AA, or against `rules` alone, once nothing fades in or out any more."""
    page.wait_for_function(STILL)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": WCAG}
    checker = Axe(NOTHING if page.evaluate(HAS_AXE) else AXE_SCRIPT)
    found: dict[str, Any] = checker.run(page, within, options={"resultTypes": ["violations"], "runOnly": only}).response
    return [
        f"axe: {violation['help']} ({violation['id']}): {node['html'][:160]} {_reason(node)}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _reason(node: dict[str, Any]) -> str:
    return " ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])[:200]


def contrast_in_the_dark(page: "Page", within: str = "html") -> list[str]:
    page.emulate_media(color_scheme="dark")
    found = axe(page, "color-contrast", within=within)
    page.emulate_media(color_scheme="light")
    return [f"dark: {complaint}" for complaint in found]


def keyboard(page: "Page", within: str = "body") -> list[str]:
    """Goes through the page with the Tab key: every stop is reached, seen, and can be left again."""
    stops = page.evaluate(TABBABLE, within)
    reached, complaints = set(), set()
    for _ in range(stops * 3 + 60):
        page.keyboard.press("Tab")
        at, changed, inside = page.evaluate(FOCUSED)
        if at >= 0:
            if not changed:
                complaints.add(f"focus cannot be seen: {page.evaluate(NAME, at)}")
            if not inside:
                complaints.add(f"focus is off the screen: {page.evaluate(NAME, at)}")
            reached.add(at)
        if len(reached) == stops:
            break
    return sorted(complaints) + [
        f"no Tab leads to: {page.evaluate(NAME, at)}" for at in range(stops) if at not in reached
    ]


def fits(page: "Page", width: int = NARROW) -> list[str]:
    """A narrow window is never scrolled sideways."""
    before = page.viewport_size
    if before and before["width"] == width:
        return _sideways(page, width)
    page.set_viewport_size({"width": width, "height": 800})
    found = _sideways(page, width)
    if before:
        page.set_viewport_size(before)
    return found


def _sideways(page: "Page", width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"at {width} px the page is {wide} px wide"] if wide > width else []


def cookies(page: "Page") -> list[str]:
    return [f"sets a cookie: {cookie['name']}" for cookie in page.context.cookies()]


def nu(documents: dict[str, str], folder: Path) -> list[str]:
    """What the Nu HTML checker finds in these documents, named by their addresses."""
    names = {}
    for number, (address, text) in enumerate(sorted(documents.items())):
        file = folder / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        names[f"file:{file}"] = address
    if "DATELINE_TEST_NU" not in os.environ:
        pytest.skip("There is no Nu HTML checker here; bin/test fetches it.")
    command = ["java", "-Xss4m", "-jar", os.environ["DATELINE_TEST_NU"], "--format", "json", "--stdout", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=300).stdout

    def told(message: dict[str, str]) -> str:
        extract = " ".join(message.get("extract", "").split())
        return f"{names.get(message.get('url', ''), '?')}: {message['message']} near {extract}"

    return [
        told(message)
        for message in json.loads(said)["messages"]
        if message["type"] == "error" or message.get("subType") == "warning"
    ]
