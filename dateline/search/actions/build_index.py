"""Index every story readers may see that is not in the index, or was read by an older analyser."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, QuerySet

from dateline.search.actions.index_stories import index_stories
from dateline.search.actions.index_what_is_due import index_what_is_due
from dateline.search.analyser import NUMBER
from dateline.search.engines import the_engine
from dateline.search.models import Due, Entry
from dateline.stories.models import Story

AT_ONCE = 200


def build_index(tell: Callable[[int], object] = lambda _: None) -> int:
    """Some hundred in a transaction, so that it may be stopped anywhere and goes on where it was; how many changed.

    Raises OutOfReach where the words cannot be put.
    """
    number = last = 0
    while keys := list(missing().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        number += index_stories(keys)
        last = keys[-1]
        tell(len(keys))
    number += index_what_is_due(tell=tell)
    the_engine().settle()
    return number


def to_do() -> int:
    """How many stories a call would look at, or some more: what is due may be missing as well."""
    return missing().count() + Due.objects.count()


def missing() -> "QuerySet[Story]":
    """Stories readers may see that the index does not hold as it would today."""
    held = Entry.objects.filter(story=OuterRef("pk"), analyser=NUMBER)
    stories: QuerySet[Story] = Story.objects.public().filter(~Exists(held))
    return stories


def forget_readings() -> None:
    """Have every story read anew by the next call. What is found meanwhile stays found."""
    Entry.objects.update(analyser=0)
