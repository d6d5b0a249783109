"""Fill a front: hand-picked slots first, the rest from the latest, and no story twice."""

from dataclasses import dataclass, field
from typing import Any

from dateline.stories.models import Section, Story
from dateline.stories.queries import StoryQuerySet

DEFAULT_SIZE = 5
SPLASH_ALSO = 2


@dataclass
class Container:
    """One filled container, as the template prints it."""

    title: str
    style: str
    section: Section | None
    stories: list[Story] = field(default_factory=list)
    aside: dict[str, Any] | None = None

    @property
    def address(self) -> str:
        return self.section.address if self.section else ""

    @property
    def lead(self) -> Story | None:
        return self.stories[0] if self.stories else None

    @property
    def also(self) -> list[Story]:
        return self.stories[1 : 1 + SPLASH_ALSO]

    @property
    def rest(self) -> list[Story]:
        return self.stories[1:]


def fill_front(body: Any, latest: int = 0) -> tuple[list[Container], list[Story]]:
    """The containers of `body` (a FrontBody value), filled, and the newest `latest` stories to stand beside them.

    Of an empty body: a splash and every section. No story stands twice: an editor's hand comes first, then the
    splash, then the latest, and the other containers fill themselves with what is left.
    Statements: four, and one for each container that fills itself.
    """
    plan = [block for block in body if block.block_type == "container"] if body else []
    blocks = list(body) if plan else _default_plan()
    picked = _picked_stories(blocks)
    sections = _open_sections(blocks)
    shown: set[int] = set(picked)
    containers: list[Container] = []
    beside: list[Story] = []
    for block in blocks:
        kind, value = block.block_type, block.value
        if kind != "container":
            if containers:
                containers[-1].aside = {"kind": kind, **_aside(kind, value, picked)}
            continue
        containers.append(_fill(value, picked, sections, shown))
        if latest and not beside:
            beside = list(Story.objects.public().exclude(pk__in=shown).newest_first().for_lists()[:latest])
            shown.update(story.pk for story in beside)
    return [container for container in containers if container.stories or container.aside], beside


@dataclass
class _PlannedBlock:
    block_type: str
    value: dict[str, Any]


def _default_plan() -> list[Any]:
    splash: dict[str, Any] = {"title": "", "style": "splash", "section": None, "stories": [], "size": 1 + SPLASH_ALSO}
    sections = [
        {"title": section.title, "style": "section", "section": section, "stories": [], "size": DEFAULT_SIZE}
        for section in Section.objects.public().order_by("path")
    ]
    return [_PlannedBlock("container", value) for value in (splash, *sections)]


def _picked_stories(blocks: list[Any]) -> dict[int, Story]:
    """Every hand-picked story readers may see, by its key, with what lists need; one query for the whole front."""
    keys: list[int] = []
    for block in blocks:
        if block.block_type == "container":
            keys.extend(page.pk for page in block.value["stories"] if page)
        elif block.value.get("story"):
            keys.append(block.value["story"].pk)
    return {story.pk: story for story in Story.objects.public().filter(pk__in=keys).for_lists()} if keys else {}


def _open_sections(blocks: list[Any]) -> dict[int, Section]:
    """The sections of the containers that readers may open: the name of another is not for them."""
    asked = [block.value["section"] for block in blocks if block.block_type == "container"]
    keys = [section.pk for section in asked if section]
    return {section.pk: section for section in Section.objects.public().filter(pk__in=keys)} if keys else {}


def _fill(value: Any, picked: dict[int, Story], sections: dict[int, Section], shown: set[int]) -> Container:
    asked = value["section"]
    section = sections.get(asked.pk) if asked else None
    container = Container(value["title"] or (section.title if section else ""), value["style"], section)
    for page in value["stories"]:
        story = picked.get(page.pk) if page else None
        if story and story not in container.stories:
            container.stories.append(story)
    wanted = value["size"] - len(container.stories)
    if wanted > 0 and (section or not asked):
        latest: StoryQuerySet = Story.objects.public().exclude(pk__in=shown)
        if section:
            latest = latest.in_section(section)
        container.stories.extend(latest.newest_first().for_lists()[:wanted])
    shown.update(story.pk for story in container.stories)
    return container


def _aside(kind: str, value: Any, picked: dict[int, Story]) -> dict[str, Any]:
    if kind == "dates":
        return {kind: [{"when": entry["when"], "text": entry["text"]} for entry in value["dates"]]}
    aside = {name: value[name] for name in value if name != "story"}
    aside["story"] = picked.get(value["story"].pk) if value["story"] else None
    return {kind: aside}
