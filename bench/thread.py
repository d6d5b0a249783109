"""How long the press takes for the replies of a story that has 10,000, and how a page of fifty of them is served.

    .venv/bin/python -m bench.thread [--replies 10000] [--rounds 7] [--site DIR]

The demo newsroom is made in a temporary folder (or taken from DIR) and served by `dateline demo`, all of it on one
core. The story that stands first on the front gets the replies: branches of up to nine answers, three deep, a third of
them with marks in their text. Then a process of its own on the other core renders the part `replies:N` again and again,
each time with nothing kept in memory of what it set before, and says how long each took. What came out has to hold the
first fifty replies in their order and no other. Then one reader on one connection asks in turn for the story, page 2
of its thread and for another story, each from the press's memory and as it is packed there.

Prints the milliseconds, writes bench/results/thread.json, and ends with 1 when the part takes more than 300 ms (the
median), or when what was made is not right.
"""

import argparse
import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.houses import keep, show, verdict
from bench.newsroom import STORY, Newsroom, served_demo
from bench.processes import READERS, need, on_core

MOST_MS = 300.0
ASKED = 400
PER_PAGE = 50


def main() -> int:
    """Fill, press, check, ask, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--replies", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    options.add_argument("--child", metavar="ADDRESS", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        return _press_a_thread(given.child, given.replies, given.rounds)
    need("taskset")
    with served_demo(given.site) as newsroom:
        told = _in_a_process_of_its_own(newsroom, given.replies, given.rounds)
        newsroom.wait_until_at_rest()
        served = _served(newsroom, _addresses(newsroom, told["story"]))
    keep("thread", {**told, "served": served})
    median = statistics.median(told["ms"])
    print(f"The part of {given.replies:,} replies: {median:.0f} ms (median), {max(told['ms']):.0f} ms (slowest).")
    show(("Served", "median"), [(name, f"{ms:.2f} ms") for name, ms in served.items()])
    slow = [f"The part takes {median:.0f} ms; {MOST_MS:.0f} ms is the bar."] if median > MOST_MS else []
    return verdict([*told["complaints"], *slow])


def _in_a_process_of_its_own(newsroom: Newsroom, replies: int, rounds: int) -> dict[str, Any]:
    module = [sys.executable, "-m", "bench.thread", "--child", newsroom.hottest]
    command = on_core(READERS, [*module, "--replies", str(replies), "--rounds", str(rounds)])
    done = subprocess.run(command, env=dict(newsroom.environment), stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _addresses(newsroom: Newsroom, story: int) -> dict[str, str]:
    others = [address for address in STORY.findall(newsroom.read("/").decode()) if address != newsroom.hottest]
    return {
        "the story": newsroom.hottest,
        "page 2 of its thread": f"/replies/{story}/page/2/",
        "another story": others[0],
    }


def _served(newsroom: Newsroom, addresses: Mapping[str, str]) -> dict[str, float]:
    """How long a page takes, in milliseconds: the median of `ASKED` each, asked for in turn."""
    for address in addresses.values():
        newsroom.press_a_page(address)
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    with closing(http.client.HTTPConnection(urlsplit(newsroom.base).netloc, timeout=60)) as connection:
        for _ in range(ASKED):
            for name, address in addresses.items():
                began = time.perf_counter()
                connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                taken[name].append((time.perf_counter() - began) * 1000)
                if answer.status != HTTPStatus.OK:
                    raise SystemExit(f"{address} answered {answer.status}: nothing is timed.")
    return {name: round(statistics.median(ms), 3) for name, ms in taken.items()}


def _press_a_thread(address: str, replies: int, rounds: int) -> int:
    import django

    django.setup()
    from dateline.stories.models import Story

    story = next(each for each in Story.objects.public().for_lists() if each.address == address)
    first = _fill(story, replies)
    ms, complaints = _pressed(story, first, rounds)
    print(json.dumps({"story": story.pk, "replies": replies, "ms": ms, "complaints": complaints}))
    return 0


def _fill(story: Any, replies: int) -> list[str]:
    """In place of those it had; the names of the first fifty, as they are read. Of ten, the second answers the first,
    the third the second, the fourth the third (and so stands beside it), and the others the first."""
    from datetime import timedelta

    from dateline.comments.models import Reply, thread_key
    from dateline.lib import clock
    from dateline.press.actions.touch import touch

    Reply.objects.filter(story=story).delete()
    start = clock.now() - timedelta(days=3)
    kept = Reply.objects.bulk_create(
        Reply(
            story=story,
            name=f"Reader {number}",
            comment=_words(number),
            status=Reply.Status.APPROVED,
            created_at=start + timedelta(seconds=number * 10),
        )
        for number in range(replies)
    )
    for number, reply in enumerate(kept):
        place = number % 10
        if place:
            reply.parent = kept[number - place + (place - 1 if place in (2, 3) else 0)]
    Reply.objects.bulk_update(kept, ["parent"], batch_size=400)
    touch(thread_key(story.pk))
    return [reply.name for reply in kept[:PER_PAGE]]


def _words(number: int) -> str:
    plain = f"Reply number {number} says what it thinks of the clock, and of the council which mends it at night. " * 3
    return (
        f"> Who *pays* for it?\n\n{plain}See [the papers](https://papers.example/{number})."
        if number % 3 == 0
        else plain
    )


def _pressed(story: Any, first: Sequence[str], rounds: int) -> tuple[list[float], list[str]]:
    import re

    from dateline.comments.typeset import forget_set
    from dateline.press.pressed import Segment
    from dateline.press.rendering import render

    taken: list[float] = []
    html = ""
    for _ in range(rounds + 1):
        forget_set()
        began = time.perf_counter()
        made = render(f"replies:{story.pk}")
        taken.append(round((time.perf_counter() - began) * 1000, 1))
        pieces = made.pieces if made else ()
        html = "".join(piece.inflate().decode() for piece in pieces if isinstance(piece, Segment))
    names = re.findall(r"<h3><bdi>([^<]*)</bdi>", html)
    return taken[1:], [] if names == list(first) else [f"The part shows {names[:60]}, and not the first fifty."]


if __name__ == "__main__":
    sys.exit(main())
