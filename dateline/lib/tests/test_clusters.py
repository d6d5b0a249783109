"""A model's children are looked for once, and are the same as ever."""

from typing import Any

import pytest
from modelcluster import models
from modelcluster.fields import ParentalKey

from dateline.bylines.models import Author
from dateline.lib.clusters import FINDERS, Finder, _remembering


def look_again(model: Any) -> list[Any]:
    """As modelcluster does."""
    return [field for field in model._meta.get_fields() if isinstance(field.remote_field, ParentalKey)]


def test_an_author_and_the_model_of_authors_have_the_same_children_as_before() -> None:
    children = look_again(Author)
    assert children
    for asked in (Author, Author()):
        assert models.get_all_child_relations(asked) == children


@pytest.mark.parametrize("name", FINDERS)
def test_they_are_looked_for_once_a_model(name: str) -> None:
    looked: list[Any] = []

    def find(model: Any) -> list[Any]:
        looked.append(model)
        return []

    remembering: Finder = _remembering(find)
    for asked in (Author(), Author, Author()):
        assert remembering(asked) == []
    assert looked == [Author]


def test_models_of_a_migration_are_looked_at_each_time() -> None:
    from django.db.migrations.state import ModelState, ProjectState

    state = ProjectState()
    state.add_model(ModelState("press", "Leaf", []))
    leaf = state.apps.get_model("press", "Leaf")
    looked: list[Any] = []

    def find(model: Any) -> list[Any]:
        looked.append(model)
        return []

    remembering = _remembering(find)
    assert remembering(leaf) == remembering(leaf) == []
    assert looked == [leaf, leaf]
