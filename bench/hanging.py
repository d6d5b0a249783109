"""Pressed pages while every thread of Django hangs, and while every thread of Django computes.

    .venv/bin/python -m bench.hanging [--rounds 6] [--seconds 3] [--site DIR]

Needs `wrk` on the path (Debian's package of that name). The demo newsroom is made in a temporary folder (or taken from
DIR) and served by `dateline demo`, all of it bound to one core, so that Django and the press have to share: the hardest
case. wrk asks from the other core, with 32 connections, for one story that is pressed:

- calm: nobody else asks for anything;
- hanging: eight readers search, and Django is held still, as if each of its threads waited for something that never
  comes. Before and after each round it is made sure that Django answers nobody;
- computing: eight readers search, each again as soon as it is answered; the processor time Django takes is shown.

The three are taken in turn. Prints the medians of answers a second and their ratios, writes bench/results/hanging.json,
and ends with 1 when a bar is missed.
"""

import argparse
import http.client
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, is_threaded_out, served_demo
from bench.processes import READERS, SERVERS, need, on_these_cores, spent, wait_until
from bench.readers import GZIP, Taken, ask, middle
from bench.strangers import address_of

STRANGERS = 8
"""Twice as many as Django has threads."""

LEAST = {"hanging": 0.95, "computing": 0.7}
SEARCH = "/search/?q=harbour+{}"
SEARCHES_OF_A_NETWORK = 20


@dataclass(frozen=True)
class Round:
    """What readers got, and what share of the core Django took meanwhile."""

    hits: Taken
    django: float


def main() -> int:
    """Serve, ask in turn, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=6)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("wrk", "taskset")
    with served_demo(given.site) as newsroom:
        print(f"Press, Django and worker on core {SERVERS}; wrk and the strangers on core {READERS}.")
        print(_where(newsroom))
        report = _measured(newsroom, given.rounds, given.seconds)
    keep("hanging", report)
    columns = ("hits", "ratio", "cpu_us", "django")
    show(
        ("", "hits a second", "÷ calm", "CPU of a hit, µs", "Django's share of the core"),
        [(name, *(str(row[column]) for column in columns)) for name, row in report.items()],
    )
    return verdict(
        [
            f"While Django is {name}, {report[name]['ratio']} of the hits of a calm hour; {bar} is the bar."
            for name, bar in LEAST.items()
            if report[name]["ratio"] < bar
        ]
    )


def _where(newsroom: Newsroom) -> str:
    return "\n".join(
        f"  {name} {each.pid}: cores {each.cpu_affinity()}, niceness {each.nice()}"
        for name in ("press", "web", "worker")
        for each in newsroom.processes(name)
    )


def _measured(newsroom: Newsroom, rounds: int, seconds: int) -> dict[str, Any]:
    address = newsroom.hottest
    newsroom.press_a_page(address)
    newsroom.wait_until_at_rest()
    server, django = newsroom.server(address), newsroom.processes("web")
    strangers: dict[str, Callable[[], AbstractContextManager[None]]] = {
        "calm": nullcontext,
        "hanging": lambda: _hanging(newsroom),
        "computing": lambda: _computing(newsroom),
    }
    taken: dict[str, list[Round]] = {name: [] for name in strangers}
    for _ in range(rounds):
        for name, there_are in strangers.items():
            with there_are():
                before, began = spent(django), time.perf_counter()
                hits = ask(server, GZIP, seconds)
                taken[name].append(Round(hits, (spent(django) - before) / (time.perf_counter() - began)))
    calm = middle([each.hits for each in taken["calm"]]).rate
    return {name: _row(each, calm) for name, each in taken.items()}


def _row(taken: list[Round], calm: float) -> dict[str, float]:
    hits = middle([each.hits for each in taken])
    return {
        "hits": round(hits.rate),
        "ratio": round(hits.rate / calm, 2),
        "cpu_us": round(hits.cpu_us, 1),
        "django": round(sum(each.django for each in taken) / len(taken), 2),
    }


@contextmanager
def _hanging(newsroom: Newsroom) -> Iterator[None]:
    """Django's processes are stopped, while strangers wait for them."""
    there = urlsplit(newsroom.base)
    with ExitStack() as stack:
        for each in newsroom.processes("web"):
            each.suspend()
            stack.callback(each.resume)
        for number in range(STRANGERS):
            line = stack.enter_context(closing(socket.create_connection((there.hostname, there.port))))
            line.sendall(f"GET {SEARCH.format(number)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        wait_until(lambda: is_threaded_out(newsroom), "Django still answers", patience=20)
        yield
        if not is_threaded_out(newsroom):
            raise SystemExit("Django answered before the round was over: nothing is to be learnt from it.")
    wait_until(lambda: not is_threaded_out(newsroom), "Django does not answer again", patience=60)


@contextmanager
def _computing(newsroom: Newsroom) -> Iterator[None]:
    """Searches, which nobody keeps, each for another word."""
    ends, answered = threading.Event(), [0] * STRANGERS
    those = [threading.Thread(target=_search, args=(newsroom.base, n, ends, answered)) for n in range(STRANGERS)]
    with on_these_cores(READERS):
        for each in those:
            each.start()
    try:
        wait_until(lambda: all(answered), "Not every search is answered", patience=60)
        yield
    finally:
        ends.set()
        for each in those:
            each.join()


def _search(base: str, number: int, ends: threading.Event, answered: list[int]) -> None:
    """From a network of its own for every twenty: of one that asks for more not all are answered."""
    there = urlsplit(base)
    while not ends.is_set():
        ours = (address_of(number + STRANGERS * answered[number]), 0)
        with closing(http.client.HTTPConnection(there.hostname or "", there.port, 60, ours)) as line:
            for _ in range(SEARCHES_OF_A_NETWORK):
                line.request("GET", SEARCH.format(f"{number}x{answered[number]}"))
                answer = line.getresponse()
                answer.read()
                answered[number] += answer.status == 200
                if ends.is_set():
                    return


if __name__ == "__main__":
    sys.exit(main())
