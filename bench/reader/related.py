"""How often the stories put under a story tell of the same event.

    python -m bench.reader.related FOLDER [--pool FOLDER …] [--topics 1-20] [--wrong N]

FOLDER holds `TOPIC/*.xml` as ECB+ has them (Cybulska and Vossen, 2014): stories of 43 topics, and in each of two
events that are alike (`…ecb.xml`, `…ecbplus.xml`). Each pool is a folder of stories that have nothing to do with them:
`*.txt`, headline first, or Reuters' `*.sgm`. None of it is part of this project, and nothing we ship was made from it.
The topics to develop on are 1 to 20; the others are left alone.

All stories go into one newsroom on one day and in one section, so that words alone tell; a first line that is the
address of a page is left out. Counted are the five stories put first under each story of ECB+: *P@5* is how many of
these places tell of the same event, *other* how many tell of the other one of the topic. Some events have fewer than
five other stories; the *ceiling* is what could be reached.

Prints both, writes bench/results/reader_related.json, ends with 1 when a bar is missed.
"""

import argparse
import html
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from bench.houses import House, answer, houses, keep, show, verdict

PLACES = 5
LEAST, MOST_OTHER = 0.965, 0.04
REUTERS = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
PART = {name: re.compile(rf"<{name}.*?>(.*?)</{name}>", re.DOTALL) for name in ("TITLE", "BODY", "TEXT")}
DAY = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """One story; `topic` is 0 for one of the pool."""

    name: str
    topic: int
    event: str
    headline: str
    text: str


def main() -> int:
    """Fill a newsroom, ask for each story, count, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pool", type=Path, nargs="*", default=[])
    parser.add_argument("--topics", default="1-20")
    parser.add_argument("--wrong", type=int, default=0, help="Tell of so many places that are not right.")
    asked = parser.parse_args()
    first, _, last = asked.topics.partition("-")
    told = [*alike_in(asked.folder, range(int(first), int(last or first) + 1))]
    pool = [each for folder in asked.pool for each in pool_in(folder)]
    if not told:
        raise SystemExit(f"{asked.folder} has no stories of these topics: nothing is counted.")
    with houses("bench.reader.related", [len(told) + len(pool)]) as made:
        found = ask(made[0], [*told, *pool], len(told))
    report = report_of(told, found, asked.wrong)
    keep("reader_related", {"stories": len(told), "pool": len(pool), **report})
    show(("", "reached", "bar"), [
        ("P@5", f"{report['P@5']:.4f}", f"≥ {LEAST}"),
        ("of the other event", f"{report['other']:.4f}", f"≤ {MOST_OTHER}"),
        ("ceiling of P@5", f"{report['ceiling']:.4f}", ""),
    ])  # fmt: skip
    print(f"{len(told)} stories in a pool of {len(told) + len(pool):,}.")
    return verdict(complaints(report))


def alike_in(folder: Path, topics: Sequence[int]) -> Iterator[Told]:
    for topic in topics:
        for path in sorted((folder / str(topic)).glob("*.xml")):
            lines: dict[int, list[str]] = {}
            for token in etree.parse(path).getroot().iter("token"):
                lines.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
            text = [" ".join(words) for _, words in sorted(lines.items())]
            if text and text[0].startswith("http"):
                text = text[1:]
            event = "ecbplus" if path.stem.endswith("ecbplus") else "ecb"
            yield Told(path.stem, topic, event, (text or [""])[0], "\n".join(text[1:]))


def pool_in(folder: Path) -> Iterator[Told]:
    for path in sorted(folder.rglob("*.txt")):
        headline, _, text = path.read_text(encoding="utf-8", errors="replace").partition("\n")
        yield Told(str(path), 0, "", headline, text)
    for path in sorted(folder.rglob("*.sgm")):
        for number, story in enumerate(REUTERS.findall(path.read_text(encoding="latin-1"))):
            title, body, whole = (PART[name].search(story) for name in ("TITLE", "BODY", "TEXT"))
            text = body[1] if body else re.sub(r"<[^>]*>", " ", whole[1] if whole else "")
            yield Told(f"{path}:{number}", 0, "", html.unescape(title[1]) if title else "", html.unescape(text))


def ask(house: House, stories: Sequence[Told], asked: int) -> list[list[int]]:
    """For each of the first `asked` stories, the places of those put under it, the closest first."""
    house.ask({"file": [(each.headline, each.text) for each in stories]})
    return [house.ask({"of": number}) for number in range(asked)]


def report_of(told: Sequence[Told], found: Sequence[Sequence[int]], wrong: int) -> dict[str, Any]:
    """Checks the answer first: five different stories, never the one that was asked for."""
    of_event = Counter((each.topic, each.event) for each in told)
    counts: Counter[str] = Counter()
    for number, (story, places) in enumerate(zip(told, found, strict=True)):
        if number in places or len(set(places)) != PLACES:
            raise SystemExit(f"Under {story.name} stand {places}: that is no list.")
        counts["ceiling"] += min(PLACES, of_event[story.topic, story.event] - 1)
        for place in places:
            other = told[place] if place < len(told) else None
            same_topic = other is not None and other.topic == story.topic
            right = same_topic and other is not None and other.event == story.event
            counts.update({"P@5": right, "other": same_topic and not right})
            if not right and counts["shown"] < wrong:
                counts["shown"] += 1
                print(f"{story.name}: {other.name if other else 'one of the pool'}", file=sys.stderr)
    return {name: counts[name] / (PLACES * len(told)) for name in ("P@5", "other", "ceiling")}


def complaints(report: dict[str, Any]) -> list[str]:
    found = []
    if report["P@5"] < LEAST:
        found.append(f"P@5 is {report['P@5']:.4f}; {LEAST} is the bar.")
    if report["other"] > MOST_OTHER:
        found.append(f"{report['other']:.4f} of the places are of the other event; {MOST_OTHER} is the bar.")
    return found


class Newsroom:
    """The measured process."""

    keys: list[int]

    def make(self, stories: int) -> dict[str, int]:
        from dateline.ops.actions.open_house import open_house

        open_house(name="The Courier")
        return {"stories": stories}

    def each(self, question: dict[str, Any]) -> Any:
        return self.file(question["file"]) if "file" in question else self.closest(question["of"])

    def file(self, told: list[tuple[str, str]]) -> int:
        from bench.filed import Filed, file_in_bulk, note_in_bulk
        from dateline.archive.words import words_of

        # escaped, for the text of a story is HTML
        self.keys = file_in_bulk([Filed(head[:250] or "-", html.escape(text), DAY) for head, text in told])
        words = [words_of(head[:250], f"\n{text}").weights for head, text in told]
        note_in_bulk(lambda: zip(self.keys, words, strict=True))
        return len(self.keys)

    def closest(self, number: int) -> list[int]:
        from dateline.archive.actions.note_words import note_words
        from dateline.archive.closeness import closest_stories
        from dateline.archive.rarity import Rarity
        from dateline.stories.models import Story

        story = Story.objects.get(pk=self.keys[number])
        words = note_words(story)
        found = closest_stories(story, words, Rarity(words.weights), PLACES)
        return [self.keys.index(each.story_id) for each in found]


if __name__ == "__main__":
    newsroom = Newsroom()
    sys.exit(0 if answer(newsroom.make, newsroom.each) else main())
