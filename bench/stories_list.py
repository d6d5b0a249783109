"""How long the database takes for the desk's Stories list, in every combination of its filters.

    .venv/bin/python -m bench.stories_list [--small 100] [--large 100000] [--unchecked]

Both sites are made anew in a temporary folder. Each combination's answer is first checked against the plain question
asked in Python; then the best of three runs of all its statements is taken. Prints a table of the slowest, writes
bench/results/stories_list.json, and ends with 1 when a combination takes over 50 ms or needs more statements in the
large archive.
"""

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from bench.houses import answer, houses, keep, show, verdict

BUDGET_MS = 50.0
ABSENT = "qqqqq"
SHOWN = 10


class Stopwatch:
    """Adds up what the database takes; of SQLite, which works in our own thread, the processor time it takes."""

    def __init__(self) -> None:
        self.spent, self.statements = 0.0, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        hour = time.thread_time if context["connection"].vendor == "sqlite" else time.perf_counter
        started = hour()
        try:
            return execute(sql, params, many, context)
        finally:
            self.spent += hour() - started
            self.statements += 1

    def watching(self) -> AbstractContextManager[None]:
        from django.db import connection

        return connection.execute_wrapper(self)


def combinations() -> list[dict[str, Any]]:
    """Every combination, with a common and a rare or absent value of each filter."""
    from django.db.models import Count
    from django.utils import timezone

    from dateline.stories.models import Byline, Section, Story

    authors = list(Byline.objects.values_list("author").annotate(n=Count("pk")).order_by("n"))
    sections = list(Section.objects.values_list("pk", flat=True))
    newest = Story.objects.order_by("-touched_at").first()
    assert newest is not None
    common = newest.search_text.split()[0][:2]
    long_ago = timezone.localdate() - timedelta(days=3650)
    days = [(None, None), (long_ago, None), (long_ago, long_ago + timedelta(days=30))]
    choices = {
        "section": [None, sections[0]],
        "author": [None, authors[0][0], authors[-1][0]],
        "state": ["", *Story.State.values, "review"],
        "days": days,
        "words": [[], [common], [ABSENT], [common, ABSENT]],
        "sections": [None, frozenset(sections[:2])],
    }
    return [dict(zip(choices, values, strict=True)) for values in itertools.product(*choices.values())]


class PlainList:
    """The same question asked of all stories in memory."""

    def __init__(self) -> None:
        from dateline.stories.desk_list import keys_in_review
        from dateline.stories.models import Byline, Story

        columns = ("pk", "section_id", "state", "touched_at", "published_at", "search_text")
        self.stories = list(Story.objects.order_by("-touched_at").values(*columns))
        self.review = set(keys_in_review())
        self.signed: dict[int, set[int]] = {}
        for author, story in Byline.objects.values_list("author_id", "story_id"):
            self.signed.setdefault(author, set()).add(story)

    def first_keys(self, wanted: Any, how_many: int) -> list[int]:
        return [row["pk"] for row in itertools.islice((r for r in self.stories if self._passes(r, wanted)), how_many)]

    def _passes(self, row: dict[str, Any], wanted: Any) -> bool:
        from django.utils import timezone

        seen = row["state"] in ("published", "withdrawn")
        day = timezone.localdate(row["published_at"] if seen else row["touched_at"])
        return (
            (wanted.section is None or row["section_id"] == wanted.section)
            and (wanted.sections is None or row["section_id"] in wanted.sections)
            and (wanted.author is None or row["pk"] in self.signed[wanted.author])
            and wanted.state in ("", row["state"], "review" if row["pk"] in self.review else "")
            and (wanted.first_day is None or day >= wanted.first_day)
            and (wanted.last_day is None or day <= wanted.last_day)
            and all(word in row["search_text"] for word in wanted.words)
        )


def measure(check: bool) -> list[dict[str, Any]]:
    """A line of numbers for each combination, always in the same order."""
    from dateline.stories.desk_list import PER_PAGE, DeskFilters, desk_page

    plain = PlainList() if check else None
    lines = []
    for choice in combinations():
        first, last = choice["days"]
        rest = {name: value for name, value in choice.items() if name != "days"}
        filters = DeskFilters(first_day=first, last_day=last, **rest)
        page = desk_page(filters)
        if plain and [story.pk for story in page.stories] != plain.first_keys(filters, PER_PAGE):
            sys.exit(f"Wrong answer for {filters}.")
        best, statements = float("inf"), 0
        for _ in range(3):
            watch = Stopwatch()
            with watch.watching():
                desk_page(filters)
            best, statements = min(best, watch.spent), watch.statements
        asked = {name: str(value) for name, value in vars(filters).items() if value}
        lines.append({"ms": round(best * 1000, 2), "statements": statements, "rows": len(page.stories), "asked": asked})
    return lines


def make(stories: int) -> int:
    """The site; how many stories it has."""
    from dateline.demo.build import build_demo
    from dateline.demo.grow import grow
    from dateline.stories.models import Story

    build_demo()
    grow(stories)
    return Story.objects.count()


def main() -> int:
    """Make both sites, measure, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=100)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--unchecked", action="store_true", help="skip the comparison in memory (it takes minutes)")
    given = parser.parse_args()
    with houses("bench.stories_list", (given.small, given.large)) as both:
        small, large = (house.ask(not given.unchecked) for house in both)
    pairs = sorted(zip(small, large, strict=True), key=lambda pair: -pair[1]["ms"])
    keep("stories_list", [{"small": one, "large": other} for one, other in pairs])
    show(
        ("Asked for", f"{given.small:,} stories", f"{given.large:,} stories", "statements", "rows"),
        [
            (
                in_words(other),
                f"{one['ms']:.1f} ms",
                f"{other['ms']:.1f} ms",
                str(other["statements"]),
                str(other["rows"]),
            )
            for one, other in pairs[:SHOWN]
        ],
    )
    median = statistics.median(other["ms"] for _, other in pairs)
    print(f"{len(pairs)} combinations; in the large archive the median is {median:.1f} ms.")
    return verdict([complaint for one, other in pairs for complaint in wrong_with(one, other)])


def in_words(line: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in line["asked"].items()) or "everything"


def wrong_with(small: dict[str, Any], large: dict[str, Any]) -> list[str]:
    found = []
    if large["ms"] > BUDGET_MS:
        found.append(f"{in_words(large)}: {large['ms']} ms; {BUDGET_MS} ms is the bar.")
    if large["statements"] > small["statements"] and large["rows"] == small["rows"]:
        found.append(
            f"{in_words(large)}: {large['statements']} statements, in the small archive {small['statements']}."
        )
    return found


if __name__ == "__main__":
    sys.exit(0 if answer(make, measure) else main())
