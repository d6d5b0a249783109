"""Rows that are put back are as they were written, on either database, and also in another process."""

import pickle
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection

from dateline.stories.models import Section, Story
from dateline.subjects.models import Subject
from tests.recorded import Recorded

pytestmark = pytest.mark.django_db


def write(name: str = "Ada Pell") -> Subject:
    return Subject.objects.create(name=name, slug=name.lower().replace(" ", "-"), kind="person", aliases=["Ada"])


def test_what_was_written_is_gone_and_comes_back_whole() -> None:
    recorded = Recorded(write)
    assert not Subject.objects.exists()
    assert recorded.put()
    assert Subject.objects.get().aliases == ["Ada"]
    assert not recorded.put(), "the tables are not as they were then"


def test_another_process_counts_on_from_there() -> None:
    recorded = pickle.loads(pickle.dumps(Recorded(write)))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Subject]):  # as where nothing was written yet
            cursor.execute(statement)
    assert recorded.put()
    recorded.count_on()
    assert write("Bo Orr").pk > Subject.objects.get(name="Ada Pell").pk


def test_the_desks_search_finds_what_was_put_back(news: Section) -> None:
    recorded = Recorded(lambda: news.add_child(instance=Story(title="The clock strikes thirteen", live=False)))
    assert recorded.put()
    found: Any = Story.objects.search("thirteen")
    assert [story.title for story in found] == ["The clock strikes thirteen"]
