"""How the reader does on stories of our own: who "he" is in "he said", what is no quote, what happened when.

    python -m bench.reader.labelled [--model NAME_OR_FOLDER] [--wrong N]

`bench/reader/labelled/` holds the stories, the labels and the guideline they were written by, before the reader was
first run on them. Without a model, rules alone read.

*pronouns*: of the 150 strings attributed by "he", "she" or a role, the share that gets the right full name. *marks*:
of the strings the reader calls a quote, with or without a speaker, the share that is one; and how many of the quotes
it calls so. *events*: of the first 150 proposals that have a date, in the order of the stories' names, the share whose
word, kind, state and date are right, and the share whose participants are right too. The guideline says what right is.

Prints a table for each, writes bench/results/reader_labelled.json, ends with 1 when a bar is missed. With --wrong, so
many errors of each set are told, only of stories whose names begin with a–m: that half is for development.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.houses import keep, show, verdict
from bench.reader.quotes import around, reader_with
from dateline.archive.reader.proposals import Event, Participant, Proposals, Quote
from dateline.archive.reader.reader import Reader

STORIES = Path(__file__).parent / "labelled"
JUDGED = 150
BARS = {
    "pronouns: right full name": 0.92,
    "marks: precision": 0.90,
    "events: event and date": 0.88,
    "events: participants too": 0.75,
}
STEPS = ("word", "word and date", "event and date", "participants too")
LAST_OF_DEVELOPMENT = "m"
"""Errors are read only of stories that begin with a letter up to it."""


@dataclass(frozen=True)
class Told:
    """A story of a set, its labels, and what the reader proposes for it."""

    name: str
    text: str
    labels: dict[str, Any]
    found: Proposals


class Errors:
    """Tells of so many of each set, and no more."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._told: Counter[str] = Counter()

    def tell(self, of: str, story: Told, start: int, end: int, why: str) -> None:
        if self._told[of] < self._most and is_for_development(story):
            self._told[of] += 1
            print(f"{of} {story.name}\n  {around(story.text, start, end)}\n  {why}\n", file=sys.stderr)


def is_for_development(story: Told) -> bool:
    """Whether its errors may be read."""
    return story.name[0] <= LAST_OF_DEVELOPMENT


def main() -> int:
    """Read the three sets, count, print, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model")
    parser.add_argument("--wrong", type=int, default=0, help="Tell of so many errors of each set.")
    asked = parser.parse_args()
    reader, errors = reader_with(asked.model), Errors(asked.wrong)
    pronouns = pronouns_of(read("pronouns", reader), errors)
    marks = marks_of(read("marks", reader), errors)
    events = events_of(read("events", reader), errors)
    report = {"pronouns": pronouns, "marks": marks, "events": events}
    keep("reader_labelled", {"engine": "grammar" if asked.model else "rules", **report})
    show_pronouns(pronouns)
    show_marks(marks)
    show_events(events)
    return verdict(complaints(report))


def read(folder: str, reader: Reader) -> list[Told]:
    """Every story of a set, in the order of their names."""
    return [told(path, reader) for path in sorted((STORIES / folder).glob("*.json"))]


def told(path: Path, reader: Reader) -> Told:
    text, labels = path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8"))
    day = date.fromisoformat(labels["day"]) if "day" in labels else None
    return Told(path.stem, text, labels, reader.read(text, day=day))


def pronouns_of(stories: Iterable[Told], errors: Errors) -> dict[str, dict[str, int]]:
    """How each counted string came out, by what attributes it."""
    counts: dict[str, Counter[str]] = {"pronoun": Counter(), "role": Counter()}
    for story in stories:
        for label in story.labels["quotes"]:
            if label["by"] not in counts:
                continue
            start, end = range_of(story.text, label["words"], label["occurrence"])
            quote = next((each for each in in_marks(story.found) if is_same(each, start, end)), None)
            outcome = outcome_of(quote, label["speaker"])
            counts[label["by"]][outcome] += 1
            if outcome != "right":
                said = quote.speaker.name if quote and quote.speaker else None
                errors.tell("pronouns", story, start, end, f"{outcome}: said {said}, label {label['speaker']}")
    return {by: dict(outcomes) for by, outcomes in counts.items()}


def outcome_of(quote: Quote | None, speaker: str) -> str:
    if quote is None:
        return "not found"
    if not quote.speakers:
        return "left open"
    if len(quote.speakers) == 1 and is_name(quote.speakers[0].name, speaker):
        return "right"
    return "wrong" if quote.speakers[0].name.split()[-1][:1].isupper() else "no name"


def marks_of(stories: Iterable[Told], errors: Errors) -> dict[str, Any]:
    """What the reader calls a quote, by what it is."""
    strings: Counter[str] = Counter()
    called: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    for story in stories:
        labels = [
            (*range_of(story.text, each["words"], each["occurrence"]), each["label"]) for each in story.labels["marks"]
        ]
        strings.update(label for *_, label in labels)
        for quote in in_marks(story.found):
            label = next((each for start, end, each in labels if is_same(quote, start, end)), "not labelled")
            called[label] += 1
            spoken[label] += bool(quote.speakers)
            if label != "quote":
                errors.tell("marks", story, quote.start, quote.end, f"{label}; rule {quote.rule}")
        for start, end, label in labels:
            if label == "quote" and not any(is_same(quote, start, end) for quote in in_marks(story.found)):
                errors.tell("marks lost", story, start, end, "a quote that is not called one")
    return {
        "strings": dict(strings),
        "called a quote": dict(called),
        "with a speaker": dict(spoken),
        "precision": called["quote"] / max(called.total(), 1),
        "precision with a speaker": spoken["quote"] / max(spoken.total(), 1),
        "recall": called["quote"] / strings["quote"],
    }


def events_of(stories: list[Told], errors: Errors) -> dict[str, Any]:
    """How far each dated proposal is right: the first 150, and all of them."""
    judged = [(story, each) for story in stories for each in judged_in(story, errors)]
    parts = {
        "first": [right for _, right in judged[:JUDGED]],
        "all": [right for _, right in judged],
        "a–m": [right for story, right in judged if is_for_development(story)],
        "n–z": [right for story, right in judged if not is_for_development(story)],
    }
    return {
        "labels": sum(len(story.labels["events"]) for story in stories),
        "proposed": {name: len(part) for name, part in parts.items()},
        **{name: {step: sum(step in right for right in part) for step in STEPS} for name, part in parts.items()},
    }


def judged_in(story: Told, errors: Errors) -> Iterator[set[str]]:
    """For each dated proposal, the steps it has reached. A label answers for one proposal."""
    unmet = [
        (label, [range_of(story.text, word["word"], word["occurrence"]) for word in label["words"]])
        for label in story.labels["events"]
    ]
    for event in story.found.events:
        if event.date is None:
            continue
        met = next((pair for pair in unmet if any(touches(event, *each) for each in pair[1])), None)
        right: set[str] = set()
        if met:
            unmet.remove(met)
            right = steps_reached(story, event, met[0])
        if "participants too" not in right:
            why = f"{event.kind} {event.date} {event.state} {event.participants}; label {met and met[0]}"
            errors.tell("events", story, event.start, event.end, why)
        yield right
    for label, ranges in unmet:
        errors.tell("events lost", story, *ranges[0], f"{label['kinds']} {label['date']} {label['state']}")


def steps_reached(story: Told, event: Event, label: dict[str, Any]) -> set[str]:
    reached = {"word"}
    if day_of(event.date or "") == label["date"]:
        reached.add("word and date")
        if event.kind in label["kinds"] and event.state == label["state"]:
            reached.add("event and date")
            if are_participants(story, event, label):
                reached.add("participants too")
    return reached


def touches(event: Event, start: int, end: int) -> bool:
    return start < event.end and event.start < end


def day_of(value: str) -> str:
    """Without the time of day."""
    return "/".join(end.partition("T")[0] for end in value.split("/"))


def is_named(story: Told, part: Participant) -> bool:
    """Whether it is a name. Members of a guild that has one are a group without a name. The capital that "Three miners"
    has where they begin a sentence makes none; nor does that of a single word that is in no label and has no capital
    anywhere else."""
    name = part.name
    if not name.removeprefix("the ").removeprefix("The ")[:1].isupper():
        return False
    if part.text != name or not begins_sentence(story.text, part.start):
        return any(letter.isupper() for letter in name)
    if " " in name:
        return any(letter.isupper() for letter in name[1:])
    labelled = {word for each in story.labels["events"] for name in each["participants"] for word in name.split()}
    return name in labelled or any(
        found.start() != part.start and not begins_sentence(story.text, found.start())
        for found in re.finditer(rf"\b{re.escape(name)}\b", story.text)
    )


def begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".!?" or "\n" in text[len(before) : start]


def are_participants(story: Told, event: Event, label: dict[str, Any]) -> bool:
    """All of those told and nobody else; nameless groups and the place are not counted."""
    places = [place for place in (label["place"], event.place) if place]
    named = [
        each.name
        for each in event.taking_part
        if is_named(story, each) and not any(is_name(each.name, place) for place in places)
    ]
    sure, maybe = label["participants"], label["maybe"]
    return all(any(is_name(name, each) for name in event.participants) for each in sure) and all(
        any(is_name(name, each) for each in [*sure, *maybe]) for name in named
    )


def in_marks(found: Proposals) -> Iterator[Quote]:
    return (quote for quote in found.quotes if quote.kind != "reported")


def is_same(quote: Quote, start: int, end: int) -> bool:
    """Most of one of them lies in the other."""
    shared = min(quote.end, end) - max(quote.start, start)
    return 2 * shared > min(quote.end - quote.start, end - start)


def is_name(name: str, full: str) -> bool:
    """The full name, with a title before it or not, and with what somebody is king of or not."""
    name, full = name.casefold().removesuffix("’s"), full.casefold()
    return any(each == full or each.endswith(f" {full}") for each in (name, name.partition(" of ")[0]))


def range_of(text: str, words: str, occurrence: int) -> tuple[int, int]:
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
    return at, at + len(words)


def show_pronouns(pronouns: dict[str, dict[str, int]]) -> None:
    outcomes = ("right", "wrong", "no name", "left open", "not found")
    both = Counter(pronouns["pronoun"]) + Counter(pronouns["role"])
    show(("attributed by", "strings", *outcomes, "share right"), [
        (by, str(sum(told.values())), *(str(told.get(each, 0)) for each in outcomes), f"{share_right(told):.3f}")
        for by, told in (*pronouns.items(), ("both", dict(both)))
    ])  # fmt: skip
    print()


def share_right(outcomes: dict[str, int]) -> float:
    return outcomes.get("right", 0) / max(sum(outcomes.values()), 1)


def show_marks(marks: dict[str, Any]) -> None:
    called, spoken = marks["called a quote"], marks["with a speaker"]
    labels = [*marks["strings"], *(["not labelled"] if "not labelled" in called else [])]
    show(("in marks", "strings", "called a quote", "given a speaker"), [
        (label, str(marks["strings"].get(label, "")), str(called.get(label, 0)), str(spoken.get(label, 0)))
        for label in labels
    ])  # fmt: skip
    print(
        f"precision {marks['precision']:.3f} (of those given a speaker {marks['precision with a speaker']:.3f}), "
        f"recall {marks['recall']:.3f}\n"
    )


def show_events(events: dict[str, Any]) -> None:
    proposed = events["proposed"]
    if not proposed["all"]:
        print(f"Events: nothing proposed, so nothing is judged ({events['labels']} are labelled).")
        return
    show(("dated events", "proposed", *STEPS), [
        (
            f"first {JUDGED}" if part == "first" else part,
            str(of),
            *(f"{events[part][step] / max(of, 1):.3f}" for step in STEPS),
        )
        for part, of in proposed.items()
    ])  # fmt: skip
    print(f"{events['all']['word']} of the {events['labels']} labelled ones are proposed.")


def complaints(report: dict[str, Any]) -> list[str]:
    """The bars that are missed. One that nothing was proposed for is missed."""
    events, pronouns = report["events"], report["pronouns"]
    judged = events["proposed"]["first"]
    reached = {
        "pronouns: right full name": share_right(dict(Counter(pronouns["pronoun"]) + Counter(pronouns["role"]))),
        "marks: precision": report["marks"]["precision"],
        "events: event and date": events["first"]["event and date"] / max(judged, 1),
        "events: participants too": events["first"]["participants too"] / max(judged, 1),
    }
    missed = [f"{name}: {reached[name]:.3f}; {bar} is the bar." for name, bar in BARS.items() if reached[name] < bar]
    if 0 < judged < JUDGED:
        missed.append(f"events: {judged} proposals were judged; {JUDGED} are asked for.")
    return missed


if __name__ == "__main__":
    sys.exit(main())
