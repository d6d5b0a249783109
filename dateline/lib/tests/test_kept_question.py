"""A question that is put once and asked again."""

from typing import Any

import pytest
from django.db import connection

from dateline.lib.kept_question import KeptQuestion
from dateline.subjects.models import Subject

pytestmark = pytest.mark.django_db
SOME_NAME = "/"


@pytest.fixture
def named() -> KeptQuestion[Subject]:
    return KeptQuestion(Subject.objects.filter(name=SOME_NAME).order_by("pk"))


def test_each_asking_has_its_own_value_and_sees_what_was_written_since(named: KeptQuestion[Subject]) -> None:
    assert named.ask({SOME_NAME: "Mara Quill"}) == []
    quill = Subject.objects.create(name="Mara Quill", kind="person", slug="mara-quill")
    voss = Subject.objects.create(name="Ida Voss", kind="person", slug="ida-voss")
    assert named.ask({SOME_NAME: "Mara Quill"}) == [quill]
    assert named.ask({SOME_NAME: "Ida Voss"}) == [voss]
    assert named.ask({SOME_NAME: "'; DROP TABLE subjects_subject; --"}) == []


def test_it_takes_one_statement_and_leaves_other_questions_alone(
    named: KeptQuestion[Subject], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1, connection=connection):
        named.ask({SOME_NAME: "Mara Quill"})
    assert Subject.objects.filter(name="Mara Quill").order_by("pk").count() == 0
