"""Uncached public pages in a small archive and in a large one: server time and number of statements.

    .venv/bin/python -m bench.public_pages [--small 100] [--large 100000] [--rounds 25]

Both sites are made anew in a temporary folder. The two are asked in turn, page by page, so that whatever else the
machine does hits both. Prints medians and their ratio, and writes bench/results/public_pages.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results" / "public_pages.json"


def main() -> None:
    """Make both sites, measure, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--small", type=int, default=100)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=25)
    options.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--stories", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.serve:
        _answer(given.stories)
        return
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        houses = {n: _House(Path(folder) / str(n), n) for n in (given.small, given.large)}
        report = _measure(houses, given.rounds)
        for house in houses.values():
            house.close()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    _show(report, given.small, given.large)


class _House:
    """One site in a process of its own, asked over a pipe."""

    def __init__(self, folder: Path, stories: int) -> None:
        (folder / "data").mkdir(parents=True)
        (folder / "dateline.toml").write_text(f'secret_key = "{os.urandom(24).hex()}"\n', encoding="utf-8")
        print(f"Making a newsroom with {stories} stories …", flush=True)
        env = {**os.environ, "DATELINE_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "dateline.site.settings"}
        subprocess.run([sys.executable, "-m", "dateline.ops.processes", "prepare", "--empty"], env=env, check=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.public_pages", "--serve", "--stories", str(stories)],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pages: dict[str, str] = self._read()

    def ask(self, name: str) -> dict[str, float]:
        assert self.process.stdin
        self.process.stdin.write(f"{self.pages[name]}\n")
        self.process.stdin.flush()
        return self._read()

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)

    def _read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("The site under measurement ended; its error stands above.")
        return json.loads(line)


def _answer(stories: int) -> None:
    """Build the site, tell its pages, then answer each asked address with time and statements."""
    import django

    django.setup()
    import logging

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from dateline.demo.build import build_demo
    from dateline.demo.grow import grow

    logging.disable(logging.ERROR)
    build_demo()
    grow(stories)
    client = Client(headers={"host": "127.0.0.1"})
    print(json.dumps(pages_of_each_kind()), flush=True)
    for line in sys.stdin:
        address = line.strip()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        statements = len(asked)  # the next request empties the log
        if answer.status_code != 200 or len(answer.content) < 500:
            raise SystemExit(f"{address} answered {answer.status_code}: not timed.")
        started = time.perf_counter()
        client.get(address)
        spent = time.perf_counter() - started
        print(json.dumps({"ms": spent * 1000, "statements": statements}), flush=True)


def pages_of_each_kind() -> dict[str, str]:
    """A page of each kind."""
    from dateline.bylines.models import Author
    from dateline.stories.models import Story
    from dateline.stories.views.latest import day_address

    story = Story.objects.public().newest_first().for_lists()[3]
    section, author = story.section, Author.objects.filter(pk__in=[a.pk for a in story.writers])[0]
    return {
        "front": "/",
        "section": section.address,
        "section's month": section.month_address(story.published_at.date()),
        "story": story.address,
        "author": author.address,
        "authors": "/authors/",
        "latest": "/latest/",
        "day": day_address(story.published_at.date()),
        "standing page": "/about/",
        "feed": "/feed/",
        "search, a word": "/search/?q=bridge",
    }


def _measure(houses: dict[int, _House], rounds: int) -> list[dict[str, Any]]:
    report = []
    for name in next(iter(houses.values())).pages:
        taken: dict[int, list[float]] = {n: [] for n in houses}
        statements = {}
        for _ in range(rounds):
            for number, house in houses.items():
                answer = house.ask(name)
                taken[number].append(answer["ms"])
                statements[number] = answer["statements"]
        small, large = (statistics.median(times) for times in taken.values())
        report.append(
            {
                "page": name,
                "small_ms": round(small, 2),
                "large_ms": round(large, 2),
                "ratio": round(large / small, 2),
                "statements": list(statements.values()),
            }
        )
    return report


def _show(report: list[dict[str, Any]], small: int, large: int) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Uncached pages, median server time at {small:,} and {large:,} stories")
    for heading in ("page", f"{small:,}", f"{large:,}", "ratio", "statements"):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    for row in report:
        small_count, large_count = row["statements"]
        table.add_row(
            row["page"],
            f"{row['small_ms']:.1f} ms",
            f"{row['large_ms']:.1f} ms",
            f"{row['ratio']:.2f}",
            f"{small_count} and {large_count}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
