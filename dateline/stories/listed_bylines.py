"""The bylines of many stories at once, as lists print them. A front has forty stories: Django's own way takes as long
as half their words."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.lib.kept_question import KeptQuestion

if TYPE_CHECKING:
    from dateline.stories.models import Byline, Story

SHAPES = 16
"""Numbers of stories whose question is kept."""

LISTED = ("story", "role", "sort_order", "author__name", "author__slug", "author__kind", "author__merged_into")


def fetch_bylines(stories: "Collection[Story]") -> None:
    """One statement, or none. Stories that have theirs keep them."""
    from dateline.stories.models import Byline

    asked = {story.pk: story for story in stories if "bylines" not in getattr(story, "_prefetched_objects_cache", ())}
    lines: dict[int, list[Byline]] = defaultdict(list)
    for line in _ask(sorted(asked)) if asked else ():
        lines[line.story_id].append(line)
    for key, story in asked.items():
        rows = Byline.objects.all()
        rows._result_cache = lines[key]
        rows._prefetch_done = True
        story._prefetched_objects_cache = getattr(story, "_prefetched_objects_cache", {}) | {"bylines": rows}


def _ask(keys: list[int]) -> "list[Byline]":
    """The last key is asked for more than once, so that there are few questions to keep."""
    number = 1 << (len(keys) - 1).bit_length()
    told = {_some_story(place): keys[min(place, len(keys) - 1)] for place in range(number)}
    return _question(number).ask(told)


@lru_cache(maxsize=SHAPES)
def _question(number: int) -> "KeptQuestion[Byline]":
    from dateline.stories.models import Byline

    lines = Byline.objects.filter(story__in=list(map(_some_story, range(number))))
    return KeptQuestion(lines.select_related("author").only(*LISTED))


def _some_story(place: int) -> int:
    """Stands for one of them; no story has it."""
    return -1 - place
