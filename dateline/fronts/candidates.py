"""Which stories a front could show: one statement for all its containers, which reads no more than their keys."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from dateline.press.keys import note
from dateline.stories.keys import page_key
from dateline.stories.models import Story
from dateline.stories.queries import StoryQuerySet

WHOLE_PAPER = 0
"""Stands for all sections where sections are named by their keys."""


class Candidate(NamedTuple):
    """A story readers may see, which a front could show."""

    key: int
    section: int


def find_candidates(picked: Collection[int], wanted: Mapping[int, int]) -> list[Candidate]:
    """Of the stories `picked`, and so many of the newest of each section as `wanted` says, newest first.

    One statement. A page that asks depends on all that were picked, readers may see them or not. Whether a section is
    private is asked once, of all that were found in any.
    """
    note(*(page_key(key) for key in picked))
    in_section = Story.objects.public_in_its_section()
    lists = [
        _newest(Story.objects.public() if section == WHOLE_PAPER else in_section.filter(section=section), most)
        for section, most in wanted.items()
    ]
    lists += [Story.objects.filter(pk__in=picked).order_by().values("pk")] if picked else []
    if not lists:
        return []
    named = lists[0].union(*lists[1:], all=True) if lists[1:] else lists[0]
    stories = Story.objects.public().the_latest().filter(pk__in=named).newest_first()
    return [Candidate(*row) for row in stories.values_list("pk", "section_id")]


def _newest(stories: StoryQuerySet, most: int) -> Any:
    """The newest `most` of `stories`. SQLite does not cut a list that stands beside others, only one it looks in."""
    return Story.objects.filter(pk__in=stories.newest_first().values("pk")[:most]).order_by().values("pk")
