"""How well the dates of a story are found and valued: TimeBank and AQUAINT of TempEval-3.

    .venv/bin/python -m bench.reader.dates FOLDER

FOLDER holds the folders TimeBank and AQUAINT of TBAQ-cleaned (UzZaman and others, 2013); none of it is part of this
project, and nothing we ship was trained on it. Counted as TempEval-3 counts "value F1": a date of ours is found when it
overlaps one of theirs in the text of a story, and right when its value is theirs to the letter; precision over all we
propose, recall over all they have. Our values are turned into TIMEX3 for it (1999-33 into 1999-Q1, a week's interval
into 1999-W12, an evening into TEV; a range counts as its
two ends). Prints a table by set and one by their type, writes bench/results/dates.json, and
ends with 1 when the two sets together miss the bar. With --wrong, each miss is printed in place of the tables.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from bench.houses import keep, show, verdict
from dateline.archive.reader.dates import FoundDate, find_dates

SETS = ("TimeBank", "AQUAINT")
BAR = 0.76
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
QUARTER_CODE, HALF_CODE = 32, 39
JOINT = re.compile(r"\s(?:to|through|until|till|and)\s|[-‐‑–]")
BY_WIDTH = {4: "year", 7: "month", 10: "day"}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


@dataclass(frozen=True)
class Told:
    """A time expression that the set's annotators marked."""

    start: int
    end: int
    text: str
    kind: str
    value: str


@dataclass(frozen=True)
class Story:
    """A story of the set."""

    name: str
    day: date
    text: str
    told: list[Told]


def main() -> int:
    """Read every story, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what was missed, misread or not asked for")
    asked = parser.parse_args()
    stories = {name: list(stories_in(asked.folder / name)) for name in SETS}
    if asked.wrong:
        for each in (story for some in stories.values() for story in some):
            tell_misses(each)
        return 0
    counts = {name: sum((counted(story) for story in some), Counter()) for name, some in stories.items()}
    counts["together"] = sum(counts.values(), Counter())
    keep("dates", {name: report(some) for name, some in counts.items()})
    show(
        ("", "theirs", "ours", "found", "right", "found F1", "precision", "recall", "found and right F1"),
        [(name, *(str(some[what]) for what in ("theirs", "ours", "found", "right")),
          *(f"{report(some)[what]:.3f}" for what in ("found f1", "precision", "recall", "f1")))
         for name, some in counts.items()],
    )  # fmt: skip
    kinds = sorted(key.removeprefix("theirs ") for key in counts["together"] if key.startswith("theirs "))
    print()
    show(
        ("type", "theirs", "found", "right", "recall"),
        [(kind, *(str(counts["together"][f"{what} {kind}"]) for what in ("theirs", "found", "right")),
          f"{counts['together'][f'right {kind}'] / counts['together'][f'theirs {kind}']:.3f}") for kind in kinds],
    )  # fmt: skip
    reached = report(counts["together"])["f1"]
    return verdict([] if reached >= BAR else [f"Dates found and right: F1 {reached:.3f}, the bar is {BAR}."])


def stories_in(folder: Path) -> Iterator[Story]:
    """Every story of a set, its day from its creation time."""
    paths = sorted(folder.glob("[!.]*.tml"))
    if not paths:
        raise SystemExit(f"{folder} has no .tml files: nothing is counted.")
    for path in paths:
        root = ElementTree.parse(path).getroot()
        created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
        if created is None or body is None:
            raise SystemExit(f"{path} has no creation time or no text.")
        told: list[Told] = []
        text = "".join(pieces(body, told, 0))
        yield Story(path.stem, date.fromisoformat(created.attrib["value"][:10]), text, told)


def pieces(element: ElementTree.Element, told: list[Told], start: int) -> list[str]:
    """The text in `element`, and what is marked in it."""
    inside = [element.text or ""]
    at = start + len(inside[0])
    for child in element:
        words = "".join(pieces(child, told, at))
        if child.tag == "TIMEX3":
            told.append(Told(at, at + len(words), words, child.attrib["type"], child.attrib["value"]))
        inside += [words, child.tail or ""]
        at += len(words) + len(child.tail or "")
    return inside


def pairs(story: Story) -> tuple[list[tuple[Told, FoundDate]], list[Told], list[FoundDate]]:
    """Theirs with ours that overlap, each once; what is left of theirs; what is left of ours."""
    ours = [each for found in find_dates(story.text, day=story.day) for each in ends(found)]
    paired: list[tuple[Told, FoundDate]] = []
    missed: list[Told] = []
    for told in sorted(story.told, key=lambda each: each.start):
        found = next((each for each in ours if each.start < told.end and told.start < each.end), None)
        if found is None:
            missed.append(told)
        else:
            ours.remove(found)
            paired.append((told, found))
    return paired, missed, ours


def ends(found: FoundDate) -> list[FoundDate]:
    """A range of ours is one phrase; the sets mark its two ends, so it counts as two."""
    joint = JOINT.search(found.text) if found.granularity == "range" else None
    if joint is None:
        return [found]
    parts = ((found.start, found.start + joint.start()), (found.start + joint.end(), found.end))
    return [
        FoundDate(start, end, found.text[start - found.start : end - found.start], value, BY_WIDTH[len(value)])
        for (start, end), value in zip(parts, found.value.split("/"), strict=True)
    ]


def counted(story: Story) -> Counter[str]:
    """How many are theirs, ours, found, right; the first and the last two by their type as well."""
    paired, _, extra = pairs(story)
    counts: Counter[str] = Counter({"theirs": len(story.told), "ours": len(paired) + len(extra), "found": len(paired)})
    for told in story.told:
        counts[f"theirs {told.kind}"] += 1
    for told, found in paired:
        right = as_timex(found) == told.value
        counts[f"found {told.kind}"] += 1
        counts["right"] += right
        counts[f"right {told.kind}"] += right
    return counts


def report(counts: Counter[str]) -> dict[str, float]:
    ours, theirs = counts["ours"], counts["theirs"]
    return {
        "theirs": theirs,
        "ours": ours,
        "found f1": 2 * counts["found"] / (ours + theirs),
        "precision": counts["right"] / ours,
        "recall": counts["right"] / theirs,
        "f1": 2 * counts["right"] / (ours + theirs),
    }


def as_timex(found: FoundDate) -> str:
    """The value as TIMEX3 writes it."""
    value, granularity = found.value, found.granularity
    if granularity in PARTS:
        return value + PARTS[granularity]
    if granularity in {"hour", "minute"}:
        return value[:16]
    if granularity in {"week", "weekend"}:
        year, week, _ = date.fromisoformat(value[:10]).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if granularity == "weekend" else "")
    if granularity == "quarter":
        return f"{value[:4]}-Q{int(value[5:]) - QUARTER_CODE}"
    if granularity == "half":
        return f"{value[:4]}-H{int(value[5:]) - HALF_CODE}"
    if granularity == "season":
        return f"{value[:4]}-{SEASONS[value[5:]]}"
    return value


def tell_misses(story: Story) -> None:
    """One line for each, with the words round it."""
    paired, missed, extra = pairs(story)

    def line(kind: str, start: int, end: int, words: str) -> None:
        around = f"{story.text[max(0, start - 60) : start]}[[{story.text[start:end]}]]{story.text[end : end + 40]}"
        print(f"{kind}\t{words}\t{story.day}\t{' '.join(around.split())}\t{story.name}")

    for told, found in paired:
        if as_timex(found) != told.value:
            line("misread", told.start, told.end, f"{found.text!r} {told.value} ours {as_timex(found)}")
    for told in missed:
        line("missed", told.start, told.end, f"{told.text!r} {told.value}")
    for found in extra:
        line("extra", found.start, found.end, f"{found.text!r} {as_timex(found)}")


if __name__ == "__main__":
    sys.exit(main())
