"""What an editor made of a front, read without a statement: Wagtail's blocks would fetch every page they name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dateline.fronts.blocks import SPLASH_SHOWS
from dateline.stories.models import Section

DEFAULT_SIZE = 5


@dataclass(frozen=True)
class PlannedContainer:
    """A container before it is filled. `section` and `picked` are keys."""

    title: str
    style: str
    section: int | None
    picked: list[int]
    size: int


@dataclass(frozen=True)
class PlannedAside:
    """Something beside the stories; `story` is the key of the one it leads to."""

    kind: str
    words: dict[str, Any] = field(default_factory=dict)
    story: int | None = None
    dates: list[dict[str, str]] = field(default_factory=list)


Plan = list[PlannedContainer | PlannedAside]


def plan_of(body: Any) -> Plan:
    """What stands in `body` (a FrontBody value). Where no container is in it: a splash, the asides, every section."""
    planned = [_planned(block["type"], block["value"]) for block in (body.raw_data if body else [])]
    if any(isinstance(block, PlannedContainer) for block in planned):
        return planned
    sections = [
        PlannedContainer(section.title, "section", section.pk, [], DEFAULT_SIZE)
        for section in Section.objects.public().order_by("path")
    ]
    return [PlannedContainer("", "splash", None, [], SPLASH_SHOWS), *planned, *sections]


def _planned(kind: str, value: dict[str, Any]) -> PlannedContainer | PlannedAside:
    if kind == "container":
        return _container(value)
    if kind == "dates":
        return PlannedAside(kind, dates=[_date(entry) for entry in _items(value.get("dates"))])
    return PlannedAside(kind, {name: words for name, words in value.items() if name != "story"}, value.get("story"))


def _container(value: dict[str, Any]) -> PlannedContainer:
    """A splash never has more than it prints."""
    style, size = value.get("style") or "section", value.get("size") or DEFAULT_SIZE
    return PlannedContainer(
        title=value.get("title") or "",
        style=style,
        section=value.get("section"),
        picked=[key for key in _items(value.get("stories")) if key],
        size=min(size, SPLASH_SHOWS) if style == "splash" else size,
    )


def _date(entry: dict[str, Any]) -> dict[str, str]:
    return {"when": entry.get("when") or "", "text": entry.get("text") or ""}


def _items(listed: Iterable[Any] | None) -> list[Any]:
    """What stands in a list, which Wagtail keeps with a name for each item; older and imported ones have none."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in listed or ()]
