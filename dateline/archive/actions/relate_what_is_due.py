"""Make lists of related stories anew that wait for it."""

import logging
from collections.abc import Callable

from dateline.archive.actions.note_words import note_words
from dateline.archive.actions.relate import relate
from dateline.archive.models import Wording
from dateline.stories.models import Story

log = logging.getLogger("dateline.worker")
AT_ONCE = 50


def note_all_words(tell: Callable[[int], object] = lambda _: None) -> None:
    """Of every story readers may see and whose words were not noted yet, each by itself: may be stopped anywhere."""
    last = 0
    missing = Story.objects.public().filter(wording=None).order_by("pk")
    while stories := list(missing.filter(pk__gt=last)[:AT_ONCE]):
        for story in stories:
            note_words(story)
        last = stories[-1].pk
        tell(len(stories))


def relate_what_is_due(tell: Callable[[int], object] = lambda _: None) -> int:
    """One after the other, each kept by itself, so that it may be stopped anywhere; how many lists were made.

    One that breaks is passed over, and the log names it.
    """
    number, last = 0, 0
    while due := list(Wording.objects.filter(is_due=True, pk__gt=last).order_by("pk").only("story")[:AT_ONCE]):
        stories = Story.objects.public().in_bulk([each.story_id for each in due])
        for each in due:
            number += _relate(stories.get(each.story_id), each)
        last = due[-1].pk
        tell(len(due))
    return number


def _relate(story: Story | None, due: Wording) -> bool:
    try:
        if story is not None:
            relate(story)
            return True
    except Exception:
        log.exception("Story %s could not be related to others.", due.story_id)
    Wording.objects.filter(pk=due.pk).update(is_due=False)
    return False
