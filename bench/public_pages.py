"""Uncached public pages in a small archive and in a large one: server time and number of statements.

    .venv/bin/python -m bench.public_pages [--small 100] [--large 100000] [--rounds 25]

Both sites are made anew in a temporary folder, with three days of one month on which as much was published in the one
as in the other: enough to fill the first page of every section's month.
The two are asked in turn, page by page. Taken is the processor time of the thread that answers, in which SQLite works
too, so that what else the machine does counts little. Prints a table of medians, writes
bench/results/public_pages.json, and ends with 1 when a page needs more statements in the large archive or more than
1.5 times as long; a search, which reads all words, more than a quarter of a second.
"""

import argparse
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from bench.houses import House, answer, houses, keep, show, verdict

MOST_RATIO = 1.5
BUSY_DAY, ON_IT = datetime(2026, 8, 20, tzinfo=UTC), 120
BUSY_DAYS = [BUSY_DAY, BUSY_DAY + timedelta(days=1), BUSY_DAY + timedelta(days=2)]
PER_STORY = "sitemap, 100 stories of it"
"""Its parts hold the stories of a month, so what is compared is the time for each."""
SEARCH, MOST_MS_OF_SEARCH = "search, a word", 250
"""Reads an index of all words from end to end: not flat, and bounded by its time instead."""


def main() -> int:
    """Make both sites, measure, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--small", type=int, default=100)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=25)
    given = options.parse_args()
    with houses("bench.public_pages", (given.small, given.large)) as both:
        report = [measured(name, both, given.rounds) for name in both[0].told]
    keep("public_pages", report)
    show(
        ("Page", f"{given.small:,} stories", f"{given.large:,} stories", "ratio", "statements"),
        [
            (
                row["page"],
                *(f"{taken:.1f} ms" for taken in row["ms"]),
                f"{row['ratio']:.2f}",
                " and ".join(map(str, sorted(set(row["statements"])))),
            )
            for row in report
        ],
    )
    return verdict([complaint for row in report for complaint in wrong_with(row)])


def wrong_with(row: dict[str, Any]) -> list[str]:
    small, large = row["statements"]
    found = []
    if small != large:
        found.append(f"{row['page']}: {small} statements in the small archive, {large} in the large one.")
    if row["page"] == SEARCH:
        if row["ms"][1] > MOST_MS_OF_SEARCH:
            found.append(f"{SEARCH}: {row['ms'][1]} ms in the large archive; {MOST_MS_OF_SEARCH} ms is the bar.")
    elif row["ratio"] > MOST_RATIO:
        found.append(f"{row['page']}: {row['ratio']} times as long in the large archive; {MOST_RATIO} is the bar.")
    return found


def measured(name: str, both: list[House], rounds: int) -> dict[str, Any]:
    """One page of both, asked in turn."""
    answers = [[house.ask(house.told[name]) for house in both] for _ in range(rounds)]
    small, large = ([turn[number] for turn in answers] for number in (0, 1))
    per = [each[0]["stories"] / 100 if name == PER_STORY else 1 for each in (small, large)]
    taken = [
        statistics.median(answer["ms"] for answer in each) / share
        for each, share in zip((small, large), per, strict=True)
    ]
    return {
        "page": name,
        "ms": [round(ms, 2) for ms in taken],
        "ratio": round(taken[1] / taken[0], 2),
        "statements": [each[-1]["statements"] for each in (small, large)],
    }


# In the measured process


def make(stories: int) -> dict[str, str]:
    """The site, and a page of each kind."""
    from dateline.demo.build import build_demo
    from dateline.demo.grow import fill_day, grow

    build_demo()
    grow(stories)
    for day in BUSY_DAYS:
        fill_day(day, ON_IT)
    return pages_of_each_kind()


def pages_of_each_kind() -> dict[str, str]:
    """A page of each kind; months and days with more stories than one page shows."""
    from dateline.archive.models import Quote
    from dateline.bylines.models import Author
    from dateline.stories.models import Story
    from dateline.stories.views.latest import day_address

    story = Story.objects.public().newest_first().for_lists()[3]
    section, author = story.section, Author.objects.filter(pk__in=[a.pk for a in story.writers])[0]
    month = f"{BUSY_DAY:%Y/%m}/"
    quote = Quote.objects.public().in_month(BUSY_DAY.year, BUSY_DAY.month).oldest_first().for_lists()[0]
    return {
        "front": "/",
        "section": section.address,
        "section's month": section.month_address(BUSY_DAY.date()),
        "story": story.address,
        "author": author.address,
        "author's month": f"{author.address}{month}",
        "authors": "/authors/",
        "latest": "/latest/",
        "day": day_address(story.published_at.date()),
        f"day with {ON_IT} stories": day_address(BUSY_DAY.date()),
        "quotes": "/quotes/",
        "events": "/events/",
        "quotes of a month": f"/quotes/{month}",
        "quote": quote.address,
        "subject": quote.speaker.address,
        "subject's quotes of a month": f"{quote.speaker.address}quotes/{month}",
        "standing page": "/about/",
        "feed": "/feed/",
        "sitemap": "/sitemap.xml",
        PER_STORY: f"/sitemap-{BUSY_DAY:%Y-%m}.xml",
        SEARCH: "/search/?q=bridge",
    }


@cache
def reader() -> Any:
    from django.test import Client

    return Client(headers={"host": "127.0.0.1"})


def take(address: str) -> dict[str, float]:
    """What one page costs. It is looked at before it is timed."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        page = reader().get(address)
    statements = len(asked)  # the next request empties the log
    if page.status_code != 200 or len(page.content) < 200:
        raise SystemExit(f"{address} answered {page.status_code}: not timed.")
    started = time.thread_time()
    reader().get(address)
    spent = time.thread_time() - started
    return {"ms": spent * 1000, "statements": statements, "stories": page.content.count(b"<loc>")}


if __name__ == "__main__":
    sys.exit(0 if answer(make, take) else main())
