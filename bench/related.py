"""What finding related stories costs when a story is published, in a small archive and in a large one.

    .venv/bin/python -m bench.related [--small 10000] [--large 100000] [--rounds 60]

Both archives are filled past the desk: a story is about a hundred words drawn by Zipf's law and some of the matter it
belongs to, which twenty stories share, and names three of two hundred subjects, some of them named by thousands. Then
stories are related as publishing does it: words noted, list made, entered in others' lists, all in one transaction.
Checked first: each finds those of its matter, and no others before them.

Prints medians, writes bench/results/related.json, and ends with 1 when the large archive costs more than 1.5 times the
small one or the median is above 50 ms.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from bench.houses import answer, houses, keep, show, verdict

MOST_TIMES, MOST_MS = 1.5, 50.0
WORDS, OF_A_MATTER, IN_A_MATTER, SUBJECTS, NAMED = 100, 6, 20, 200, 3
FRESH = 200
"""Stories that wait to be related."""

FIRST_DAY = datetime(2006, 1, 2, 6, tzinfo=UTC)


def main() -> int:
    """Make both, relate in turns, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    sizes = (given.small, given.large)
    times: list[list[float]] = [[], []]
    processor: list[list[float]] = [[], []]
    with houses("bench.related", sizes) as both:
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
        from bench.filed import Filed, file_in_bulk, note_in_bulk
        from dateline.archive.words import words_of
        from dateline.ops.actions.open_house import open_house

        open_house(name="The Courier")
        dice = random.Random(stories)
        self.matters = [dice.randrange(1 + stories // IN_A_MATTER) for _ in range(stories)]
        self.matters += [dice.choice(self.matters) for _ in range(FRESH)]
        step = timedelta(days=365 * 20) / len(self.matters)
        filed = [
            Filed(" ".join(words[:8]), " ".join(words[8:]), FIRST_DAY + step * number)
            for number, words in enumerate(_texts(dice, self.matters))
        ]
        self.keys = file_in_bulk(filed)
        note_in_bulk({
            key: words_of(each.headline, f"\n{each.text}").weights
            for key, each in zip(self.keys[:stories], filed, strict=False)
        })  # fmt: skip
        _name_subjects(dice, self.keys, filed)
        return {"stories": stories}

    def each(self, number: int) -> dict[str, float]:
        from dateline.archive.actions.relate import relate
        from dateline.archive.models import Related
        from dateline.stories.models import Story

        at = len(self.keys) - FRESH + number
        story = Story.objects.get(pk=self.keys[at])
        began, worked = time.perf_counter(), time.process_time()
        relate(story)
        told = {"ms": 1000 * (time.perf_counter() - began), "processor": 1000 * (time.process_time() - worked)}
        matter_of = dict(zip(self.keys, self.matters, strict=True))
        found = list(Related.objects.filter(story=story).order_by("-points").values_list("other_id", flat=True))
        mates = sum(matter == self.matters[at] for matter in self.matters[: len(self.keys) - FRESH])
        if not all(matter_of[each] == self.matters[at] for each in found[: min(4, mates)]):
            sys.exit(f"Under story {story.pk} stand {found}: not those of its matter.")
        return told


def _texts(dice: random.Random, matters: list[int]) -> Iterator[list[str]]:
    """Word `n` is drawn about one time in `n`; those of a matter are its own."""
    for matter in matters:
        drawn = [f"w{min(10**7, int(1 / (1 - dice.random()) ** 1.1))}x" for _ in range(WORDS)]
        own = [f"m{matter}x{number}y" for number in range(OF_A_MATTER)]
        words = [*own, *drawn]
        dice.shuffle(words)
        yield words


def _name_subjects(dice: random.Random, keys: list[int], filed: list[Any]) -> None:
    from dateline.archive.models import Named
    from dateline.subjects.models import Subject

    subjects = Subject.objects.bulk_create(
        Subject(name=f"Subject {number}", slug=f"subject-{number}", kind="topic") for number in range(SUBJECTS)
    )
    rows = (
        Named(story_id=key, subject=subject, published_at=each.moment)
        for key, each in zip(keys, filed, strict=True)
        for subject in {subjects[int(SUBJECTS ** dice.random()) - 1] for _ in range(NAMED)}
    )
    Named.objects.bulk_create(rows, batch_size=1000)


if __name__ == "__main__":
    newsroom = Newsroom()
    sys.exit(0 if answer(newsroom.make, newsroom.each) else main())
