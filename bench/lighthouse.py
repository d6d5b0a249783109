"""What a reader's phone makes of a story and of the front: Google's Lighthouse, and every byte of a first visit.

    .venv/bin/python -m bench.lighthouse --chromium PATH [--lighthouse PATH] [--rounds 3] [--site DIR]

Needs Chromium and Lighthouse's command (the package `lighthouse` of npm, 13 or newer). The demo newsroom is made in a
temporary folder (or taken from DIR) and served by `dateline demo`. Both pages are looked at as a phone on a slow
connection, each time by a browser that was never there; counted is the median. Then one reader opens the story, and
from it another that is linked there: all requests are added up as they came over the line, but for pictures.

Prints both tables, writes bench/results/lighthouse.json, and ends with 1 when a bar is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from bench.houses import keep, show, verdict
from bench.newsroom import STORY, Newsroom, served_demo
from bench.processes import READERS, SERVERS, need

BARS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
FIRST_KB, NEXT_KB = 100, 25
MOST_SECONDS = 300


@dataclass
class Visit:
    """What came over the line for one page: bytes, and hosts other than the paper's."""

    bytes: int = 0
    requests: int = 0
    strangers: set[str] = field(default_factory=set)


def main() -> int:
    """Serve, look, add up, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--chromium", type=Path, required=True)
    options.add_argument("--lighthouse", default="lighthouse")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need(given.lighthouse)
    with served_demo(given.site, (SERVERS, READERS)) as newsroom:
        pages = {"story": newsroom.hottest, "front": "/"}
        other = next(
            found for found in STORY.findall(newsroom.read(pages["story"]).decode()) if found != pages["story"]
        )
        for address in (*pages.values(), other):
            newsroom.press_a_page(address)
        newsroom.wait_until_at_rest()
        scores = {
            name: [_scores(given, newsroom.base + address) for _ in range(given.rounds)]
            for name, address in pages.items()
        }
        visits = _visits(given.chromium, newsroom, [pages["story"], other])
    return _told(scores, visits)


def _scores(given: argparse.Namespace, address: str) -> dict[str, int]:
    """Of 100, by category."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        report = Path(folder) / "report.json"
        flags = "--headless --no-sandbox --disable-gpu"
        categories = f"--only-categories={','.join(BARS)}"
        subprocess.run(
            [given.lighthouse, address, "--quiet", "--output=json", f"--output-path={report}", categories,
             f"--chrome-flags={flags}"],
            env={**os.environ, "CHROME_PATH": str(given.chromium)}, check=True, timeout=MOST_SECONDS,
        )  # fmt: skip
        told = json.loads(report.read_text(encoding="utf-8"))
    if told["finalDisplayedUrl"] != address or told.get("runtimeError"):
        raise SystemExit(f"Lighthouse did not see {address}: {told.get('runtimeError')}")
    return {name: round(100 * told["categories"][name]["score"]) for name in BARS}


def _visits(chromium: Path, newsroom: Newsroom, addresses: Sequence[str]) -> list[Visit]:
    """Of one reader who opens these pages one after the other, each from end to end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800})
        visits = [_visit(page, newsroom, address) for address in addresses]
        browser.close()
    return visits


def _visit(page: Page, newsroom: Newsroom, address: str) -> Visit:
    visit, pictures = Visit(), set()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")

    def answered(event: dict[str, Any]) -> None:
        if event["type"] == "Image":
            pictures.add(event["requestId"])
        host = urlsplit(event["response"]["url"]).netloc
        if host and host != urlsplit(newsroom.base).netloc:
            visit.strangers.add(host)

    def came(event: dict[str, Any]) -> None:
        if event["requestId"] not in pictures:
            visit.bytes += int(event["encodedDataLength"])
            visit.requests += 1

    line.on("Network.responseReceived", answered)
    line.on("Network.loadingFinished", came)
    page.goto(newsroom.base + address, wait_until="load")
    page.keyboard.press("End")
    page.wait_for_load_state("networkidle")
    if not page.locator("h1").inner_text():
        raise SystemExit(f"{address} has no headline: nothing is counted.")
    line.detach()
    return visit


def _told(scores: Mapping[str, Sequence[Mapping[str, int]]], visits: Sequence[Visit]) -> int:
    middle = {page: {name: median(each[name] for each in taken) for name in BARS} for page, taken in scores.items()}
    show(("Page", *BARS), [(page, *(f"{row[name]:.0f}" for name in BARS)) for page, row in middle.items()])
    kilobytes = [visit.bytes / 1024 for visit in visits]
    names = ("a first story", "the next one")
    show(("Without pictures", "bytes", "requests", "other hosts"), [
        (name, f"{size:.1f} KB", str(visit.requests), ", ".join(sorted(visit.strangers)) or "none")
        for name, size, visit in zip(names, kilobytes, visits, strict=True)
    ])  # fmt: skip
    keep("lighthouse", {"scores": middle, "each": scores, "kilobytes": kilobytes})
    wrong = [
        f"{page}: {name} {row[name]:.0f}; {bar} is the bar."
        for page, row in middle.items() for name, bar in BARS.items() if row[name] < bar
    ]  # fmt: skip
    wrong += [
        f"{name}: {size:.1f} KB; {bar} is the bar."
        for name, size, bar in zip(names, kilobytes, (FIRST_KB, NEXT_KB), strict=True) if size > bar
    ]  # fmt: skip
    wrong += [f"{name} asks {', '.join(visit.strangers)}." for name, visit in zip(names, visits, strict=True)
              if visit.strangers]  # fmt: skip
    return verdict(wrong)


if __name__ == "__main__":
    sys.exit(main())
