"""Rows of pages made in three fifths of the time: modelcluster looks through all fields of a model for each of them.

What it looks for (the model's children) is the same as long as the process lives.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from modelcluster import models

FINDERS = ("get_all_child_relations", "get_all_child_m2m_relations")

Finder = Callable[[Any], list[Any]]


def remember_children() -> None:
    """Called once, when all models are known."""
    for name in FINDERS:
        setattr(models, name, _remembering(getattr(models, name)))


def _remembering(find: Finder) -> Finder:
    """`find`, asked once a model. It is given models and rows of them; those of a migration are left to it."""
    known: dict[Any, list[Any]] = {}

    def found(model: Any) -> list[Any]:
        meta = model._meta
        if meta not in known:
            if meta.apps is not apps:
                return find(model)
            known[meta] = find(meta.model)
        return known[meta]

    return found
