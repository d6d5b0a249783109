"""What finding related stories costs when a story is published, in a small archive and in a large one.

    .venv/bin/python -m bench.related [--small 10000] [--large 100000] [--rounds 60] [--site DIR]

Both archives are filled past the desk, in a folder that is kept if DIR is given: a story is 250 words drawn by Zipf's
law, a few of them of the matter it belongs to, which twenty stories share, and names three of two hundred subjects,
some of them named by most. Then stories are related as publishing does it: words noted, list made, entered in others'
lists, all in one transaction. Checked first: each finds those of its matter, and no others before them.

Prints medians, writes bench/results/related.json, and ends with 1 when the large archive costs more than 1.5 times the
small one or the median is above 50 ms.
"""

import argparse
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection

from bench.houses import answer, houses, keep, show, verdict
from dateline.archive.words import FROM_HEADLINE, FROM_LEAD, LEAD, words_of

MOST_TIMES, MOST_MS = 1.5, 50.0
WORDS, IN_HEADLINE, IN_A_MATTER = 250, 8, 20
OF_A_MATTER = 0, 2, 4, 6, 10, 15, 20, 25, 30, 35, 40, 45
"""Where its own words stand: news begins with what it is about."""
SUBJECTS, NAMED = 200, 3
VOCABULARY = 50_000
FAR_APART = 48_271
"""Steps from a story's matter to the next one's."""
LOOKED_AT = 1000
BATCH = 1000
FRESH = 200
"""Stories that wait to be related."""

FIRST_DAY = datetime(2006, 1, 2, 6, tzinfo=UTC)


def main() -> int:
    """Make both, relate in turns, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--site", type=Path, metavar="DIR", help="keep both here, and take up what is here")
    given = parser.parse_args()
    sizes = (given.small, given.large)
    times: list[list[float]] = [[], []]
    processor: list[list[float]] = [[], []]
    with houses("bench.related", sizes, given.site) as both:
        for number in range(min(given.rounds, FRESH)):
            for house, wall, worked in zip(both, times, processor, strict=True):
                told = house.ask(number)
                wall.append(told["ms"])
                worked.append(told["processor"])
    report = [
        {"stories": size, "ms": median(wall), "processor": median(worked), "slowest": max(wall)}
        for size, wall, worked in zip(sizes, times, processor, strict=True)
    ]
    keep("related", report)
    show(("Archive", "median", "processor", "slowest"), [
        (f"{each['stories']:,} stories", *(f"{each[name]:.1f} ms" for name in ("ms", "processor", "slowest")))
        for each in report
    ])  # fmt: skip
    ratio = report[1]["processor"] / report[0]["processor"]
    print(f"{ratio:.2f} times as much in the large one.")
    return verdict(
        [f"{ratio:.2f} times; {MOST_TIMES} is the bar."] * (ratio > MOST_TIMES)
        + [f"{each['ms']:.1f} ms; {MOST_MS} is the bar." for each in report if each["ms"] > MOST_MS]
    )


class Newsroom:
    """The measured process."""

    def make(self, stories: int) -> dict[str, int]:
        from bench.filed import file_in_bulk, note_in_bulk
        from dateline.ops.actions.open_house import open_house
        from dateline.stories.models import Story

        self.paper = paper = Paper(stories)
        if not Story.objects.exists():
            open_house(name="The Courier")
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA cache_size = -2000000")
            keys = file_in_bulk(map(paper.filed, range(stories + FRESH)))
            _name_subjects(paper, keys)
            note_in_bulk(lambda: ((keys[number], paper.words(number)) for number in range(stories)))
        self.keys = list(Story.objects.order_by("pk").values_list("pk", flat=True))
        self.number_of = {key: number for number, key in enumerate(self.keys)}
        return {"stories": len(self.keys) - FRESH}

    def each(self, number: int) -> dict[str, float]:
        from dateline.archive.actions.relate import relate
        from dateline.archive.models import Related
        from dateline.stories.models import Story

        at = self.paper.stories + number
        story = Story.objects.get(pk=self.keys[at])
        began, worked = time.perf_counter(), time.process_time()
        relate(story)
        told = {"ms": 1000 * (time.perf_counter() - began), "processor": 1000 * (time.process_time() - worked)}
        found = list(Related.objects.filter(story=story).order_by("-points").values_list("other_id", flat=True))
        matters = [self.paper.matter(self.number_of[each]) for each in found[: min(4, self.paper.mates(at))]]
        if not matters or set(matters) != {self.paper.matter(at)}:
            sys.exit(f"Under story {story.pk} stand {found}: not those of its matter.")
        return told


class Paper:
    """Stories by their number, the same whenever they are asked for. Word `n` stands one `n`th as often as the first;
    those of a matter are its own."""

    def __init__(self, stories: int) -> None:
        self.stories = stories
        self.matters = 1 + stories // IN_A_MATTER

    def matter(self, number: int) -> int:
        """The old ones' go round; a fresh one takes up some matter."""
        return (number * FAR_APART) % self.matters if number < self.stories else (number * 7919) % self.matters

    def mates(self, number: int) -> int:
        """Of a fresh story: how many of the old ones are about the same."""
        matter = self.matter(number)
        return sum(1 for each in range(self.stories) if (each * FAR_APART) % self.matters == matter)

    def moment(self, number: int) -> datetime:
        return FIRST_DAY + timedelta(days=365 * 20) / (self.stories + FRESH) * number

    def filed(self, number: int) -> Any:
        from bench.filed import Filed

        drawn = self._drawn(number)
        return Filed(" ".join(drawn[:IN_HEADLINE]), " ".join(drawn[IN_HEADLINE:]), self.moment(number))

    def words(self, number: int) -> dict[str, int]:
        """As the archive notes them; asked of the archive itself for some, for that takes long."""
        drawn = self._drawn(number)
        found: dict[str, int] = {}
        for place, word in enumerate(drawn):
            of_text = FROM_LEAD if place < IN_HEADLINE + LEAD else 1
            found[word] = found.get(word, 0) + (FROM_HEADLINE if place < IN_HEADLINE else of_text)
        if number % LOOKED_AT == 0:
            filed = self.filed(number)
            assert found == words_of(filed.headline, f"\n{filed.text}").weights
        return found

    def subjects(self, number: int) -> set[int]:
        dice = random.Random(-1 - number)
        return {int(SUBJECTS ** dice.random()) - 1 for _ in range(NAMED)}

    def _drawn(self, number: int) -> list[str]:
        draw = random.Random(number).random
        words = [f"w{int(VOCABULARY ** draw())}x" for _ in range(WORDS)]
        matter = self.matter(number)
        for each, place in enumerate(OF_A_MATTER):
            words[place] = f"m{matter}x{each}y"
        return words


def _name_subjects(paper: Paper, keys: list[int]) -> None:
    from dateline.archive.models import Named
    from dateline.subjects.models import Subject

    subjects = Subject.objects.bulk_create(
        Subject(name=f"Subject {number}", slug=f"subject-{number}", kind="topic") for number in range(SUBJECTS)
    )
    for start in range(0, len(keys), BATCH):
        Named.objects.bulk_create(
            Named(story_id=key, subject=subjects[subject], published_at=paper.moment(start + number))
            for number, key in enumerate(keys[start : start + BATCH])
            for subject in paper.subjects(start + number)
        )


if __name__ == "__main__":
    newsroom = Newsroom()
    sys.exit(0 if answer(newsroom.make, newsroom.each) else main())
