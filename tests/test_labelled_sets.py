"""The labelled stories of the reader's bench: every label is found in its text."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.lockfiles import ROOT

LABELLED = ROOT / "bench" / "reader" / "labelled"
STATES = {"expected", "happened", "cancelled", "denied"}
MARKS = {"quote", "title", "scare", "nickname", "word"}
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def labels(folder: str) -> list[tuple[Path, str, dict[str, Any]]]:
    """Every story of a set: its path, its text, its labels."""
    return [
        (path, path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8")))
        for path in sorted((LABELLED / folder).glob("*.json"))
    ]


@pytest.mark.parametrize("folder", ["pronouns", "marks", "events"])
def test_every_text_has_labels_and_every_label_a_text(folder: str) -> None:
    texts, told = ({path.stem for path in (LABELLED / folder).glob(f"*.{ending}")} for ending in ("txt", "json"))
    assert texts == told
    assert texts


def test_every_quote_by_a_pronoun_is_in_its_story_and_so_is_its_speaker() -> None:
    counted = 0
    for path, text, told in labels("pronouns"):
        for quote in told["quotes"]:
            assert text.count(quote["words"]) >= quote["occurrence"], path
            assert quote["speaker"] in text, path
            counted += quote["by"] in {"pronoun", "role"}
    assert counted == 150


def test_every_labelled_string_stands_in_quotation_marks() -> None:
    counted = 0
    for path, text, told in labels("marks"):
        for mark in told["marks"]:
            assert re.search(f"[“‘\"']{re.escape(mark['words'])}[”’\"']", text), (path, mark)
            assert text.count(mark["words"]) >= mark["occurrence"], (path, mark)
            assert mark["label"] in MARKS, (path, mark)
            counted += 1
    assert counted == 200


def test_every_labelled_event_is_in_its_story_with_a_date_and_a_state() -> None:
    for path, text, told in labels("events"):
        date.fromisoformat(told["day"])
        for event in told["events"]:
            assert event["words"], (path, event)
            assert all(text.count(word["word"]) >= word["occurrence"] for word in event["words"]), (path, event)
            assert all(EDTF.fullmatch(end) for end in event["date"].split("/")), (path, event)
            assert event["state"] in STATES, (path, event)
            named = [*event["participants"], *event["maybe"], event["place"]]
            assert all(name.casefold() in text.casefold() for name in named), (path, event)
