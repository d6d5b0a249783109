"""The index is what the stories are: built, checked, and brought up to date wherever it was stopped."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from dateline.ops.checkup.search import look_at_search
from dateline.search.actions import index_what_is_due as indexing
from dateline.search.actions.build_index import build_index, forget_readings, to_do
from dateline.search.actions.catch_up import catch_up
from dateline.search.actions.index_stories import index_stories
from dateline.search.actions.verify_index import verify_index
from dateline.search.asking import asked_for
from dateline.search.engines import the_engine
from dateline.search.engines.base import Columns, Sought
from dateline.search.finding import find
from dateline.search.models import Due, Entry, Held, Tally, Word
from dateline.stories.models import Story

pytestmark = pytest.mark.django_db

File = Callable[..., Story]


def forget_everything() -> None:
    for story in Story.objects.all():
        Story.objects.filter(pk=story.pk).update(live=False)
    index_stories(list(Story.objects.values_list("pk", flat=True)))
    Story.objects.update(live=True)


def test_what_is_missing_is_built_and_then_right(file_story: File) -> None:
    file_story("The quay")
    file_story("The pier")
    forget_everything()
    assert not find(asked_for("quay", "en")).stories
    assert len(verify_index().missing) == to_do() == 2
    assert build_index() == 2
    assert verify_index().is_right
    assert len(find(asked_for("quay", "en")).stories) == 1
    assert build_index() == 0


def test_an_index_that_was_emptied_counts_no_word(file_story: File) -> None:
    file_story("The quay")
    assert Word.objects.get(word="quay").stories == 1
    forget_everything()
    assert not Word.objects.exclude(stories=0).exists()
    assert not Tally.objects.exclude(stories=0).exists()
    assert not Entry.objects.exists()
    assert not Held.objects.exists()


def test_what_was_read_by_an_older_analyser_is_read_anew(file_story: File) -> None:
    file_story("The quay")
    forget_readings()
    assert to_do() == 1
    assert build_index() == 0, "it has the same words"
    assert to_do() == 0


def test_a_row_written_past_the_desk_is_named(file_story: File) -> None:
    story = file_story("The quay")
    Story.objects.filter(pk=story.pk).update(title="The pier")
    assert verify_index().differing == verify_index(sample=5).differing == [story.pk]
    index_stories([story.pk])
    assert verify_index().is_right


def test_a_story_that_breaks_is_passed_over(file_story: File, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = file_story("The quay"), file_story("The pier")
    forget_everything()
    Due.objects.bulk_create([Due(pk=bad.pk), Due(pk=good.pk)])

    def index(keys: list[int]) -> int:
        if bad.pk in keys:
            raise ValueError
        return index_stories(keys)

    monkeypatch.setattr(indexing, "index_stories", index)
    assert indexing.index_what_is_due() == 1
    assert not Due.objects.exists()


def test_the_worker_takes_up_what_was_left_due(file_story: File) -> None:
    story = file_story("The quay")
    forget_everything()
    catch_up()
    assert not Entry.objects.exists()
    Due.objects.create(pk=story.pk)
    catch_up()
    assert Entry.objects.get().story_id == story.pk


def test_doctor_names_how_many_are_missing(file_story: File) -> None:
    file_story("The quay")
    assert [each.state for each in look_at_search()] == ["good"]
    forget_everything()
    (finding,) = look_at_search()
    assert "1 stories" in finding.what
    assert "dateline search build" in finding.mend


def test_the_index_is_as_large_as_its_stories(file_story: File, rosa: Any) -> None:
    story = file_story("The quay")
    for title in ("The pier", "The mole", "The quay"):
        story.refresh_from_db()
        story.title = title
        story.save_revision().publish()
    assert Entry.objects.count() == Held.objects.count() == 1
    assert Word.objects.get(word="quay").stories == 1
    assert Word.objects.get(word="mole").stories == 0


@pytest.mark.once
def test_a_common_and_a_rare_word_are_found_together_in_a_large_archive() -> None:
    """SQLite 3.40, asked for the newest first by its own numbers, passed over three of these."""
    engine, dice = the_engine(), random.Random(1)
    number, holding = 10**17, []
    for _ in range(1400):
        rows = []
        for _ in range(500):
            number += dice.randrange(1, 2**34)
            is_common, is_rare, headline = (
                dice.random() < 0.63,
                dice.random() < 0.007,
                "a" if dice.random() < 0.9 else "q",
            )
            rows.append((number, Columns(headline, "", "b " * is_common + "c" * is_rare, "")))
            if is_common and is_rare:
                holding.append(number)
        with transaction.atomic():
            engine.put(rows)
    assert engine.numbers(Sought(((("b",),), (("c",),))), 10_001) == holding[::-1]
