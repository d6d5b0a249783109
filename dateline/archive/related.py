"""Related stories, as they were found when the one or the other was published."""

from collections import defaultdict
from collections.abc import Sequence

from dateline.archive.models import Related
from dateline.press.keys import note, under
from dateline.press.parts import keys_in
from dateline.press.tray import Rows, at_hand
from dateline.stories.keys import page_key
from dateline.stories.models import Story

CLOSEST_FIRST = ("-points", "-other__published_at", "-other")


def related_key(story_id: int) -> str:
    """Of the list under one story."""
    return f"list:related:{story_id}"


def related_stories(story: Story, limit: int = 4) -> list[Story]:
    """At most `limit` public stories, the closest first; never itself, never one twice.

    The list depends on those it keeps and does not show as well: one that was withdrawn may be published again.
    """
    with under(related_key(story.pk)):
        kept = at_hand(_row_name(story.pk))
        if kept is None:
            kept = list(Related.objects.filter(story=story).order_by(*CLOSEST_FIRST))
            public = Story.objects.public().among_keys(row.other_id for row in kept).for_lists().in_bulk()
        else:
            public = _public_at_hand([row.other_id for row in kept])
    return [public[row.other_id] for row in kept if row.other_id in public][:limit]


def all_related(names: Sequence[str]) -> Rows:
    """What the lists among the parts `names` keep, and those of them that readers may see."""
    keys = keys_in(names, "related")
    if not keys:
        return {}
    kept: dict[int, list[Related]] = defaultdict(list)
    for row in Related.objects.filter(story__in=keys).order_by(*CLOSEST_FIRST):
        kept[row.story_id].append(row)
    others = {row.other_id for rows in kept.values() for row in rows}
    public = Story.objects.public().filter(pk__in=others).for_lists().order_by()
    return {_row_name(key): kept[key] for key in keys} | {_other_name(story.pk): story for story in public}


def _public_at_hand(keys: list[int]) -> dict[int, Story]:
    note(*(page_key(key) for key in keys))
    return {key: story for key in keys if (story := at_hand(_other_name(key)))}


def _row_name(key: int) -> tuple[str, int]:
    """What a list of related stories is called while it lies ready."""
    return "related", key


def _other_name(key: int) -> tuple[str, int]:
    return "related to others", key
