"""A house that grew by hand is read by its indexes."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline.lib.statistics_of_tables import counted_rows
from dateline.ops.actions import count_grown_tables as counting
from dateline.ops.actions.count_grown_tables import count_grown_tables
from dateline.stories.models import Story

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_tables_are_counted_anew_once_the_stories_are_twice_as_many(
    file_story: Callable[..., Story], monkeypatch: pytest.MonkeyPatch, news: Any
) -> None:
    monkeypatch.setattr(counting, "FEW", 2)
    table = Story._meta.db_table
    file_story("One")
    assert not count_grown_tables(), "so few need no plan"
    file_story("Two")
    assert count_grown_tables()
    assert counted_rows(table) == 2
    file_story("Three")
    assert not count_grown_tables()
    file_story("Four")
    assert count_grown_tables()
    assert counted_rows(table) == 4
    assert not counted_rows("search_words_data"), "what a search keeps for itself is not to be counted"
