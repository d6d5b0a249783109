"""How long it takes from approving a reply until readers of the story see it.

    .venv/bin/python -m bench.approvals [--approvals 20] [--site DIR]

The demo newsroom is made in a temporary folder (or taken from DIR) and served by `dateline demo` on both cores, its
worker too. A desk in a process of its own beside it approves one reply after the other under the story that stands
first on the front, through the house's own action. A reader asks for the story every few milliseconds, without
compression, until it shows the reply. The clock starts when the desk begins to approve. The first approval is not
counted. No page may have shown a reply before.

Prints the median and the slowest; writes bench/results/approvals.json, and ends with 1 when the slowest is over a
second.
"""

import argparse
import secrets
import statistics
import sys
import time
from contextlib import closing
from pathlib import Path

from bench.desk import Desk, desk_of
from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.processes import READERS, SERVERS, need, on_these_cores
from bench.watching import Watcher

PAUSE = 0.004
MOST_SECONDS = 30.0
MOST_MS = 1000.0


def main() -> int:
    """Serve, approve, look, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--approvals", type=int, default=20)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("taskset")
    cores = (SERVERS, READERS)
    with served_demo(given.site, cores) as newsroom, desk_of(newsroom, cores) as desk, on_these_cores(READERS):
        story = newsroom.hottest
        turns = [_approve(newsroom, desk, story) for _ in range(given.approvals + 1)][1:]
    taken = {name: [round(turn[name] * 1000, 1) for turn in turns] for name in turns[0]}
    keep("approvals", taken)
    show(
        ("", "median", "slowest"),
        [(name, f"{statistics.median(ms):.0f} ms", f"{max(ms):.0f} ms") for name, ms in taken.items()],
    )
    slowest = max(taken["readers see it"])
    return verdict([f"Seen after {slowest:.0f} ms; {MOST_MS:.0f} ms is the bar."] if slowest > MOST_MS else [])


def _approve(newsroom: Newsroom, desk: Desk, story: str) -> dict[str, float]:
    """Seconds until the desk was done, and until the story showed the reply."""
    name = f"Rosa {secrets.token_hex(6)}"
    desk.hold_a_reply(story, name)
    newsroom.press_a_page(story)
    newsroom.wait_until_at_rest()
    with closing(Watcher(newsroom, name.encode())) as reader:
        if reader.sees_it_at(story):
            raise SystemExit("A reply nobody has approved stands on the page: nothing is timed.")
        told = desk.approve()
        deadline = time.monotonic() + MOST_SECONDS
        while not reader.sees_it_at(story):
            if time.monotonic() > deadline:
                raise SystemExit("The reply was never seen: nothing is timed.")
            time.sleep(PAUSE)
    return {"the desk is done": told["took"], "readers see it": time.monotonic() - told["began"]}


if __name__ == "__main__":
    sys.exit(main())
