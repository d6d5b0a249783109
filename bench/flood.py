"""A flood of replies under the story everybody reads.

    .venv/bin/python -m bench.flood [--posts 20000] [--seconds 60] [--pace 500] [--site DIR]

The demo newsroom is made in a temporary folder (or taken from DIR) and served by `dateline demo`, all of it on one
core; readers and strangers have the other. Readers ask for the story on 64 connections at a fixed pace, whether they
are answered or not (bench/paced.py): for a while calm, then while 20,000 replies come in a minute from 10,000 addresses
of this machine, a third without a solution, a third with a forged one, a third with one that was used
(bench/strangers.py), then calm again; the better of the two calm times counts. In the middle of the flood two readers
reply, one with a solution and one without.

Prints what came of it; writes bench/results/flood.json, and ends with 1 when a bar is missed: the readers' 99th
percentile is at most twice the calm one, the reply with a solution is taken, the one without is held or comes back with
its text, no forged or used solution is taken, the database grows by less than 20 MB, and moderators have thirty replies
to read one by one and one flood.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.processes import READERS, need, on_core, spent
from bench.replying import action_of, forged, replayed, reply, solution_for
from dateline.comments.limits import MOST_IN_FLOOD, READ_ONE_BY_ONE

CONNECTIONS, ADDRESSES = 64, 10_000
CALM_SECONDS, SECONDS_BEFORE = 20.0, 5.0
MOST_RATIO, MOST_GROWTH = 2.0, 20.0
AT_ONCE = 8
"""Replies that Django takes in at the same moment, beyond a bound that each of them looked at."""


def main() -> int:
    """Read calmly, flood, read calmly, count, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--posts", type=int, default=20_000)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--pace", type=float, default=500, help="pages that readers ask for, a second")
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("taskset")
    with served_demo(given.site) as newsroom:
        report = _measured(newsroom, given.posts, given.seconds, given.pace)
    keep("flood", report)
    show(
        ("", "calm", "flooded", "ratio"),
        [
            (words, f"{report['calm'][name]:.2f} ms", f"{report['flooded'][name]:.2f} ms", f"{report['ratios'][name]}")
            for name, words in {"p50": "median", "p99": "99 of 100 within", "slowest": "slowest"}.items()
        ],
    )
    print(json.dumps({name: report[name] for name in report if name not in ("calm", "flooded", "ratios")}, indent=2))
    return verdict(_complaints(report))


def _measured(newsroom: Newsroom, posts: int, seconds: float, pace: float) -> dict[str, Any]:
    address = newsroom.hottest
    newsroom.press_a_page(address)
    action = action_of(newsroom, address)
    bad = forged(newsroom, action), replayed(newsroom, action)
    newsroom.wait_until_at_rest()
    before, size = _read(newsroom, address, pace, CALM_SECONDS), _size(newsroom)
    processes = [*newsroom.processes("press"), *newsroom.processes("web")]
    taken, began = [spent([each]) for each in processes], time.perf_counter()
    strangers = _strangers(newsroom, action, posts, seconds, bad)
    time.sleep(SECONDS_BEFORE)
    reading = _reading(newsroom, address, pace, max(1.0, seconds - 2 * SECONDS_BEFORE))
    time.sleep(seconds / 3)
    proved = reply(newsroom, action, solution_for(newsroom, action))
    unproved = reply(newsroom, action, "")
    flooded, came = _told(reading), _told(strangers)
    busy = [(spent([each]) - was) / (time.perf_counter() - began) for each, was in zip(processes, taken, strict=True)]
    after = _read(newsroom, address, pace, CALM_SECONDS)
    calm = {name: min(before[name], after[name]) for name in ("p50", "p99", "slowest")}
    return {
        "calm": calm,
        "flooded": flooded,
        "ratios": {name: round(flooded[name] / calm[name], 2) for name in calm},
        "rounds": {"before": before, "after": after},
        "pace": pace,
        "strangers": came,
        "busy": [round(each, 2) for each in busy],
        "proved": asdict(proved),
        "unproved": asdict(unproved),
        "growth_mb": round((_size(newsroom) - size) / 1e6, 2),
        **_queue(newsroom),
    }


def _strangers(
    newsroom: Newsroom, action: str, posts: int, seconds: float, bad: tuple[str, str]
) -> subprocess.Popen[bytes]:
    told = ["bench.strangers", urlsplit(newsroom.base).port, action, posts, seconds, ADDRESSES, *bad]
    return subprocess.Popen(
        on_core(READERS, [sys.executable, "-m", *map(str, told)], niceness=1), stdout=subprocess.PIPE
    )


def _reading(newsroom: Newsroom, address: str, pace: float, seconds: float) -> subprocess.Popen[bytes]:
    told = ["bench.paced", urlsplit(newsroom.base).port, address, pace, seconds, CONNECTIONS]
    return subprocess.Popen(on_core(READERS, [sys.executable, "-m", *map(str, told)]), stdout=subprocess.PIPE)


def _read(newsroom: Newsroom, address: str, pace: float, seconds: float) -> dict[str, Any]:
    return _told(_reading(newsroom, address, pace, seconds))


def _told(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit("Who asked ended early; the error stands above.")
    told: dict[str, Any] = json.loads(said)
    return told


def _size(newsroom: Newsroom) -> int:
    """Bytes of the database. What is written ahead of it (its -wal) is used again and again, and not counted."""
    with closing(_database(newsroom)) as database:
        pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages) * int(size)


def _database(newsroom: Newsroom) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{newsroom.site / 'data' / 'dateline.sqlite3'}?mode=ro", uri=True, timeout=30)


def _queue(newsroom: Newsroom) -> dict[str, int]:
    """What moderators find of it, waiting or withheld."""
    kept = "SELECT count(*) FROM comments_reply WHERE is_proved = 0 AND in_flood = {}"
    with closing(_database(newsroom)) as database:
        singly, in_flood = (database.execute(kept.format(flag)).fetchone()[0] for flag in (0, 1))
    return {"to_read_one_by_one": singly, "in_flood": in_flood}


def _complaints(report: dict[str, Any]) -> list[str]:
    proved, unproved, came = report["proved"], report["unproved"], report["strangers"]["answers"]
    unanswered = sum((Counter(each) for each in came.values()), Counter[str]())
    found: list[Any] = [
        *(f"A reader got: {error}" for error in report["flooded"]["errors"]),
        report["ratios"]["p99"] > MOST_RATIO
        and f"In the flood 99 of 100 take {report['ratios']['p99']} times as long; {MOST_RATIO} is the bar.",
        proved["status"] != 303 and f"A reply with a solution is answered {proved['status']}; it should be taken.",
        unproved["status"] != 303
        and (unproved["status"] != 429 or not unproved["has_the_text"])
        and f"A reply without a solution is answered {unproved['status']}: neither held nor given back with its text.",
        *(
            f"{came[kind]['303']} {kind} solutions were taken."
            for kind in ("forged", "replayed")
            if "303" in came[kind]
        ),
        report["growth_mb"] >= MOST_GROWTH
        and f"The database has grown by {report['growth_mb']} MB; {MOST_GROWTH} is the bar.",
        report["to_read_one_by_one"] > READ_ONE_BY_ONE + AT_ONCE
        and f"Moderators have {report['to_read_one_by_one']} replies to read one by one; {READ_ONE_BY_ONE} is the bar.",
        not 0 < report["in_flood"] <= MOST_IN_FLOOD + AT_ONCE
        and f"{report['in_flood']} replies stand in the flood; {MOST_IN_FLOOD} is the bound.",
        any(kind.startswith("no") or kind[:1] not in "234" for kind in unanswered)
        and f"Of the flood: {dict(unanswered)}.",
    ]
    return [words for words in found if words]


if __name__ == "__main__":
    sys.exit(main())
