"""The marks of bench/reader/labelled/names/ stand in their stories."""

import json
from itertools import pairwise

from bench.reader.names import KINDS, LABELS, b_cubed, stories_in


def test_every_marked_name_stands_in_its_story_and_none_in_another() -> None:
    stories = list(stories_in(LABELS))
    assert len(stories) == len(list((LABELS / "texts").glob("*.txt")))
    for story in stories:
        for gold in story.gold:
            assert story.text[gold.start : gold.end] == gold.text
        for one, other in pairwise(sorted(story.gold, key=lambda each: each.start)):
            assert one.end <= other.start, (story.number, one, other)


def test_every_subject_is_named_and_has_a_kind() -> None:
    labels = json.loads((LABELS / "labels.json").read_text(encoding="utf-8"))
    named = {subject for story in labels["stories"] for _, _, subject in story["mentions"]}
    assert named == set(labels["subjects"])
    assert {each["kind"] for each in labels["subjects"].values()} == {kind.value for kind in KINDS}


def test_what_is_put_together_rightly_counts_as_one() -> None:
    assert b_cubed("aab", "xxy") == {"precision": 1.0, "recall": 1.0, "F1": 1.0}
    assert b_cubed("aab", "xxx")["precision"] == (2 / 3 + 2 / 3 + 1 / 3) / 3
    assert b_cubed("aa", "xy")["recall"] == 0.5
    assert b_cubed("aa", "xx", {"x": 2})["precision"] == 0.5
