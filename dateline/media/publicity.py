"""Whether a media file may be seen. Rooms below say what they show; a file nobody shows answers 404."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model
from wagtail.models import ReferenceIndex

Judge = Callable[[Iterable[str]], bool]

_judges: dict[str, Judge] = {}


def shows_media(label: str, judge: Judge) -> None:
    """Register who says whether any of these objects of model `label` ("app.model") is public."""
    _judges[label] = judge


def is_public(item: Model) -> bool:
    """Whether something readers may see uses `item`: one look into Wagtail's index of references, one judge each."""
    users: dict[str, list[str]] = {}
    references: Any = ReferenceIndex.get_references_to(item).select_related("content_type", "base_content_type")
    for reference in references:
        kind = reference.content_type
        users.setdefault(f"{kind.app_label}.{kind.model}", []).append(reference.object_id)
    return any(_judges[label](keys) for label, keys in users.items() if label in _judges)
