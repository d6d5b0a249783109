"""How long it takes from publishing a story until readers find it everywhere.

    .venv/bin/python -m bench.visible [--publications 12] [--one-core] [--site DIR]

The demo newsroom is made in a temporary folder (or taken from DIR) and served by `dateline demo` on both cores, its
worker too; with --one-core all of it is on one. A desk in a process of its own beside it publishes one story after the
other through the house's own actions. A reader asks every few milliseconds, without compression, for the front, the
story's section and author, the latest list, the feed and the sitemap of the month, until each shows the story; and for
the story itself as soon as the desk knows its address. The clock starts when the desk begins to publish. The first
publication is not counted. Every page has to show the story in the end, and none may have shown it before.

Prints the median for each address, and of the last to show it; writes bench/results/visible.json, and ends with 1 when
the median of the last is over 300 ms.
"""

import argparse
import secrets
import statistics
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.desk import Desk, desk_of
from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.processes import READERS, SERVERS, need, on_these_cores
from bench.watching import Watcher, signs_of

PAUSE = 0.004
MOST_SECONDS = 30.0
MOST_MS = 300.0
DESK, LAST = "the desk is done", "everywhere"


def main() -> int:
    """Serve, publish, look, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--publications", type=int, default=12)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    options.add_argument("--one-core", action="store_true", help="leave the other to the reader")
    given = options.parse_args()
    need("taskset")
    cores = (SERVERS,) if given.one_core else (SERVERS, READERS)
    with served_demo(given.site, cores) as newsroom, desk_of(newsroom, cores) as desk, on_these_cores(READERS):
        turns = [_publish(newsroom, desk) for _ in range(given.publications + 1)][1:]
    taken = {name: [round(turn[name] * 1000, 1) for turn in turns] for name in turns[0]}
    keep("visible", taken)
    show(
        ("Shows the story", "median", "slowest"),
        [(name, f"{statistics.median(ms):.0f} ms", f"{max(ms):.0f} ms") for name, ms in taken.items()],
    )
    last = statistics.median(taken[LAST])
    return verdict([f"Seen everywhere after {last:.0f} ms; {MOST_MS:.0f} ms is the bar."] if last > MOST_MS else [])


def _publish(newsroom: Newsroom, desk: Desk) -> dict[str, float]:
    """Seconds until each page showed it, the desk's own among them."""
    headline = f"Bridge {secrets.token_hex(6)} opens"
    pages = desk.file(headline)
    for address in pages.values():
        _press(newsroom, address)
    newsroom.wait_until_at_rest()
    with ThreadPoolExecutor(1) as beside, closing(Watcher(newsroom, *signs_of(headline))) as reader:
        if early := [name for name, address in pages.items() if reader.sees_it_at(address)]:
            raise SystemExit(f"What is not published yet stands on {', '.join(early)}: nothing is timed.")
        return _watch(reader, pages, beside.submit(desk.publish))


def _watch(reader: Watcher, pages: dict[str, str], publishing: "Future[dict[str, Any]]") -> dict[str, float]:
    missing, moments = dict(pages), dict[str, float]()
    told: dict[str, Any] | None = None
    deadline = time.monotonic() + MOST_SECONDS
    while missing or told is None:
        for name, address in list(missing.items()):
            if reader.sees_it_at(address):
                moments[name] = time.monotonic()
                del missing[name]
        if told is None and publishing.done():
            told = publishing.result()
            missing["story"] = told["address"]
        if time.monotonic() > deadline:
            raise SystemExit(f"Never seen on {', '.join(missing) or 'the desk'}: nothing is timed.")
        time.sleep(PAUSE)
    taken = {name: moments[name] - told["began"] for name in ("story", *pages)}
    return {DESK: told["took"], **taken, LAST: max(taken.values())}


def _press(newsroom: Newsroom, address: str) -> None:
    """The sitemap of a month in which nothing was published is not there yet."""
    try:
        newsroom.press_a_page(address)
    except OSError as error:
        if "404" not in str(error):
            raise


if __name__ == "__main__":
    sys.exit(main())
