"""How long the database takes for the desk's Stories list, in every combination of its filters.

Run in a grown site: `dateline demo --stories 100000`, then `DATELINE_SITE=… python bench/stories_list.py`.
Each combination's answer is first checked against the plain question asked in Python; then the best of three
runs of all its statements is taken. Prints a line a combination, and JSON with `--json`.
"""

import argparse
import itertools
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import django

BUDGET_MS = 50.0
ABSENT = "qqqqq"


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
    """One line of numbers a combination, slowest first."""
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
    return sorted(lines, key=lambda line: -line["ms"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print everything as one JSON object")
    parser.add_argument("--unchecked", action="store_true", help="skip the comparison in memory (it takes minutes)")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.site.settings")
    django.setup()
    from dateline.stories.models import Story

    lines = measure(not options.unchecked)
    worst = lines[0]["ms"]
    if options.json:
        report = {"stories": Story.objects.count(), "checked": not options.unchecked, "worst_ms": worst, "lines": lines}
        print(json.dumps(report, indent=1))
    else:
        for line in lines[:20]:
            print(f"{line['ms']:8.2f} ms {line['statements']} statements {line['rows']:3} rows  {line['asked']}")
        print(f"{len(lines)} combinations over {Story.objects.count()} stories; the slowest takes {worst} ms.")
    return 0 if worst <= BUDGET_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
