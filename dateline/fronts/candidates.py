"""Which stories a front could show: one statement for all its containers, which reads no more than their keys. And
those it does show. Both are asked for as often as a front is made, and put once for each make of a front."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from dateline.lib.kept_question import SOME_MOMENT, KeptQuestion, now_is_told
from dateline.lib.subselect import Subselect
from dateline.press.keys import note, under
from dateline.stories.keys import LATEST, page_key
from dateline.stories.models import Story
from dateline.stories.queries import StoryQuerySet

WHOLE_PAPER = 0
"""Stands for all sections where sections are named by their keys."""

SHAPES = 64
"""Fronts of a different make whose question is kept."""


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
    if not picked and not wanted:
        return []
    sections = sorted(wanted.keys() - {WHOLE_PAPER})
    most = max(wanted.values(), default=0)
    told: dict[Any, Any] = now_is_told()
    told |= {_some_section(number): key for number, key in enumerate(sections)}
    told |= {_some_story(number): key for number, key in enumerate(sorted(picked))}
    question = _question(len(picked), len(sections), WHOLE_PAPER in wanted, most)
    with under(LATEST):
        return [Candidate(*row) for row in question.ask(told)]


def stories_shown(keys: Collection[int]) -> dict[int, Story]:
    """Those of `keys` that readers may see, with all a list prints. A page that asks depends on each, found or not."""
    if not keys:
        return {}
    told: dict[Any, Any] = now_is_told() | {_some_story(number): key for number, key in enumerate(sorted(keys))}
    with under(*map(page_key, keys)):
        return {story.pk: story for story in _question_of_keys(len(keys)).ask(told)}


@lru_cache(maxsize=SHAPES)
def _question_of_keys(number: int) -> KeptQuestion[Story]:
    keys = list(map(_some_story, range(number)))
    return KeptQuestion(Story.objects.public(SOME_MOMENT).filter(pk__in=keys).for_lists())


@lru_cache(maxsize=SHAPES)
def _question(picked: int, sections: int, is_of_the_paper: bool, most: int) -> KeptQuestion[Any]:
    """For so many stories picked by hand, and the newest `most` of so many sections and of the whole paper."""
    lists = [Subselect.of(_keys(Story.objects.public(SOME_MOMENT), most))] if is_of_the_paper else []
    if sections:
        of_one = _keys(Story.objects.public_in_its_section(SOME_MOMENT).filter(section=_some_section(0)), most)
        first = Subselect.of(of_one)
        lists += [first.with_value(_some_section(0), _some_section(number)) for number in range(sections)]
    if picked:
        lists.append(Subselect.of(Story.objects.filter(pk__in=map(_some_story, range(picked))).values("pk")))
    stories = Story.objects.public(SOME_MOMENT).filter(pk__in=Subselect.all_of(lists)).newest_first()
    return KeptQuestion(stories.values_list("pk", "section_id"))


def _some_section(number: int) -> int:
    """Stands for one of them; no section has it, and no story."""
    return -1 - 2 * number


def _some_story(number: int) -> int:
    return -2 - 2 * number


def _keys(stories: StoryQuerySet, most: int) -> Any:
    return stories.newest_first().values("pk")[:most]
