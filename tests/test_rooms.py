"""No model holds on to one of a room below its own: a newsroom could not move the upper room without the lower."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from tests.lockfiles import ROOT

RULES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS: list[str] = RULES["contracts"][0]["layers"]
HOUSE = [layer.strip("()") for layer in reversed(LAYERS)]
"""The rooms from the top down, as import-linter holds them."""


def room_of(model: type[models.Model]) -> str | None:
    """None for a model of somebody else's: those stand above every room."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "dateline" else None


def relations(model: type[models.Model]) -> Iterator[tuple[str, type[models.Model]]]:
    """Its foreign keys, one-to-ones, many-to-manys and parental keys, with the models they lead to."""
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if isinstance(field.related_model, type):
            yield field.name, field.related_model


def pointing_down(every_model: list[type[models.Model]]) -> list[str]:
    return [
        f"{model.__name__}.{name} of {room} points down, to {target.__name__} of {room_of(target)}"
        for model in every_model
        if (room := room_of(model))
        for name, target in relations(model)
        if (below := room_of(target)) and HOUSE.index(below) > HOUSE.index(room)
    ]


def test_no_model_points_down_the_house() -> None:
    assert pointing_down(apps.get_models(include_auto_created=True)) == []


@pytest.mark.parametrize("kind", [models.ForeignKey, models.OneToOneField])
def test_a_model_that_points_down_would_be_found(kind: Any) -> None:
    from dateline.comments.models import Reply

    class Portrait(models.Model):
        reply = kind(Reply, on_delete=models.CASCADE)

        class Meta:
            app_label = "media"
            managed = False
            apps = type(apps)()

    Portrait.__module__ = "dateline.media.models"
    assert pointing_down([Portrait]) == ["Portrait.reply of media points down, to Reply of comments"]


def test_every_room_with_models_has_a_place_in_the_house() -> None:
    rooms = {room for model in apps.get_models(include_auto_created=True) if (room := room_of(model))}
    assert rooms
    assert rooms <= set(HOUSE)
