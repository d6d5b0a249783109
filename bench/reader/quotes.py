"""How many quoted strings the reader gives the right speaker, and how fast it reads.

    python -m bench.reader.quotes FOLDER [--model NAME_OR_FOLDER] [--part PART] [--every N] [--wrong N]

FOLDER holds `text/*.txt` and `attributions/*.ann` (brat standoff), as a part of PolNeAR has (Newell, Margolin and
Ruths, 2018); none of it is part of this project, and nothing we ship was trained on it. Without a model, rules alone
read.

Counted is this. *Gold* is each string in double quotation marks inside a Content span of an attribution that has a
Source; it belongs to the attribution with the shortest Content round it (the innermost). Fragments of a Content with
nothing but white space between them are one span; a string whose mark is not closed in its paragraph ends there.
*Proposed* is every quote the reader proposes in double marks, with or without a speaker. Single marks hold no gold, so
what stands in them is not counted for or against; nor are lines of a transcript, NAME: …, which begin after the name
and not at a mark. A proposal finds a string when both have the same first and last letter or digit; white space,
punctuation and marks at the ends are ignored.

*Strict*: right is a proposal whose speaker's range overlaps the Source's, or whose name is the Source's text or one of
the names in it. *Same person*: right is also a proposal whose speaker's name is the one the reader itself gives to the
Source: it has linked a mention inside the Source's range to that name in the story. So a Source that is a pronoun or a
role counts only when the speaker is that very word, or the name the reader has given that word elsewhere. Neither says
whether a pronoun was resolved to the right name. Every proposal that is not right, unresolved ones too, counts against
precision. Recall is of all gold strings: full are those of five words and more, partial the others.

Prints a table, writes bench/results/reader_quotes.json, ends with 1 when a bar is missed.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.houses import keep, show, verdict
from dateline.archive.reader.proposals import Proposals, Quote
from dateline.archive.reader.reader import Reader

FULL = 5
BARS = {"F1": 0.90, "recall of full quotes": 0.94, "recall of partial quotes": 0.75, "words a second": 2500.0}
MARKS = '“„”"'
OPENING, CLOSING = '“„"', '”"'
SPAN = re.compile(r"^(T\d+)\t(\w+) ([\d ;]+)\t", re.MULTILINE)
ATTRIBUTION = re.compile(r"^E\d+\tAttribution:T\d+ (.*)$", re.MULTILINE)


PARTS: dict[str, Callable[[int, bool], bool]] = {
    "read": lambda sign, _: sign % 2 == 0,
    "half read": lambda sign, is_fifth: sign % 4 == 1 and not is_fifth,
    "unread": lambda sign, is_fifth: sign % 4 == 3 and not is_fifth,
}


@dataclass(frozen=True)
class Gold:
    """One quoted string, and the ranges of who said it."""

    start: int
    end: int
    sources: tuple[tuple[int, int], ...]
    is_full: bool


@dataclass(frozen=True)
class Text:
    """One story of the set."""

    name: str
    text: str
    gold: tuple[Gold, ...]


def main() -> int:
    """Read every story, count, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--every", type=int, default=1, help="Only each so-manieth story.")
    parser.add_argument(
        "--part", choices=sorted(PARTS), help="Of the training part the stories read for errors, or not."
    )
    parser.add_argument("--wrong", type=int, default=0, help="Tell of so many errors of each kind.")
    asked = parser.parse_args()
    texts = [text for number, text in enumerate(stories_of(asked.folder, asked.part)) if number % asked.every == 0]
    reader = reader_with(asked.model)
    began = time.process_time()
    readings = [reader.read(text.text) for text in texts]
    seconds = time.process_time() - began
    counts: Counter[str] = Counter()
    per_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for text, found in zip(texts, readings, strict=True):
        count(text, found, counts, per_rule, asked.wrong)
    words = sum(len(text.text.split()) for text in texts)
    report = report_of(counts, words / seconds)
    keep("reader_quotes", {"engine": "grammar" if asked.model else "rules", "stories": len(texts), **report})
    show(("", "precision", "recall", "F1", "full", "partial"), [
        (name, *(f"{report[key][part]:.3f}" for part in ("precision", "recall", "F1", "full", "partial")))
        for name, key in (("strict", "strict"), ("same person", "same person"))
    ])  # fmt: skip
    print(
        f"{len(texts)} stories, {counts['gold']} strings ({counts['full gold']} full), "
        f"{words / seconds:,.0f} words a second."
    )
    show(("rule", "proposed", "right"), [
        (rule, str(each["proposed"]), f"{each['right'] / each['proposed']:.2f}")
        for rule, each in sorted(per_rule.items(), key=lambda pair: -pair[1]["proposed"])
    ])  # fmt: skip
    return verdict(complaints(report))


def reader_with(model: str | None) -> Reader:
    if model is None:
        return Reader()
    from dateline.archive.reader.engines.spacy import SpacyEngine

    return Reader([SpacyEngine.with_model(model)])


def stories_of(folder: Path, part: str | None) -> list[Text]:
    """Those of a part: `read` and `half read` were gone through for errors while rules were written, `unread` never.

    Told by their names, so that it stays so; each fifth was read before the parts were made, and is in no unread one.
    """
    texts = list(texts_in(folder))
    if part is None:
        return texts
    wanted = PARTS[part]
    return [text for number, text in enumerate(texts) if wanted(crc32(text.name.encode()), number % 5 == 0)]


def texts_in(folder: Path) -> Iterator[Text]:
    """In the order of their names, which is the order of outlets."""
    notes = sorted((folder / "attributions").glob("*.ann"))
    if not notes:
        raise SystemExit(f"{folder} has no attributions/*.ann: nothing is counted.")
    seen = set()
    for path in notes:
        name = path.stem.rpartition("_")[0]
        if name in seen:  # a story that several people marked counts once, by the first of them
            continue
        seen.add(name)
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Text(name, text, tuple(gold_of(text, path.read_text(encoding="utf-8"))))


def gold_of(text: str, notes: str) -> list[Gold]:
    """The quoted strings inside Contents, each with its innermost Source."""
    spans = {key: ranges_of(ranges) for key, _, ranges in SPAN.findall(notes)}
    best: dict[tuple[int, int], tuple[int, tuple[tuple[int, int], ...]]] = {}
    for roles in ATTRIBUTION.findall(notes):
        pairs = [role.split(":") for role in roles.split()]
        sources = tuple(each for role, key in pairs if role.startswith("Source") for each in spans[key])
        contents = [each for role, key in pairs if role.startswith("Content") for each in spans[key]]
        if not sources:
            continue
        length = sum(end - start for start, end in contents)
        for start, end in joined(text, contents):
            for string in strings_in(text, start, end):
                if string not in best or length < best[string][0]:
                    best[string] = (length, sources)
    return [
        Gold(start, end, sources, len(text[start:end].split()) >= FULL)
        for (start, end), (_, sources) in sorted(best.items())
    ]


def ranges_of(ranges: str) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in (each.split() for each in ranges.split(";"))]


def joined(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges with nothing but white space between them, as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def strings_in(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """What stands in double marks between `first` and `last`, without marks and punctuation at its ends.

    A mark that opens inside an open string begins one within it when both are closed, else the first was left open.
    """
    opened: int | None = None
    inner = False
    for at in range(first, last):
        sign = text[at]
        begins = sign in "“„" or (
            sign in '”"' and not text[max(at - 1, 0) : at].strip() and text[at + 1 : at + 2].strip()
        )
        if opened is None and begins:
            opened, inner = at + 1, False
        elif opened is None:
            continue
        elif sign in "“„":
            closing = [each for each in text[at + 1 : last].partition("\n")[0] if each in MARKS][:2]
            inner = all(each in CLOSING for each in closing) and len(closing) == 2
            opened = opened if inner else at + 1
        elif sign in CLOSING and inner:
            inner = False
        elif sign in CLOSING or sign == "\n":
            yield from bare(text, opened, at)
            opened = None
    if opened is not None:
        yield from bare(text, opened, last)


def bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start < end:
        yield start, end


def count(text: Text, found: Proposals, counts: Counter[str], per_rule: dict[str, Counter[str]], wrong: int) -> None:
    """Add up one story."""
    gold = {(each.start, each.end): each for each in text.gold}
    counts.update(gold=len(gold), **{"full gold": sum(each.is_full for each in gold.values())})
    unfound = dict(gold)
    for quote in found.quotes:
        if quote.kind == "reported" or not is_in_doubles(text.text, quote):
            continue
        counts["proposed"] += 1
        per_rule[quote.rule]["proposed"] += 1
        string = next(iter(bare(text.text, quote.start, quote.end)), None)
        match = unfound.pop(string, None) if string else None
        strict = match is not None and is_strictly_right(text.text, quote, match)
        same = strict or (match is not None and is_same_person(found, quote, match))
        size = match and ("full" if match.is_full else "partial")
        counts.update({"strict": strict, f"strict {size}": strict, "same": same, f"same {size}": same})
        per_rule[quote.rule]["right"] += strict
        if not strict and counts["shown"] < wrong:
            counts["shown"] += 1
            tell(text, quote, match)
    for match in unfound.values():
        if counts["shown lost"] < wrong:
            counts["shown lost"] += 1
            print(f"LOST {text.name}\n  {around(text.text, match.start, match.end)}\n", file=sys.stderr)


def is_in_doubles(text: str, quote: Quote) -> bool:
    return text[max(quote.start - 3, 0) : quote.start].strip()[-1:] in tuple(OPENING + CLOSING)


def is_strictly_right(text: str, quote: Quote, gold: Gold) -> bool:
    if quote.speaker is None:
        return False
    speaker = quote.speaker
    for start, end in gold.sources:
        if speaker.start < end and start < speaker.end:
            return True
        source = text[start:end].casefold().strip()
        if source == speaker.name.casefold() or source == speaker.text.casefold():
            return True
        if len(speaker.name) > 3 and re.search(rf"(?<!\w){re.escape(speaker.name.casefold())}(?!\w)", source):
            return True
    return False


def is_same_person(found: Proposals, quote: Quote, gold: Gold) -> bool:
    """Whether the reader has given the name of the speaker to a mention, or to another speaker, inside the Source."""
    if quote.speaker is None:
        return False
    linked = {
        name
        for at, to, name in [
            *((each.start, each.end, each.subject) for each in found.mentions),
            *((each.start, each.end, each.name) for other in found.quotes for each in other.speakers),
        ]
        for start, end in gold.sources
        if at < end and start < to
    }
    return quote.speaker.name in linked


def tell(text: Text, quote: Quote, match: Gold | None) -> None:
    truth = [text.text[start:end] for start, end in match.sources] if match else "no gold"
    speaker = quote.speaker and f"{quote.speaker.text} = {quote.speaker.name}"
    print(
        f"WRONG {text.name}\n  {around(text.text, quote.start, quote.end)}\n"
        f"  rule {quote.rule}, said {speaker}, gold {truth}\n",
        file=sys.stderr,
    )


def around(text: str, start: int, end: int) -> str:
    return f"{text[max(start - 200, 0) : start]}[[{text[start:end]}]]{text[end : end + 150]}".replace("\n", " ¶ ")


def report_of(counts: Counter[str], speed: float) -> dict[str, Any]:
    full, partial = counts["full gold"], counts["gold"] - counts["full gold"]
    report: dict[str, Any] = {"gold": counts["gold"], "proposed": counts["proposed"], "words a second": round(speed)}
    for name, key in (("strict", "strict"), ("same person", "same")):
        precision, recall = counts[key] / max(counts["proposed"], 1), counts[key] / max(counts["gold"], 1)
        report[name] = {
            "precision": precision,
            "recall": recall,
            "F1": 2 * precision * recall / max(precision + recall, 1e-9),
            "full": counts[f"{key} full"] / max(full, 1),
            "partial": counts[f"{key} partial"] / max(partial, 1),
        }
    return report


def complaints(report: dict[str, Any]) -> list[str]:
    strict = report["strict"]
    reached = {
        "F1": strict["F1"],
        "recall of full quotes": strict["full"],
        "recall of partial quotes": strict["partial"],
        "words a second": report["words a second"],
    }
    return [f"{name}: {reached[name]:.3f}; {bar} is the bar." for name, bar in BARS.items() if reached[name] < bar]


if __name__ == "__main__":
    sys.exit(main())
