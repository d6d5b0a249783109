"""Fill a front: hand-picked slots first, the rest from the latest, no story twice, and nothing placed is lost."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import prefetch_related_objects

from dateline.fronts.blocks import SPLASH_SHOWS
from dateline.stories.models import Section, Story
from dateline.stories.queries import PRINTED_BESIDE, StoryQuerySet

DEFAULT_SIZE = 5


@dataclass
class Container:
    """One filled container, as the template prints it."""

    title: str
    style: str
    section: Section | None
    stories: list[Story]
    aside: dict[str, Any] | None = None
    latest: list[Story] = field(default_factory=list)

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


def fill_front(body: Any, latest: int = 0) -> Rows:
    """The front of `body` (a FrontBody value) from top to bottom, `latest` newest stories beside its first splash.

    No story stands twice: an editor's hand comes first, then the splash, then the latest, and the other containers
    fill themselves with what is left. Statements: seven, and one for each container that fills itself.
    """
    blocks = _plan(body)
    picked = _picked_stories(blocks)
    sections = _open_sections(blocks)
    hands = _hands(blocks, picked)
    shown = {story.pk for hand in hands for story in hand} | _told_beside(blocks)
    rows: Rows = []
    for block, hand in zip(blocks, hands, strict=True):
        if block.block_type != "container":
            _set_aside(rows, _aside(block.block_type, block.value, picked))
            continue
        container = _fill(block.value, hand, sections, shown)
        rows.append(container)
        if latest and container.style == "splash" and container.stories:
            container.latest = list(
                Story.objects.public()
                .the_latest()
                .exclude(pk__in=shown)
                .newest_first()
                .for_one_of_many_lists()[:latest]
            )
            shown.update(story.pk for story in container.latest)
            latest = 0
    rows = [row for row in rows if isinstance(row, Band) or row.stories]
    prefetch_related_objects(_stories_on(rows), *PRINTED_BESIDE)
    return rows


def _stories_on(rows: Rows) -> list[Story]:
    """Each that is printed, those beside included."""
    listed = [story for row in rows if isinstance(row, Container) for story in (*row.stories, *row.latest)]
    asides = [row.aside for row in rows if isinstance(row, Container) and row.aside]
    asides += [aside for row in rows if isinstance(row, Band) for aside in row.asides]
    told = [aside[aside["kind"]] for aside in asides if aside["kind"] != "dates"]
    return listed + [aside["story"] for aside in told if aside["story"]]


@dataclass
class _PlannedBlock:
    block_type: str
    value: dict[str, Any]


def _plan(body: Any) -> list[Any]:
    """The blocks of `body`. Where no container is among them: a splash, the asides under it, every section."""
    blocks = list(body or [])
    if any(block.block_type == "container" for block in blocks):
        return blocks
    splash: dict[str, Any] = {"title": "", "style": "splash", "section": None, "stories": [], "size": SPLASH_SHOWS}
    sections = [
        {"title": section.title, "style": "section", "section": section, "stories": [], "size": DEFAULT_SIZE}
        for section in Section.objects.public().order_by("path")
    ]
    return [
        _PlannedBlock("container", splash),
        *blocks,
        *(_PlannedBlock("container", section) for section in sections),
    ]


def _told_beside(blocks: list[Any]) -> set[int]:
    """The keys of the stories the asides lead to."""
    asides = [block.value for block in blocks if block.block_type != "container"]
    return {value["story"].pk for value in asides if value.get("story")}


def _picked_stories(blocks: list[Any]) -> dict[int, Story]:
    """Every hand-picked story readers may see, by its key, with what lists need; one query for the whole front."""
    keys = _told_beside(blocks)
    for block in blocks:
        if block.block_type == "container":
            keys.update(page.pk for page in block.value["stories"] if page)
    return (
        {story.pk: story for story in Story.objects.public().among_keys(keys).for_one_of_many_lists()} if keys else {}
    )


def _open_sections(blocks: list[Any]) -> dict[int, Section]:
    """The sections of the containers that readers may open: the name of another is not for them."""
    asked = [block.value["section"] for block in blocks if block.block_type == "container"]
    keys = [section.pk for section in asked if section]
    return {section.pk: section for section in Section.objects.public().filter(pk__in=keys)} if keys else {}


def _hands(blocks: list[Any], picked: dict[int, Story]) -> list[list[Story]]:
    """What each block holds by hand: a story is where it was placed first. One too many for a splash stays free."""
    free = dict(picked)
    hands: list[list[Story]] = []
    for block in blocks:
        hand: list[Story] = []
        if block.block_type == "container":
            pages = [page for page in block.value["stories"] if page]
            most = SPLASH_SHOWS if block.value["style"] == "splash" else len(pages)
            for page in pages:
                if page.pk in free and len(hand) < most:
                    hand.append(free.pop(page.pk))
        hands.append(hand)
    return hands


def _fill(value: Any, hand: list[Story], sections: dict[int, Section], shown: set[int]) -> Container:
    asked = value["section"]
    section = sections.get(asked.pk) if asked else None
    container = Container(value["title"] or (section.title if section else ""), value["style"], section, list(hand))
    size = min(value["size"], SPLASH_SHOWS) if container.style == "splash" else value["size"]
    wanted = size - len(hand)
    if wanted > 0 and (section or not asked):
        latest: StoryQuerySet = Story.objects.public().the_latest().exclude(pk__in=shown)
        if section:
            latest = latest.in_section(section)
        container.stories.extend(latest.newest_first().for_one_of_many_lists()[:wanted])
        shown.update(story.pk for story in container.stories)
    return container


def _set_aside(rows: Rows, aside: dict[str, Any]) -> None:
    """Put `aside` beside the container before it, or under that in a band, which it shares with its neighbours."""
    last = rows[-1] if rows else None
    if isinstance(last, Container) and last.has_room_beside:
        last.aside = aside
    elif isinstance(last, Band):
        last.asides.append(aside)
    else:
        rows.append(Band([aside]))


def _aside(kind: str, value: Any, picked: dict[int, Story]) -> dict[str, Any]:
    if kind == "dates":
        return {"kind": kind, kind: [{"when": entry["when"], "text": entry["text"]} for entry in value["dates"]]}
    aside = {name: value[name] for name in value if name != "story"}
    aside["story"] = picked.get(value["story"].pk) if value["story"] else None
    return {"kind": kind, kind: aside}
