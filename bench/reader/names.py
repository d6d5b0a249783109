"""How many names the reader finds, and whether it knows which of them mean the same one.

    python -m bench.reader.names [--model NAME_OR_FOLDER] [--half all|odd|even] [--wrong N]

Forty stories of our own with every named mention marked (`labelled/names/`, whose README says what a mention is and who
wrote it). Without a model, rules alone read. Stories are read in the order of their dates, each with the subjects that
the labels of the stories *before* it hold: the full names of people (two words and more) and every name of
organisations and places, as an editor would have them from reviewing those. The first story knows nothing.

*Found*: a gold mention that any proposed one overlaps, whatever kind it is given; *kind*: and the kind is right too.
*Known before*: of those whose subject an earlier story has. *Precision*: of proposed people, organisations and places,
how many overlap a gold mention.

*Within a story*, B³ over gold mentions, each of which stands for the proposed one that overlaps it most; the clusters
are the subjects' names as proposed. *Found*: over gold mentions that were found. *All*: a missed one is a cluster of
its own, and an invented one counts against the precision of the cluster it is put into.

*Across stories*, B³ over the gold mentions of all stories at once, missed ones as clusters of their own. A name is the
subject that has exactly that name, of the same kind, and is the only one. *House*: among the subjects known from the
labels before, as above; a name that is nobody's yet is confirmed by the editor as the subject that most of its mentions
mean, if that is new, and else stays apart. *Alone*: the same with no editor and nothing known: in two stories the same
full name is one subject (people by two words and more, others by any name). *Exact string* is the baseline: gold
mentions of the same letters are the same.

Prints a table, writes bench/results/reader_names.json, ends with 1 when a bar is missed.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.houses import keep, show, verdict
from bench.reader.quotes import reader_with
from dateline.archive.reader.proposals import Mention, MentionKind
from dateline.archive.reader.reader import Reader
from dateline.archive.reader.stories import KnownName

LABELS = Path(__file__).parent / "labelled" / "names"
KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)
FOUND, WITHIN, ACROSS, PRECISE = 0.95, 0.94, 0.85, 0.97
HALVES = {"odd": (1,), "even": (0,), "all": (0, 1)}


@dataclass(frozen=True)
class Gold:
    """One named mention."""

    start: int
    end: int
    text: str
    kind: MentionKind
    subject: str


@dataclass(frozen=True)
class Labelled:
    """One story of the set, with its number in it."""

    number: int
    text: str
    date: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True)
class Element:
    """One gold mention as it was read: what was proposed for it, if anything was."""

    story: Labelled
    gold: Gold
    proposed: Mention | None
    is_known_before: bool


def main() -> int:
    """Read every story, count, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--half", choices=HALVES, help="Only these stories are counted; all of them are read.")
    parser.add_argument("--wrong", type=int, default=0, help="Tell of so many errors of each kind.")
    asked = parser.parse_args()
    stories = list(stories_in(LABELS))
    reader = reader_with(asked.model)
    house, alone = readings(reader, stories, with_known=True), readings(reader, stories, with_known=False)
    reports = {}
    for half in (asked.half,) if asked.half else HALVES:
        counted = {story.number for story in stories if story.number % 2 in HALVES[half]}
        reports[half] = report_of(*(one.only(counted) for one in (house, alone)))
        table(half, reports[half])
    tell(house.only({story.number for story in stories if story.number % 2}), asked.wrong)
    if not asked.half:
        keep("reader_names", {"engine": "grammar" if asked.model else "rules", **reports})
    return verdict(complaints(next(reversed(reports.values()))))


def stories_in(folder: Path) -> Iterator[Labelled]:
    """In the order of their dates."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for entry in sorted(labels["stories"], key=lambda each: each["date"]):
        text = (folder / "texts" / entry["text"]).read_text(encoding="utf-8")
        gold = [
            Gold(*place_of(text, words, occurrence), words, MentionKind(labels["subjects"][subject]["kind"]), subject)
            for words, occurrence, subject in entry["mentions"]
        ]
        yield Labelled(int(entry["text"][:2]), text, entry["date"], tuple(gold))


def place_of(text: str, words: str, occurrence: int) -> tuple[int, int]:
    """The so-manieth place of these words."""
    end = 0
    for _ in range(occurrence):
        start = text.index(words, end)
        end = start + len(words)
    return start, end


@dataclass(frozen=True)
class Readings:
    """All stories read: the gold with what was proposed for it, what was proposed for nothing, and the known."""

    elements: tuple[Element, ...]
    invented: tuple[tuple[Labelled, Mention], ...]
    known: Mapping[int, Sequence[KnownName]]
    """Before each story."""
    proposed: int

    def only(self, numbers: set[int]) -> "Readings":
        """Those of these stories."""
        elements = tuple(each for each in self.elements if each.story.number in numbers)
        invented = tuple(each for each in self.invented if each[0].number in numbers)
        return Readings(elements, invented, self.known, len(elements) + len(invented))


def readings(reader: Reader, stories: Sequence[Labelled], *, with_known: bool) -> Readings:
    """Each story read with what the stories before it tell, or with nothing."""
    elements: list[Element] = []
    invented: list[tuple[Labelled, Mention]] = []
    known: dict[int, list[KnownName]] = {}
    names: dict[KnownName, None] = {}
    for story in stories:
        known[story.number] = list(names) if with_known else []
        proposed = [each for each in reader.read(story.text, known=known[story.number]).mentions if each.kind in KINDS]
        before = {each.subject for each in names}
        elements += [Element(story, gold, best_of(gold, proposed), gold.subject in before) for gold in story.gold]
        invented += [(story, each) for each in proposed if not any(overlap(gold, each) for gold in story.gold)]
        names.update(dict.fromkeys(names_told_by(story)))
    return Readings(tuple(elements), tuple(invented), known, len(elements) + len(invented))


def names_told_by(story: Labelled) -> Iterator[KnownName]:
    """What an editor has from this story: nobody is known by one word alone, but bodies and places are."""
    for gold in story.gold:
        if gold.kind is not MentionKind.PERSON or " " in gold.text:
            yield KnownName(gold.text, gold.kind, gold.subject)


def overlap(one: Gold, other: Mention) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def best_of(gold: Gold, proposed: Sequence[Mention]) -> Mention | None:
    best = max(proposed, key=lambda each: overlap(gold, each), default=None)
    return best if best is not None and overlap(gold, best) else None


def b_cubed(
    gold: Sequence[Hashable], response: Sequence[Hashable], strangers: Mapping[Hashable, int] | None = None
) -> dict[str, float]:
    """Precision, recall and F1 of two ways to put the same things together; strangers swell clusters of the second."""
    together = Counter(zip(gold, response, strict=True))
    true, found = Counter(gold), Counter(response)
    for name, count in (strangers or {}).items():
        if name in found:
            found[name] += count
    pairs = list(zip(gold, response, strict=True))
    precision = sum(together[pair] / found[pair[1]] for pair in pairs) / max(len(pairs), 1)
    recall = sum(together[pair] / true[pair[0]] for pair in pairs) / max(len(pairs), 1)
    return {"precision": precision, "recall": recall, "F1": 2 * precision * recall / max(precision + recall, 1e-9)}


def report_of(house: Readings, alone: Readings) -> dict[str, Any]:
    """Every figure."""
    found = [each for each in house.elements if each.proposed]
    inside: Callable[[Element], Hashable] = lambda each: (each.story.number, each.gold.subject)  # noqa: E731
    strings = [(each.story.number, each.gold.text) for each in house.elements]
    report: dict[str, Any] = {
        "mentions": len(house.elements),
        "found": {kind.value: found_of(kind, house) for kind in KINDS},
        "found with nothing known": {kind.value: found_of(kind, alone) for kind in KINDS},
        "precision": 1 - len(house.invented) / max(len(house.invented) + len(found), 1),
        "within": {
            "found": b_cubed([inside(each) for each in found], [cluster_of(each) for each in found]),
            "all": b_cubed(
                [inside(each) for each in house.elements],
                [cluster_of(each) for each in house.elements],
                Counter((story.number, each.subject) for story, each in house.invented),
            ),
            "exact string": b_cubed([inside(each) for each in house.elements], strings),
        },
    }
    subjects = [each.gold.subject for each in house.elements]
    report["across"] = {
        "house": b_cubed(subjects, list(in_the_house(house))),
        "alone": b_cubed([each.gold.subject for each in alone.elements], list(map(alone_of, alone.elements))),
        "exact string": b_cubed(subjects, [each.gold.text for each in house.elements]),
    }
    return report


def found_of(kind: MentionKind, read: Readings) -> dict[str, float]:
    of_kind = [each for each in read.elements if each.gold.kind is kind]
    before = [each for each in of_kind if each.is_known_before]
    return {
        "mentions": len(of_kind),
        "found": share(each.proposed is not None for each in of_kind),
        "kind": share(each.proposed is not None and each.proposed.kind is kind for each in of_kind),
        "known before": share(each.proposed is not None for each in before),
    }


def share(answers: Iterator[bool]) -> float:
    told = list(answers)
    return sum(told) / max(len(told), 1)


def cluster_of(element: Element) -> Hashable:
    """The subject within its story; a missed mention is alone."""
    if element.proposed is None:
        return element.story.number, element.gold.start, None
    return element.story.number, element.proposed.subject


def alone_of(element: Element) -> Hashable:
    """The same full name in two stories is one subject."""
    proposed = element.proposed
    if proposed is None or (proposed.kind is MentionKind.PERSON and " " not in proposed.subject):
        return cluster_of(element)
    return proposed.kind, proposed.subject


def in_the_house(read: Readings) -> Iterator[Hashable]:
    """The subject each gold mention is given, when an editor has confirmed those of the stories before."""
    meant: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for each in read.elements:
        meant[cluster_of(each)][each.gold.subject] += 1
    for each in read.elements:
        proposed, known = each.proposed, read.known[each.story.number]
        if proposed is None:
            yield cluster_of(each)
            continue
        bearers = {one.subject for one in known if one.name == proposed.subject and one.kind is proposed.kind}
        if len(bearers) == 1:
            yield bearers.pop()
            continue
        subject = meant[cluster_of(each)].most_common(1)[0][0]
        is_new = all(one.subject != subject for one in known)
        yield subject if is_new else cluster_of(each)


def table(half: str, report: Mapping[str, Any]) -> None:
    print(f"\nThe {half} stories, {report['mentions']} mentions.")
    show(("", "mentions", "found", "right kind", "known before", "nothing known"), [
        (
            kind,
            str(of_kind["mentions"]),
            *(f"{of_kind[each]:.3f}" for each in ("found", "kind", "known before")),
            f"{report['found with nothing known'][kind]['found']:.3f}",
        )
        for kind, of_kind in report["found"].items()
    ])  # fmt: skip
    print(f"Of what was proposed, {report['precision']:.3f} is named in the labels.")
    show(("B³", "precision", "recall", "F1"), [
        (f"{where}, {name}", *(f"{figures[each]:.3f}" for each in ("precision", "recall", "F1")))
        for where in ("within", "across")
        for name, figures in report[where].items()
    ])  # fmt: skip


def tell(read: Readings, wrong: int) -> None:
    """Errors of the odd stories, which alone may be read."""
    most = {
        (number, subject): name
        for (number, subject), name in (
            (key, Counter(e.proposed.subject for e in each if e.proposed).most_common(1)[0][0])
            for key, each in grouped(read.elements).items()
            if any(e.proposed for e in each)
        )
    }
    missed = [each for each in read.elements if each.proposed is None]
    apart = [
        each
        for each in read.elements
        if each.proposed and each.proposed.subject != most[each.story.number, each.gold.subject]
    ]
    for each in missed[:wrong]:
        print(f"MISSED {each.gold.kind} {around(each.story, each.gold.start, each.gold.end)}", file=sys.stderr)
    for each in apart[:wrong]:
        assert each.proposed
        print(
            f"APART {each.gold.subject}: {each.proposed.subject}, not {most[each.story.number, each.gold.subject]}: "
            f"{around(each.story, each.gold.start, each.gold.end)}",
            file=sys.stderr,
        )
    names: dict[tuple[int, str], set[str]] = defaultdict(set)
    for each in read.elements:
        if each.proposed:
            names[each.story.number, each.proposed.subject].add(each.gold.subject)
    for (number, name), subjects in names.items():
        if len(subjects) > 1 and wrong:
            print(f"ONE {number} {name}: {', '.join(sorted(subjects))}", file=sys.stderr)
    for each in [each for each in read.elements if each.proposed and each.proposed.kind is not each.gold.kind][:wrong]:
        assert each.proposed
        place = around(each.story, each.gold.start, each.gold.end)
        print(f"KIND {each.proposed.kind}, not {each.gold.kind}: {place}", file=sys.stderr)
    for story, mention in read.invented[:wrong]:
        print(f"INVENTED {mention.kind} {around(story, mention.start, mention.end)}", file=sys.stderr)


def grouped(elements: Sequence[Element]) -> dict[tuple[int, str], list[Element]]:
    groups: dict[tuple[int, str], list[Element]] = defaultdict(list)
    for each in elements:
        groups[each.story.number, each.gold.subject].append(each)
    return groups


def around(story: Labelled, start: int, end: int) -> str:
    before, after = story.text[max(start - 50, 0) : start], story.text[end : end + 40]
    return f"{story.number}: {before}[[{story.text[start:end]}]]{after}".replace("\n", " ¶ ")


def complaints(report: Mapping[str, Any]) -> list[str]:
    reached = [(f"{kind} found", each["found"], FOUND) for kind, each in report["found"].items()]
    reached.append(("within a story, missed ones apart, F1", report["within"]["all"]["F1"], WITHIN))
    reached.append(("across stories, F1", report["across"]["house"]["F1"], ACROSS))
    reached.append(("across stories, precision", report["across"]["house"]["precision"], PRECISE))
    return [f"{name}: {value:.3f}; {bar} is the bar." for name, value, bar in reached if value < bar]


if __name__ == "__main__":
    sys.exit(main())
