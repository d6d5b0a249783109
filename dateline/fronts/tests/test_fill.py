"""All containers are filled with one look at the stories: they hold what asking for each by itself would give."""

import random
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from dateline.fronts.blocks import SPLASH_SHOWS
from dateline.fronts.fill import fill_front
from dateline.fronts.models import Front
from dateline.fronts.rows import Container
from dateline.stories.models import Section, Story

pytestmark = pytest.mark.django_db

Blocks = list[dict[str, Any]]
LATEST = 3
MADE_UP = 40
"""Fronts that are made up by throwing dice, always the same ones."""


@pytest.fixture
def sections(news: Any, file_story: Any) -> list[int]:
    """Three sections of many stories, few and one, and one with two stories that is kept private."""
    others = [news.get_parent().add_child(instance=Section(title=name, slug=name)) for name in ("sport", "art", "tips")]
    for number in range(18):
        section = others[{3: 0, 6: 0, 7: 1, 11: 2, 14: 2}[number]] if number in (3, 6, 7, 11, 14) else news
        file_story(f"Story {number}", section=section)
    PageViewRestriction.objects.create(page=others[2], restriction_type=PageViewRestriction.LOGIN)
    return [section.pk for section in (news, *others)]


def test_however_a_front_is_made_up_its_containers_hold_what_each_would_find_alone(sections: list[int]) -> None:
    keys = list(Story.objects.values_list("pk", flat=True))
    dice = random.Random(1848)
    for _ in range(MADE_UP):
        blocks = [a_block(dice, sections, keys) for _ in range(dice.randint(1, 6))]
        if any(block["type"] == "container" for block in blocks):
            assert filled(blocks) == filled_one_by_one(blocks), blocks


def a_block(dice: random.Random, sections: list[int], keys: list[int]) -> dict[str, Any]:
    if dice.random() < 0.2:
        return {"type": "number", "value": {"figure": "1", "text": "of it", "story": dice.choice([*keys, None])}}
    value = {
        "title": "",
        "style": dice.choice(["splash", "section", "list"]),
        "section": dice.choice([None, *sections]),
        "stories": dice.sample(keys, dice.randint(0, 4)),
        "size": dice.randint(1, 6),
    }
    return {"type": "container", "value": value}


def filled(blocks: Blocks) -> list[tuple[list[int], list[int]]]:
    rows = fill_front(Front(body=blocks).body, latest=LATEST)
    found = [row for row in rows if isinstance(row, Container)]
    return [([story.pk for story in row.stories], [story.pk for story in row.latest]) for row in found]


def filled_one_by_one(blocks: Blocks) -> list[tuple[list[int], list[int]]]:
    """The same by a question for each container, in their order."""
    public = set(Story.objects.public().values_list("pk", flat=True))
    told = {block["value"]["story"] for block in blocks if block["type"] != "container"}
    containers = [block["value"] for block in blocks if block["type"] == "container"]
    hands = hands_of(containers, public)
    shown = told.union(*hands) - {None}
    rows, latest = [], LATEST
    for container, hand in zip(containers, hands, strict=True):
        size = min(container["size"], SPLASH_SHOWS) if container["style"] == "splash" else container["size"]
        stories = hand + newest(container["section"], size - len(hand), shown)
        beside = newest(None, latest, shown) if container["style"] == "splash" and stories else []
        latest = 0 if container["style"] == "splash" and stories else latest
        rows.append((stories, beside))
    return [row for row in rows if row[0]]


def hands_of(containers: Blocks, free: set[int]) -> list[list[int]]:
    hands = []
    for container in containers:
        most = SPLASH_SHOWS if container["style"] == "splash" else len(container["stories"])
        hands.append([key for key in container["stories"] if key in free][:most])
        free = free.difference(hands[-1])
    return hands


def newest(section: int | None, number: int, shown: set[int]) -> list[int]:
    stories = Story.objects.public().exclude(pk__in=shown).newest_first()
    if section:
        stories = stories.filter(section=section)
    found = list(stories.values_list("pk", flat=True)[: max(number, 0)])
    shown.update(found)
    return found
