"""A pressed story beside the same story served by Wagtail as it comes, and by Wagtail behind two caches of its kind.

    .venv/bin/python -m bench.rivals [--rounds 4] [--seconds 3] [--renderings 25] [--site DIR]

Needs `wrk` on the path (Debian's package of that name), and a package index for wagtail-cache, which is installed into
the temporary folder. The demo newsroom is made there too (or taken from DIR) and served by `dateline demo`. Beside it
stands a rival: a Wagtail project made as its own commands make it (bench/rival), with the words and the picture of our
story in the same widths and formats, its author, as many latest and related stories, and a front of as many teasers; a
comment at the foot makes its story as many bytes as ours. It is served by the same Granian, one worker, on the same
core, in three ways:

- as it comes;
- with wagtail-cache's middlewares and mixin;
- with Django's UpdateCacheMiddleware and FetchFromCacheMiddleware; both caches in the process's own memory.

All are asked in turn from the other core with 32 connections, without compression. That a cache answers is made sure
of: the page says when it was made. Then the processor time of rendering is taken, past every middleware: of our story
and front as the press renders them (without the parts they share with other pages, and with these, shown for
comparison), and of the rival's. Prints the rival's settings and the medians, writes bench/results/rivals.json, and ends
with 1 when a bar is missed.
"""

import argparse
import re
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.our_pages import look_at_ours
from bench.processes import Server, need
from bench.readers import Taken, ask, middle
from bench.rival_site import CACHE_FOR_WAGTAIL, GRANIAN, KINDS, PROJECT, Rival, make_rival, read

LEAST = {"": 400, "wagtail-cache": 15, "django": 8}
MOST_OF_STOCK = 1.0
MADE = re.compile(rb'<meta name="made" content="([^"]+)">')


def main() -> int:
    """Serve ours, make the rival, ask in turn, render, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--renderings", type=int, default=25)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("wrk", "taskset")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, served_demo(given.site) as newsroom:
        address = newsroom.hottest
        newsroom.press_a_page(address)
        newsroom.wait_until_at_rest()
        ours = look_at_ours(newsroom, address, given.renderings)
        rival = make_rival(Path(folder), ours["content"])
        _show_settings()
        rates = _rates(newsroom, address, rival, given.rounds, given.seconds)
        rendering = {"ours": ours["ms"], "stock": rival.ms_to_render(given.renderings)}
    report = {"bytes": ours["content"]["bytes"], "rates": rates, "ms": rendering}
    keep("rivals", report)
    return _tell(report)


def _show_settings() -> None:
    settings = (PROJECT / "rival" / "settings.py-tpl").read_text(encoding="utf-8")
    print(f"The rival is served by granian {' '.join(GRANIAN)}; {CACHE_FOR_WAGTAIL} stands beside our own Wagtail.")
    print(f"Its settings:\n\n{settings}")


def _rates(newsroom: Newsroom, address: str, rival: Rival, rounds: int, seconds: int) -> dict[str, float]:
    """Answers a second, by the kind of cache."""
    taken: dict[str, list[Taken]] = {name: [] for name in ("press", *KINDS)}
    with ExitStack() as stack:
        servers = {"press": newsroom.server(address)}
        for kind in KINDS:
            servers[kind] = stack.enter_context(rival.served(kind))
        _check(servers)
        for _ in range(rounds):
            for kind, server in servers.items():
                taken[kind].append(ask(server, seconds=seconds))
    return {kind: round(middle(each).rate, 1) for kind, each in taken.items()}


def _check(servers: dict[str, Server]) -> None:
    """Each sends a page of the same length; those with a cache send what they made before, and the other makes it."""
    length = len(read(servers["press"]))
    for kind in KINDS:
        read(servers[kind])
        pages = [read(servers[kind]) for _ in range(2)]
        made = [MADE.search(page) for page in pages]
        if abs(len(pages[0]) - length) > length * 0.02:
            raise SystemExit(f"{KINDS[kind]} sends {len(pages[0])} bytes, and ours has {length}: nothing is timed.")
        if not made[0] or not made[1] or (made[0][1] == made[1][1]) != bool(kind):
            raise SystemExit(f"{KINDS[kind]} keeps its page, or does not, otherwise than it should: nothing is timed.")


def _tell(report: dict[str, Any]) -> int:
    rates, ms = report["rates"], report["ms"]
    ratios = {kind: rates["press"] / rates[kind] for kind in KINDS}
    show(
        (f"A story of {report['bytes']:,} bytes", "answers a second", "press ÷ it"),
        [
            ("Dateline's press", f"{rates['press']:.0f}", ""),
            *((KINDS[kind], f"{rates[kind]:.1f}", f"{ratios[kind]:.1f}") for kind in KINDS),
        ],
    )
    costs = {name: taken / ms["stock"][name.split()[0]] for name, taken in ms["ours"].items()}
    show(
        ("Rendering", "ours", "Wagtail as it comes", "ratio"),
        [
            (name, f"{ms['ours'][name]:.1f} ms", f"{ms['stock'][name.split()[0]]:.1f} ms", f"{cost:.2f}")
            for name, cost in costs.items()
        ],
    )
    slow = [
        f"{ratios[kind]:.1f} times the answers of {KINDS[kind]}; {bar} is the bar."
        for kind, bar in LEAST.items()
        if ratios[kind] < bar
    ]
    dear = [
        f"Rendering our {name} takes {costs[name]:.2f} times what Wagtail's takes; {MOST_OF_STOCK} is the bar."
        for name in ("story", "front")
        if costs[name] > MOST_OF_STOCK
    ]
    return verdict(slow + dear)


if __name__ == "__main__":
    sys.exit(main())
