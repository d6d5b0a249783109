"""How often the reader gives an event of a story its right date: TimeBank and AQUAINT of TempEval-3.

    python -m bench.reader.events FOLDER [--model NAME_OR_FOLDER] [--wrong N]

FOLDER holds the folders TimeBank and AQUAINT of TBAQ-cleaned (UzZaman and others, 2013); none of it is part of this
project, and nothing we ship was trained on it. Without a model there is no grammar: the nearest date of the sentence is
taken.

Counted is this. The set's annotators marked the events of each story, whatever their kind, and tied some of them to
its times. *Gold* is each event they put in a time, or made simultaneous with or the same as one, or let last through it
(IS_INCLUDED, SIMULTANEOUS, IDENTITY, DURING; the other way round INCLUDES, SIMULTANEOUS, IDENTITY, DURING_INV), when
that time is the story's own day or a DATE or TIME with a calendar value. Events only told to be before or after a time
have no date and are left out, and so are lengths, repetitions and vague words. An event in several times is right with
any of them.

*Ours* is the date phrase that stands nearest over the grammar (`Diary.date_of`), and where its sentence has none near
enough, the story's day. In a quote, which is not parsed, it is the nearest of its sentence. The story's day is taken
for this count alone, where every event has a date: a proposal of the reader is left without one then. *Given the
dates*: the phrases and values are the set's own, and only the choice of one is ours. *From the text*: the phrases and
their values are ours as well; right is a value that is the set's to the letter (compared by day, without a time of
day).
*Always the story's day* is the least a reader could do.

Prints a table, writes bench/results/reader_events.json, and ends with 1 when TimeBank, read from the text,
misses the bar.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from bench.houses import keep, show, verdict
from bench.reader.dates import as_timex
from dateline.archive.reader.dates import find_dates
from dateline.archive.reader.events.dating import Diary
from dateline.archive.reader.grammar import Clauses
from dateline.archive.reader.proposals import DateRange
from dateline.archive.reader.stories import Story

SETS = ("TimeBank", "AQUAINT")
BAR = 0.80
HELD_IN = frozenset({"IS_INCLUDED", "SIMULTANEOUS", "IDENTITY", "DURING"})
HOLDS = frozenset({"INCLUDES", "SIMULTANEOUS", "IDENTITY", "DURING_INV"})
DAY_LONG = 10


@dataclass(frozen=True)
class Marked:
    """A word or phrase the annotators marked, with the value of a time."""

    start: int
    end: int
    value: str = ""


@dataclass(frozen=True)
class Text:
    """A story of the set: its times, and its events with the values they may have."""

    name: str
    day: date
    text: str
    times: list[Marked]
    events: list[tuple[Marked, set[str]]]


def main() -> int:
    """Read every story, count, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--wrong", type=int, default=0, help="Tell of so many errors.")
    asked = parser.parse_args()
    reads = pages_with(asked.model)
    counts: dict[str, Counter[str]] = {name: Counter() for name in SETS}
    for name in SETS:
        for text in texts_in(asked.folder / name):
            count(text, reads(text), counts[name], asked.wrong)
    counts["together"] = counts["TimeBank"] + counts["AQUAINT"]
    shares = {name: shares_of(some) for name, some in counts.items()}
    keep("reader_events", {"engine": "grammar" if asked.model else "nearest", **shares})
    kinds = ("given", "text", "always")
    show(
        ("", "events", "given the dates", "from the text", "always the story's day"),
        [(name, str(some["gold"]), *(f"{shares[name][kind]:.3f}" for kind in kinds)) for name, some in counts.items()],
    )
    reached = shares["TimeBank"]["text"]
    return verdict([] if reached >= BAR else [f"Events with their date on TimeBank: {reached:.3f}, the bar is {BAR}."])


class Reads:
    """Tells the grammar of each paragraph of a story."""

    def __init__(self, model: str) -> None:
        from dateline.archive.reader.engines.spacy import SpacyEngine

        self._engine = SpacyEngine.with_model(model)

    def __call__(self, text: Text) -> list[Clauses]:
        return self._engine.grammar_of(Story.of(text.text, text.day))


def pages_with(model: str | None) -> "Reads | Nothing":
    return Reads(model) if model else Nothing()


class Nothing:
    """No grammar at all."""

    def __call__(self, text: Text) -> list[Clauses]:
        return []


def texts_in(folder: Path) -> Iterator[Text]:
    """Every story of a set, its day from its creation time."""
    paths = sorted(folder.glob("[!.]*.tml"))
    if not paths:
        raise SystemExit(f"{folder} has no .tml files: nothing is counted.")
    for path in paths:
        root = ElementTree.parse(path).getroot()
        created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
        if created is None or body is None:
            raise SystemExit(f"{path} has no creation time or no text.")
        events: dict[str, Marked] = {}
        times: dict[str, Marked] = {}
        text = "".join(pieces(body, events, times, 0))
        day = created.attrib["value"][:DAY_LONG]
        values = {key: time.value for key, time in times.items()} | {created.attrib["tid"]: day}
        gold = gold_of(root, values)
        known = [(events[key], some) for key, some in gold.items() if key in events]
        yield Text(path.stem, date.fromisoformat(day), text, [each for each in times.values() if each.value], known)


def pieces(element: ElementTree.Element, events: dict[str, Marked], times: dict[str, Marked], start: int) -> list[str]:
    """The text in `element`, and what is marked in it; a time without a calendar value has none."""
    inside = [element.text or ""]
    at = start + len(inside[0])
    for child in element:
        words = "".join(pieces(child, events, times, at))
        if child.tag == "EVENT":
            events[child.attrib["eid"]] = Marked(at, at + len(words))
        if child.tag == "TIMEX3":
            value = child.attrib["value"]
            is_date = child.attrib["type"] in ("DATE", "TIME") and value[:2].isdigit()
            times[child.attrib["tid"]] = Marked(at, at + len(words), value[:DAY_LONG] if is_date else "")
        inside += [words, child.tail or ""]
        at += len(words) + len(child.tail or "")
    return inside


def gold_of(root: ElementTree.Element, values: dict[str, str]) -> dict[str, set[str]]:
    """Of each event the values of the times it is in."""
    events = {each.attrib["eiid"]: each.attrib["eventID"] for each in root.iter("MAKEINSTANCE")}
    found: dict[str, set[str]] = {}
    for link in root.iter("TLINK"):
        told = link.attrib
        if "eventInstanceID" in told and "relatedToTime" in told:
            event, time, holds = told["eventInstanceID"], told["relatedToTime"], HELD_IN
        elif "timeID" in told and "relatedToEventInstance" in told:
            event, time, holds = told["relatedToEventInstance"], told["timeID"], HOLDS
        else:
            continue
        if told["relType"] in holds and values.get(time) and event in events:
            found.setdefault(events[event], set()).add(values[time])
    return found


def count(text: Text, pages: Sequence[Clauses], counts: Counter[str], wrong: int) -> None:
    """Add up one story."""
    given = [DateRange(each.start, each.end, text.text[each.start : each.end], each.value, "") for each in text.times]
    given.sort(key=lambda each: each.start)
    ours = [
        DateRange(each.start, each.end, each.text, as_timex(each)[:DAY_LONG], each.granularity)
        for each in find_dates(text.text, day=text.day)
        if each.value[:2].isdigit()
    ]
    for event, values in text.events:
        chosen = {name: value_of(text, pages, event, dates) for name, dates in (("given", given), ("text", ours))}
        counts["gold"] += 1
        counts["always"] += text.day.isoformat() in values
        for name, value in chosen.items():
            counts[name] += value in values
        if chosen["given"] not in values and counts["shown"] < wrong:
            counts["shown"] += 1
            around = f"{text.text[max(event.start - 150, 0) : event.start]}[[{text.text[event.start : event.end]}]]"
            after = text.text[event.end : event.end + 100]
            print(f"{text.name}\t{values}\tours {chosen['given']}\t{' '.join((around + after).split())}")


def value_of(text: Text, pages: Sequence[Clauses], event: Marked, dates: Sequence[DateRange]) -> str:
    """Of the date phrase nearest to the event; the story's day when none is near."""
    word = word_of(pages, event)
    found = by_grammar(*word, dates) if word else nearest(text.text, event, dates)
    return found.value if found else text.day.isoformat()


def word_of(pages: Sequence[Clauses], event: Marked) -> tuple[Clauses, int] | None:
    """Where the event stands in the grammar; nowhere when it is inside a quote, which is taken out before parsing."""
    for clauses in pages:
        if not clauses.words or not clauses.words[0].start <= event.start <= clauses.words[-1].end:
            continue
        for number, word in enumerate(clauses.words):
            if word.start < event.end and event.start < word.end and not word.is_stand_in:
                return clauses, number
    return None


def by_grammar(clauses: Clauses, number: int, dates: Sequence[DateRange]) -> DateRange | None:
    first, last = clauses.words[0].start, clauses.words[-1].end
    attached = Diary(clauses, [each for each in dates if first <= each.start < last]).date_of(number)
    return attached.found if attached else None


def nearest(text: str, event: Marked, dates: Sequence[DateRange]) -> DateRange | None:
    """Without grammar: of those between the same two full stops."""
    first = max(text.rfind(". ", 0, event.start), text.rfind("\n", 0, event.start))
    last = min((at for at in (text.find(". ", event.end), text.find("\n", event.end)) if at >= 0), default=len(text))
    here = [each for each in dates if first < each.start < last]
    return min(here, key=lambda each: abs(each.start - event.start), default=None)


def shares_of(counts: Counter[str]) -> dict[str, float]:
    return {name: counts[name] / max(counts["gold"], 1) for name in ("given", "text", "always")}


if __name__ == "__main__":
    sys.exit(main())
