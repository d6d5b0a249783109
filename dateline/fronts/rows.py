"""What a front's template prints, from top to bottom: containers with their asides, and asides that stand alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.fronts.plan import Plan, PlannedAside, PlannedContainer
from dateline.stories.models import Section, Story


@dataclass
class Choice:
    """What one container shows, by keys."""

    stories: list[int]
    latest: list[int] = field(default_factory=list)


@dataclass
class Container:
    """One filled container, as the template prints it."""

    title: str
    style: str
    section: Section | None
    stories: list[Story]
    latest: list[Story] = field(default_factory=list)
    aside: dict[str, Any] | None = None

    @property
    def address(self) -> str:
        return self.section.address if self.section else ""

    @property
    def lead(self) -> Story | None:
        return self.stories[0] if self.stories else None

    @property
    def rest(self) -> list[Story]:
        return self.stories[1:]

    @property
    def has_room_beside(self) -> bool:
        return self.style == "section" and bool(self.stories) and self.aside is None


@dataclass
class Band:
    """Asides that stand beside no container, from edge to edge."""

    asides: list[dict[str, Any]]
    style: str = "band"


Rows = list[Container | Band]


def set_rows(plan: Plan, choices: Iterable[Choice], stories: Mapping[int, Story]) -> Rows:
    """The rows of `plan`, where each block shows the `stories` that were chosen for it; none without any."""
    sections = _open_sections(plan, stories.values())
    rows: Rows = []
    for block, choice in zip(plan, choices, strict=True):
        if isinstance(block, PlannedAside):
            _set_aside(rows, _aside(block, stories))
        else:
            rows.append(_container(block, choice, stories, sections))
    return [row for row in rows if isinstance(row, Band) or row.stories]


def _open_sections(plan: Plan, stories: Iterable[Story]) -> dict[int, Section]:
    """The sections of the containers that readers may open: the name of another is not for them.

    The section of a story they may see is one. A statement only for one that has none on the page.
    """
    known = {story.section.pk: story.section for story in stories if story.section}
    asked = {block.section for block in plan if isinstance(block, PlannedContainer) and block.section}
    others = asked - known.keys()
    if not others:
        return known
    return known | {section.pk: section for section in Section.objects.public().filter(pk__in=others)}


def _container(
    block: PlannedContainer, choice: Choice, stories: Mapping[int, Story], sections: Mapping[int, Section]
) -> Container:
    section = sections.get(block.section) if block.section else None
    shown, latest = ([stories[key] for key in keys if key in stories] for keys in (choice.stories, choice.latest))
    return Container(block.title or (section.title if section else ""), block.style, section, shown, latest)


def _set_aside(rows: Rows, aside: dict[str, Any]) -> None:
    """Put `aside` beside the container before it, or under that in a band, which it shares with its neighbours."""
    last = rows[-1] if rows else None
    if isinstance(last, Container) and last.has_room_beside:
        last.aside = aside
    elif isinstance(last, Band):
        last.asides.append(aside)
    else:
        rows.append(Band([aside]))


def _aside(block: PlannedAside, stories: Mapping[int, Story]) -> dict[str, Any]:
    if block.kind == "dates":
        return {"kind": block.kind, block.kind: block.dates}
    story = stories.get(block.story) if block.story else None
    return {"kind": block.kind, block.kind: block.words | {"story": story}}
