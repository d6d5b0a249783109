"""How fast `dateline demo --stories` fills an archive: stories a second.

    .venv/bin/python -m bench.grow [--small 5000] [--large 100000]

Each archive is made anew in a temporary folder and looked at before its time counts: as many stories as were asked for,
all of them public, and no two with the same text. Prints a table, writes bench/results/grow.json, and ends with 1
when fewer than 500 are made in a second of processor time or when the large archive fills at less than half the pace.
"""

import argparse
import sys
import time
from typing import Any

from bench.houses import answer, houses, keep, show, verdict

FEWEST_A_SECOND = 500
LEAST_PACE = 0.5


def main() -> int:
    """Make both, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=5_000)
    parser.add_argument("--large", type=int, default=100_000)
    given = parser.parse_args()
    with houses("bench.grow", (given.small, given.large)) as both:
        report = [house.told for house in both]
    keep("grow", report)
    show(
        ("Archive", "made", "seconds", "processor", "a second", "distinct texts"),
        [
            (
                f"{made['stories']:,} stories",
                f"{made['made']:,}",
                f"{made['seconds']:.1f} s",
                f"{made['processor']:.1f} s",
                f"{made['made'] / made['processor']:,.0f}",
                f"{made['texts']:,}",
            )
            for made in report
        ],
    )
    return verdict(wrong_with(*report))


def wrong_with(small: dict[str, Any], large: dict[str, Any]) -> list[str]:
    found = []
    paces = [made["made"] / made["processor"] for made in (small, large)]
    if min(paces) < FEWEST_A_SECOND:
        found.append(f"{min(paces):.0f} stories a second; {FEWEST_A_SECOND} is the bar.")
    if paces[1] < paces[0] * LEAST_PACE:
        found.append(f"The large archive fills at {paces[1] / paces[0]:.2f} of the pace; {LEAST_PACE} is the bar.")
    return found


def make(stories: int) -> dict[str, float]:
    """Fill an archive, look at it, and tell what it took."""
    from dateline.demo.build import build_demo
    from dateline.demo.grow import grow
    from dateline.stories.models import Story

    build_demo()
    started, worked = time.perf_counter(), time.process_time()
    made = grow(stories)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    held, texts = Story.objects.count(), Story.objects.order_by().values("body").distinct().count()
    newest = Story.objects.order_by("-pk")[:made].values("pk")
    public = Story.objects.public().filter(pk__in=newest).count()
    if not held == texts == stories or public != made:
        sys.exit(f"{held} stories with {texts} texts, {public} of {made} new ones public; {stories} were asked for.")
    return {"stories": held, "made": made, "texts": texts, "seconds": seconds, "processor": processor}


if __name__ == "__main__":
    sys.exit(0 if answer(make, lambda question: question) else main())
