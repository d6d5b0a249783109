"""Corrections, clarifications and updates, as readers meet them."""

from datetime import timedelta
from typing import Any

import pytest

from dateline.lib import clock
from dateline.stories.models import Correction

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "word"), [("correction", "corrected"), ("clarification", "clarified"), ("update", "updated")]
)
def test_the_stamp_of_a_story_says_what_was_last_done_to_it(rosa: Any, file_story: Any, kind: str, word: str) -> None:
    story = file_story()
    before = clock.now() - timedelta(hours=2)
    Correction.objects.create(story=story, kind="correction", text="It was Tuesday.", made_at=before)
    Correction.objects.create(story=story, kind=kind, text="It struck twice.", made_at=before + timedelta(hours=1))
    assert f"<bdi>{word} <time" in rosa.get(story.address).content.decode()


def test_a_story_nothing_was_done_to_carries_no_such_word(rosa: Any, file_story: Any) -> None:
    assert b"ed <time" not in rosa.get(file_story().address).content
