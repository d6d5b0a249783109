"""Which stories a front could show: one statement for all its containers, which reads no more than their keys."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from dateline.lib.subselect import Subselect
from dateline.press.keys import note
from dateline.stories.keys import page_key
from dateline.stories.models import Story
from dateline.stories.queries import StoryQuerySet

WHOLE_PAPER = 0
"""Stands for all sections where sections are named by their keys."""

ANY_SECTION = -1
"""Stands for one of them; no section has it."""


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
    lists = [*_newest(wanted), *([Subselect.of(Story.objects.filter(pk__in=picked).values("pk"))] if picked else [])]
    if not lists:
        return []
    stories = Story.objects.public().the_latest().filter(pk__in=Subselect.all_of(lists)).newest_first()
    return [Candidate(*row) for row in stories.values_list("pk", "section_id")]


def _newest(wanted: Mapping[int, int]) -> Iterator[Subselect]:
    """The newest of each section. Django is asked once for all sections how they are found: it takes longest."""
    most = max(wanted.values(), default=0)
    if WHOLE_PAPER in wanted:
        yield Subselect.of(_keys(Story.objects.public(), most))
    sections = wanted.keys() - {WHOLE_PAPER}
    if sections:
        of_one = Subselect.of(_keys(Story.objects.public_in_its_section().filter(section=ANY_SECTION), most))
        yield from (of_one.with_value(ANY_SECTION, section) for section in sorted(sections))


def _keys(stories: StoryQuerySet, most: int) -> Any:
    return stories.newest_first().values("pk")[:most]
