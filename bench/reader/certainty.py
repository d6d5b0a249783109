"""Whether the reader is as certain as it is right: of proposals called 90 %, nine in ten.

    python -m bench.reader.certainty FOLDER --model NAME_OR_FOLDER [--part PART]

FOLDER as for bench.reader.quotes, and right means the same (strict) for what stands in double marks. A reported clause
is right when at least half of it lies in the Content of an attribution whose Source overlaps its speaker. Proposals
that name nobody are left out: their certainty is nothing, and they claim nothing.

Prints how many are right per tenth and per rule, draws bench/results/reader_certainty.svg and writes the .json beside
it; ends with 1 when the tenth that is called 90 % has fewer right than that.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.houses import RESULTS, keep, show, verdict
from bench.reader.quotes import (
    ATTRIBUTION,
    PARTS,
    SPAN,
    Text,
    bare,
    is_in_doubles,
    is_strictly_right,
    ranges_of,
    reader_with,
    stories_of,
)
from dateline.archive.reader.proposals import Quote, QuoteKind

CERTAIN, BAR = 0.9, 0.9
SIDE = 320
"""Of the drawing's square, in pixels."""


@dataclass(frozen=True)
class Judged:
    """One proposal that names somebody."""

    rule: str
    certainty: float
    is_right: bool


@dataclass(frozen=True)
class Row:
    """Some of them together."""

    called: str
    certainty: float
    proposed: int
    right: float


def main() -> int:
    """Read, judge, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", required=True)
    parser.add_argument("--part", choices=sorted(PARTS))
    asked = parser.parse_args()
    reader = reader_with(asked.model)
    judged = [
        each
        for text in stories_of(asked.folder, asked.part)
        for each in judge(text, reader.read(text.text).quotes, notes_of(asked.folder, text))
    ]
    tenths = by_tenths(judged)
    per_rule = rules(judged)
    show(("called", "mean", "proposed", "right"), [shown(row) for row in tenths])
    show(("rule", "called", "proposed", "right"), [shown(row) for row in per_rule])
    keep("reader_certainty", {"tenths": [vars(row) for row in tenths], "rules": [vars(row) for row in per_rule]})
    (RESULTS / "reader_certainty.svg").write_text(drawing(tenths), encoding="utf-8")
    certain = [each for each in judged if each.certainty >= CERTAIN]
    share = sum(each.is_right for each in certain) / max(len(certain), 1)
    print(f"Called {CERTAIN:.0%} and more: {len(certain)}, of these right {share:.3f}.")
    return verdict([] if share >= BAR else [f"Called {CERTAIN:.0%}: {share:.3f} are right; {BAR} is the bar."])


def notes_of(folder: Path, text: Text) -> str:
    return min((folder / "attributions").glob(f"{text.name}_*.ann")).read_text(encoding="utf-8")


def judge(text: Text, quotes: Sequence[Quote], notes: str) -> Iterator[Judged]:
    """Each that names somebody."""
    gold = {(each.start, each.end): each for each in text.gold}
    told = list(attributions(notes))
    for quote in quotes:
        if quote.speaker is None:
            continue
        if quote.kind is QuoteKind.REPORTED:
            yield Judged(quote.rule, quote.certainty, is_told_so(quote, told))
        elif is_in_doubles(text.text, quote):
            string = next(iter(bare(text.text, quote.start, quote.end)), None)
            match = gold.get(string) if string else None
            is_right = match is not None and is_strictly_right(text.text, quote, match)
            yield Judged(quote.rule, quote.certainty, is_right)


Ranges = list[tuple[int, int]]


def attributions(notes: str) -> Iterator[tuple[Ranges, Ranges]]:
    """Of each the ranges of its Source, and those of its Content."""
    spans = {key: ranges_of(ranges) for key, _, ranges in SPAN.findall(notes)}
    for roles in ATTRIBUTION.findall(notes):
        pairs = [role.split(":") for role in roles.split()]
        yield (
            [each for role, key in pairs if role.startswith("Source") for each in spans[key]],
            [each for role, key in pairs if role.startswith("Content") for each in spans[key]],
        )


def is_told_so(quote: Quote, told: Sequence[tuple[Ranges, Ranges]]) -> bool:
    assert quote.speaker is not None
    start, end, who = quote.start, quote.end, quote.speaker
    return any(
        2 * sum(max(0, min(end, last) - max(start, first)) for first, last in contents) >= end - start
        and any(first < who.end and who.start < last for first, last in sources)
        for sources, contents in told
    )


def by_tenths(judged: Sequence[Judged]) -> list[Row]:
    """Those that were called alike, from nothing to certain."""
    by_tenth: dict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        by_tenth[min(int(each.certainty * 10), 9)].append(each)
    return [row_of(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}", by_tenth[tenth]) for tenth in sorted(by_tenth)]


def rules(judged: Sequence[Judged]) -> list[Row]:
    """The most frequent first."""
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        by_rule[each.rule].append(each)
    return [row_of(rule, each) for rule, each in sorted(by_rule.items(), key=lambda pair: -len(pair[1]))]


def row_of(called: str, judged: Sequence[Judged]) -> Row:
    mean = sum(each.certainty for each in judged) / len(judged)
    return Row(called, round(mean, 3), len(judged), round(sum(each.is_right for each in judged) / len(judged), 3))


def shown(row: Row) -> tuple[str, ...]:
    return row.called, f"{row.certainty:.2f}", str(row.proposed), f"{row.right:.2f}"


def drawing(tenths: Sequence[Row]) -> str:
    """Called against right: on the line they agree, below it the reader promises too much. A dot's size is how many."""
    most = max((row.proposed for row in tenths), default=1)
    dots = "".join(
        f'<circle cx="{40 + SIDE * row.certainty:.0f}" cy="{20 + SIDE * (1 - row.right):.0f}" '
        f'r="{4 + 12 * (row.proposed / most) ** 0.5:.1f}" fill="#1f4e79" fill-opacity=".7">'
        f"<title>{row.called}: {row.proposed} proposed, {row.right:.0%} right</title></circle>"
        for row in tenths
    )
    marks = "".join(
        f'<text x="{40 + SIDE * tenth / 10:.0f}" y="{SIDE + 36}" text-anchor="middle">{tenth * 10}</text>'
        f'<text x="32" y="{24 + SIDE * (1 - tenth / 10):.0f}" text-anchor="end">{tenth * 10}</text>'
        for tenth in range(0, 11, 2)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 60} {SIDE + 60}" font-family="sans-serif" '
        f'font-size="11"><rect x="40" y="20" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>'
        f'<path d="M40 {20 + SIDE}L{40 + SIDE} 20" stroke="#999" stroke-dasharray="4"/>{marks}{dots}'
        f'<text x="{40 + SIDE / 2:.0f}" y="{SIDE + 54}" text-anchor="middle">called, %</text>'
        f'<text x="46" y="34">right, %</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())
