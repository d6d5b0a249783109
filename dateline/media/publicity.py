"""Who shows a media file, in which shapes, and whether it may be seen. A file nobody shows answers 404."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.models import ReferenceIndex

Judge = Callable[[Iterable[str]], bool]


@dataclass(frozen=True)
class Showing:
    """How objects of one model show media: who says whether they are public, and the shapes of their pictures."""

    judge: Judge
    shapes: tuple[str, ...]


_showings: dict[str, Showing] = {}


def shows_media(label: str, judge: Judge, *shapes: str) -> None:
    """Register who says whether any of these objects of model `label` ("app.model") is public.

    `shapes` are all those its templates show its pictures in; the worker makes their sizes beforehand.
    """
    _showings[label] = Showing(judge, shapes)


def is_public(item: Model) -> bool:
    """Whether something readers may see uses `item`: one look into Wagtail's index of references, one judge each."""
    return any(_showings[label].judge(keys) for label, keys in _users(item).items())


def shapes_in(shown_by: Model) -> list[str]:
    """The shapes in which `shown_by` shows pictures; none for what was not registered."""
    showing = _showings.get(shown_by._meta.label_lower)
    return list(showing.shapes) if showing else []


def shapes_of(item: Model) -> list[str]:
    """The shapes in which whatever uses `item` shows it. One look into the index."""
    return [shape for label in sorted(_users(item)) for shape in _showings[label].shapes]


def _users(item: Model) -> dict[str, list[str]]:
    """The keys of all that use `item`, by their model; of models that are registered."""
    users: dict[str, list[str]] = {}
    references: Any = ReferenceIndex.get_references_to(item).select_related("content_type", "base_content_type")
    for reference in references:
        kind = reference.content_type
        users.setdefault(f"{kind.app_label}.{kind.model}", []).append(reference.object_id)
    return {label: keys for label, keys in users.items() if label in _showings}
