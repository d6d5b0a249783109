"""The story everybody reads, while it is edited.

    .venv/bin/python -m bench.edits [--rounds 3] [--calm 7] [--edited 10] [--site DIR]

Needs `wrk` and `h2load` on the path (Debian's packages wrk and nghttp2-client). The demo newsroom is made in a
temporary folder (or taken from DIR) and served by `dateline demo`, all of it on one core, and so is a desk in a
process of its own. First wrk asks for the story that stands first on the front, as fast as it is answered. Then the
other core asks for it at half that pace: in turn for a while calm, and for a while with its headline edited 20 times
a minute. Of these readers a crowd is h2load, which asks on 64 connections and has to be answered with nothing but
200s. A thousand a second are a program of ours (bench/paced.py), which asks on time whether it is answered or not, so
that waiting counts: its times are the ones that are printed. Every answer to it has to be a whole page, on no
connection may an older edition follow a newer one, and the last edit has to be seen.

Prints how long answers took, the median of the rounds; writes bench/results/edits.json, and ends with 1 when the 99th
percentile with edits is more than 1.5 times the calm one, or when a reader saw an error or an older edition.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.desk import Desk, desk_of
from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.paced import version_of
from bench.processes import READERS, need, on_core, wait_until
from bench.readers import GZIP, ask

CROWD, WATCHED = 64, 16
"""Connections of each."""
WATCHED_A_SECOND = 1000
SHARE_OF_THE_MOST = 0.5
CROWD_OUTLASTS_BY = 2
"""Seconds: it comes first and goes last."""
SECONDS_AN_EDIT = 3.0
MOST_RATIO = 1.5
CROWD_DONE = re.compile(r"requests: (\d+) total.*, (\d+) succeeded, 0 failed, 0 errored, 0 timeout")
ACCEPTED = "gzip"
LEAST_OF_THE_PACE = 0.95
MOST_OF_A_CORE = 0.8
"""Beyond that what is measured is the readers' own program."""


def main() -> int:
    """Serve, find the pace, ask calmly, ask while it is edited, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--calm", type=float, default=7, help="seconds of each round")
    options.add_argument("--edited", type=float, default=10, help="seconds of each round")
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("wrk", "h2load", "taskset")
    with served_demo(given.site) as newsroom, desk_of(newsroom) as desk:
        address = _story(newsroom, desk)
        pace = ask(newsroom.server(address), GZIP, 3).rate * SHARE_OF_THE_MOST
        rounds: list[tuple[dict[str, Any], dict[str, Any]]] = []
        edits = _Edits(desk, address)
        for _ in range(given.rounds):
            calm_hour = _read(newsroom, address, pace, given.calm)
            with edits.going_on():
                rounds.append((calm_hour, _read(newsroom, address, pace, given.edited)))
            _look(newsroom, address, edits)
    calm, edited = (_together([each[n] for each in rounds]) for n in (0, 1))
    keep("edits", {"pace": round(pace), "edits": edits.made, "calm": calm, "edited": edited, "rounds": rounds})
    print(f"{pace:.0f} requests a second, half of what wrk got; {edits.made} edits.")
    names = {"p50": "median", "p99": "99 of 100 within", "slowest": "slowest"}
    show(
        ("", "calm", "edited", "ratio"),
        [
            (words, f"{calm[name]:.2f} ms", f"{edited[name]:.2f} ms", f"{edited[name] / calm[name]:.2f}")
            for name, words in names.items()
        ],
    )
    return verdict(_complaints(calm, edited, edits.made))


def _story(newsroom: Newsroom, desk: Desk) -> str:
    """The hottest, edited once: from then on its headline says how often."""
    address = newsroom.hottest
    newsroom.press_a_page(address)
    desk.edit(address, "Edit 0 of the story everybody reads")
    wait_until(lambda: b"Edit 0 of the story" in newsroom.read(address), "An edit is not seen", patience=30)
    newsroom.wait_until_at_rest()
    return address


def _read(newsroom: Newsroom, address: str, pace: float, seconds: float) -> dict[str, Any]:
    """What those who are watched saw, in the middle of the crowd."""
    watched = ["bench.paced", urlsplit(newsroom.base).port, address, WATCHED_A_SECOND, seconds, WATCHED]
    with _crowd(newsroom.base + address, pace - WATCHED_A_SECOND, seconds + CROWD_OUTLASTS_BY):
        line = on_core(READERS, [sys.executable, "-m", *map(str, watched)])
        found: dict[str, Any] = json.loads(subprocess.run(line, stdout=subprocess.PIPE, check=True).stdout)
    if found["own"] > seconds * MOST_OF_A_CORE:
        print("The readers' own program was busy most of the time: take what follows for an upper bound.")
    return found


@contextmanager
def _crowd(url: str, pace: float, seconds: float) -> Iterator[None]:
    """Ends the benchmark when it could not keep its pace, or was answered with anything but the page."""
    each = ["-t1", f"-c{CROWD}", f"-D{seconds:.0f}", f"--rps={pace / CROWD:.0f}", "-H", f"accept-encoding: {ACCEPTED}"]
    line = on_core(READERS, ["h2load", "--h1", *each, url])
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as crowd:
        yield
        said = crowd.communicate()[0]
    done = CROWD_DONE.search(said)
    if done is None or int(done[1]) != int(done[2]) or float(done[1]) < pace * seconds * LEAST_OF_THE_PACE:
        raise SystemExit(f"The crowd was not answered as it asked:\n{said}")


def _together(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """What took long in the middle round, and whatever went wrong in any."""
    return {
        **{name: statistics.median(each[name] for each in rounds) for name in ("p50", "p99", "slowest")},
        "errors": [error for each in rounds for error in each["errors"]],
        "older": sum(each["older"] for each in rounds),
        "newest": max(each["newest"] for each in rounds),
    }


class _Edits:
    """Of the headline, at a steady pace."""

    def __init__(self, desk: Desk, address: str) -> None:
        self.made = 0
        self._desk, self._address = desk, address

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """As long as the block lasts."""
        ends = threading.Event()
        thread = threading.Thread(target=self._edit, args=(ends,))
        thread.start()
        try:
            yield
        finally:
            ends.set()
            thread.join()

    def _edit(self, ends: threading.Event) -> None:
        due = time.monotonic()
        while not ends.wait(max(0.0, due - time.monotonic())):
            self._desk.edit(self._address, f"Edit {self.made + 1} of the story everybody reads")
            self.made += 1
            due += SECONDS_AN_EDIT


def _look(newsroom: Newsroom, address: str, edits: _Edits) -> None:
    wait_until(lambda: version_of(newsroom.read(address)) == edits.made, "The last edit is not seen", patience=30)


def _complaints(calm: dict[str, Any], edited: dict[str, Any], edits: int) -> list[str]:
    found = [f"A reader got: {error}" for each in (calm, edited) for error in each["errors"]]
    if older := calm["older"] + edited["older"]:
        found.append(f"{older} times an older edition followed a newer one.")
    if edited["newest"] < edits - 1:
        found.append(f"Of {edits} edits readers saw {edited['newest']}.")
    if (ratio := edited["p99"] / calm["p99"]) > MOST_RATIO:
        found.append(f"While it is edited, 99 of 100 take {ratio:.2f} times as long; {MOST_RATIO} is the bar.")
    return found


if __name__ == "__main__":
    sys.exit(main())
