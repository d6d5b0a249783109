"""Read the stories that wait to be read."""

import logging
from collections.abc import Callable

from dateline.archive.actions.read_story import read_story
from dateline.archive.engine import the_engine
from dateline.archive.known import Known
from dateline.archive.models import Reading, ReadingChoices
from dateline.stories.models import Story

log = logging.getLogger("dateline.worker")
AT_ONCE = 50


def read_what_is_due(tell: Callable[[int], object] = lambda _: None) -> int:
    """One after the other, each kept by itself, so that it may be stopped anywhere; how many were read.

    The house's names and choices are asked for once a run. What readers may not see is not read; a story that breaks
    the reader is passed over, and the log names it.
    """
    name, reader = the_engine()
    known, switched_off = Known.to_read_with(), ReadingChoices.of_the_house().muted_rules
    number, last = 0, 0
    while due := list(Reading.objects.filter(is_due=True, pk__gt=last).order_by("pk")[:AT_ONCE]):
        stories = Story.objects.public().in_bulk([each.story_id for each in due])
        for each in due:
            story = stories.get(each.story_id)
            try:
                number += story is not None and bool(
                    read_story(story=story, reader=reader, engine=name, known=known, switched_off=switched_off)
                )
            except Exception:
                log.exception("Story %s could not be read.", each.story_id)
                story = None
            if story is None:
                Reading.objects.filter(pk=each.pk).update(is_due=False)
        last = due[-1].pk
        tell(len(due))
    return number
