"""What publishing costs the press in a small archive and in a large one, and how fast all of it is pressed.

    .venv/bin/python -m bench.press [--small 1000] [--large 100000] [--rounds 15]

Both newsrooms are made anew in a temporary folder, and what readers look at most is pressed in each. Then stories are
published in the one and the other in turn, and the press settles. Taken are the pages it pressed, the processor time of
the thread (SQLite works in it), and, once at the end, how many statements a story and a front take to make, how many
pages a second `press build` presses with a process a core, and how many bytes they take beside gzip's. Every answer is
looked at before it is timed, and `verify` has to find nothing wrong at the end. Prints a table of medians, writes
bench/results/press.json, and ends with 1 when a bar is missed.
"""

import argparse
import gzip
import itertools
import statistics
import sys
import time
from typing import Any

from bench.houses import answer, houses, keep, show, verdict

MOST_RATIO, MOST_PAGES, FEWEST_A_SECOND, MOST_BYTES = 1.2, 30, 200, 2.0
MOST_STATEMENTS = {"story": 12, "front": 6}
PRESSED, BUILT = 300, 3000
"""Pages: of those pressed one by one before anything is timed, and of those pressed by `press build`."""


def main() -> int:
    """Make both newsrooms, publish in turn, print, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--small", type=int, default=1000)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=15)
    given = options.parse_args()
    with houses("bench.press", (given.small, given.large)) as both:
        told = [[house.ask("publish") for house in both] for _ in range(given.rounds)]
        ends = [house.ask("end") for house in both]
    report: dict[str, Any] = {"stories": [given.small, given.large], "published": _medians(told), "once": ends}
    keep("press", report)
    show(
        ("", f"{given.small:,} stories", f"{given.large:,} stories"),
        [
            *((name, *map(str, values)) for name, values in report["published"].items()),
            *((name, *(str(end[name]) for end in ends)) for name in ends[0]),
        ],
    )
    return verdict(_complaints(report))


def _medians(told: list[list[dict[str, float]]]) -> dict[str, list[float]]:
    return {name: [round(statistics.median(turn[n][name] for turn in told), 1) for n in (0, 1)] for name in told[0][0]}


def _complaints(report: dict[str, Any]) -> list[str]:
    found = []
    small, large = report["published"]["ms of the press"]
    if large / small > MOST_RATIO:
        found.append(
            f"The press takes {large / small:.2f} times as long in the large archive; {MOST_RATIO} is the bar."
        )
    if max(report["published"]["pages pressed"]) > MOST_PAGES:
        found.append(f"More than {MOST_PAGES} pages are pressed for one story.")
    for end in report["once"]:
        for page, most in MOST_STATEMENTS.items():
            if end[f"statements, {page}"] > most:
                found.append(f"A {page} takes {end[f'statements, {page}']} statements; {most} is the bar.")
        if end["pages a second"] < FEWEST_A_SECOND:
            found.append(f"{end['pages a second']} pages a second are pressed; {FEWEST_A_SECOND} is the bar.")
        if end["bytes to one of gzip"] > MOST_BYTES:
            found.append(f"A page takes {end['bytes to one of gzip']} times gzip's bytes; {MOST_BYTES} is the bar.")
    return found


def make(stories: int) -> dict[str, Any]:
    """The demo, grown, with the pages most readers come by pressed."""
    from dateline.demo.build import build_demo
    from dateline.demo.grow import grow
    from dateline.press.actions.open_press import open_press

    build_demo()
    grow(stories)
    open_press()
    for address in itertools.islice(_addresses(), PRESSED):
        _press(address)
    return {}


def _addresses() -> Any:
    from dateline.press.addresses import all_addresses

    return all_addresses()


def _press(name: str) -> None:
    from dateline.press.door import pressed_answer

    if pressed_answer(name) is None:
        raise SystemExit(f"{name} cannot be pressed: nothing is timed.")


def each(question: str) -> dict[str, float]:
    return _publish() if question == "publish" else _end()


def _publish() -> dict[str, float]:
    """One story more, as the desk publishes it, by an author of the demo."""
    from dateline.bylines.models import Author
    from dateline.lib import clock
    from dateline.press.actions.settle import settle_all
    from dateline.stories.models import Byline, Section, Story

    section, author = Section.objects.order_by("path")[0], Author.objects.unmerged().order_by("pk")[0]
    story = Story(title=f"Bridge opens at {clock.now():%H:%M:%S.%f}", live=False, bylines=[Byline(author=author)])
    story.body = [("paragraph", "<p>The bridge opened again this morning.</p>")]
    began = time.thread_time()
    section.add_child(instance=story)
    story.save_revision().publish()
    published = time.thread_time()
    done = settle_all()
    settled = time.thread_time()
    _look_for(story.title)
    return {
        "ms of the desk": (published - began) * 1000,
        "ms of the press": (settled - published) * 1000,
        "pages pressed": done.pressed,
        "pages made and the same": done.same,
    }


def _look_for(headline: str) -> None:
    from dateline.press.store import open_store

    latest = open_store().read("/latest/")
    shown = latest and b"".join(piece.inflate() for piece in latest.pieces if not isinstance(piece, str))
    if not shown or headline not in shown.decode():
        raise SystemExit("The story is not on the latest list: nothing is timed.")


def _end() -> dict[str, float]:
    from dateline.press.actions.build import build
    from dateline.press.actions.verify import verify
    from dateline.press.crew import one_a_core
    from dateline.press.store import open_store
    from dateline.stories.models import Story

    report = verify(sample=100)
    if not report.is_right:
        raise SystemExit(f"The press is not right: {report}")
    story = Story.objects.public().newest_first().select_related("section")[5]
    addresses = list(itertools.islice(_addresses(), PRESSED, PRESSED + BUILT))
    began = time.perf_counter()
    built = build(addresses=addresses, processes=one_a_core())
    spent = time.perf_counter() - began
    if built.failed or not verify(sample=100).is_right:
        raise SystemExit(f"What was built is not right: {built}")
    kept = [entry for address in addresses if (entry := open_store().read(address))]
    plain = [b"".join(piece.inflate() for piece in entry.pieces if not isinstance(piece, str)) for entry in kept]
    return {
        "statements, story": _statements(story.address),
        "statements, front": _statements("/"),
        "pages a second": round(len(addresses) / spent),
        "bytes to one of gzip": round(
            sum(len(entry.to_bytes()) for entry in kept) / sum(len(gzip.compress(each, 6)) for each in plain), 2
        ),
    }


def _statements(name: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from dateline.press.rendering import render

    render(name)
    with CaptureQueriesContext(connection) as asked:
        render(name)
    return len(asked)


if __name__ == "__main__":
    sys.exit(0 if answer(make, each, pressed=True) else main())
