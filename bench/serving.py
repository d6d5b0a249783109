"""A pressed story page beside nginx, which sends the same bytes: as a file, and out of its cache.

    .venv/bin/python -m bench.serving [--rounds 4] [--seconds 2] [--site DIR]

Needs `nginx`, `caddy` and `wrk` on the path (Debian's packages of that name). The demo newsroom is made in a
temporary folder (or taken from DIR) and served by `dateline demo`, bound to one core together with every nginx and
Caddy; wrk has the other, with 32 connections. All are asked in turn, and each answer is looked at before it is timed:

- the press, plain, compressed, and with a tag it knows, beside nginx that sends a file of these bytes; for the tag,
  nginx sends the compressed file, as a server without one would have to;
- nginx in front of us, set up as docs/operators/nginx.conf says, beside nginx that sends the file;
- nginx as a full-page cache is usually set up, keeping the page plain and compressing each answer;
- Caddy, which sends the file and the compressed file.

Taken are answers a second and the processor time of the process that answers (of nginx in front: of nginx, and not of
the press that it asks once a second). Prints medians, writes bench/results/serving.json, and ends with 1 when a bar is
missed.
"""

import argparse
import gzip
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.caddy import caddy_with_files
from bench.houses import keep, show, verdict
from bench.newsroom import Newsroom, served_demo
from bench.nginx import nginx_as_shipped, nginx_with_files, nginx_with_whole_pages
from bench.processes import Server, need
from bench.readers import GZIP, Taken, ask, middle


@dataclass(frozen=True)
class Comparison:
    """Ours and theirs, asked the same or nearly, and what the ratios have to be."""

    name: str
    ours: Server
    theirs: Server
    headers: tuple[str, ...] = ()
    their_headers: tuple[str, ...] = ()
    least_rate: float | None = None
    most_cpu: float | None = None


def main() -> int:
    """Start all, ask in turn, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--seconds", type=int, default=2)
    options.add_argument("--site", type=Path, metavar="DIR", help="a demo newsroom made before")
    given = options.parse_args()
    need("nginx", "caddy", "wrk", "taskset")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder, _all(Path(folder), given.site) as comparisons:
        report = _measured(comparisons, given.rounds, given.seconds)
    keep("serving", report)
    columns = ("ours", "theirs", "ratio", "cpu_ours", "cpu_theirs", "cpu_ratio")
    headings = ("", "ours, a second", "theirs", "ratio", "CPU, µs", "theirs", "ratio")
    show(headings, [(name, *(str(row[column]) for column in columns)) for name, row in report.items()])
    return verdict([wrong for each in comparisons for wrong in _complaints(each, report[each.name])])


@contextmanager
def _all(folder: Path, site: Path | None) -> Iterator[list[Comparison]]:
    with ExitStack() as stack:
        newsroom = stack.enter_context(served_demo(site))
        address = newsroom.hottest
        newsroom.press_a_page(address)
        newsroom.wait_until_at_rest()
        press, upstream = newsroom.server(address), urlsplit(newsroom.base).port or 0
        page, tag = _page_of(newsroom, address)
        files = stack.enter_context(nginx_with_files(folder / "files", page))
        front = stack.enter_context(nginx_as_shipped(folder / "front", address, upstream))
        whole = stack.enter_context(nginx_with_whole_pages(folder / "whole", address, upstream))
        caddy = stack.enter_context(caddy_with_files(folder / "caddy", page))
        for server in (press, files, front, whole, caddy):
            _check(server, page)
        known = (*GZIP, f"If-None-Match: {tag}")
        yield [
            Comparison("plain ÷ a file", press, files, least_rate=0.45, most_cpu=2.4),
            Comparison("gzip ÷ a file", press, files, GZIP, GZIP, least_rate=0.38, most_cpu=2.6),
            Comparison("304 ÷ a file", press, files, known, GZIP, least_rate=0.60),
            Comparison("nginx in front ÷ a file, plain", front, files, least_rate=0.85),
            Comparison("nginx in front ÷ a file, gzip", front, files, GZIP, GZIP, least_rate=0.85),
            Comparison("plain ÷ nginx's cache", press, whole, most_cpu=1.0),
            Comparison("gzip ÷ nginx's cache", press, whole, GZIP, GZIP, most_cpu=1.0),
            Comparison("plain ÷ Caddy, a file", press, caddy, most_cpu=1.0),
            Comparison("gzip ÷ Caddy, a file", press, caddy, GZIP, GZIP, most_cpu=1.0),
        ]


def _page_of(newsroom: Newsroom, address: str) -> tuple[bytes, str]:
    """The page without compression, and the tag of the compressed one."""
    asked = urllib.request.Request(newsroom.base + address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        return newsroom.read(address), str(answer.headers["ETag"])


def _check(server: Server, page: bytes) -> None:
    """Both forms, twice: what is kept is kept at the first."""
    for accepted in ("identity", "gzip") * 2:
        asked = urllib.request.Request(server.url, headers={"Accept-Encoding": accepted})
        with urllib.request.urlopen(asked) as answer:
            body, is_gzip = answer.read(), answer.headers["Content-Encoding"] == "gzip"
        if is_gzip != (accepted == "gzip") or (gzip.decompress(body) if is_gzip else body) != page:
            raise SystemExit(f"{server.name} sends something else: nothing is timed.")


def _measured(comparisons: Sequence[Comparison], rounds: int, seconds: int) -> dict[str, dict[str, float]]:
    taken: dict[str, list[tuple[Taken, Taken]]] = {each.name: [] for each in comparisons}
    for _ in range(rounds):
        for each in comparisons:
            pair = ask(each.ours, each.headers, seconds), ask(each.theirs, each.their_headers, seconds)
            taken[each.name].append(pair)
    return {name: _row(pairs) for name, pairs in taken.items()}


def _row(pairs: Sequence[tuple[Taken, Taken]]) -> dict[str, float]:
    ours, theirs = (middle([pair[n] for pair in pairs]) for n in (0, 1))
    return {
        "ours": round(ours.rate),
        "theirs": round(theirs.rate),
        "ratio": round(ours.rate / theirs.rate, 2),
        "cpu_ours": round(ours.cpu_us, 1),
        "cpu_theirs": round(theirs.cpu_us, 1),
        "cpu_ratio": round(ours.cpu_us / theirs.cpu_us, 2),
    }


def _complaints(each: Comparison, row: dict[str, float]) -> list[str]:
    found = []
    if each.least_rate is not None and row["ratio"] < each.least_rate:
        found.append(f"{each.name}: {row['ratio']} of the answers a second; {each.least_rate} is the bar.")
    if each.most_cpu is not None and row["cpu_ratio"] > each.most_cpu:
        found.append(f"{each.name}: {row['cpu_ratio']} times the processor time; {each.most_cpu} is the bar.")
    return found


if __name__ == "__main__":
    sys.exit(main())
