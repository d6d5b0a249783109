"""A story was published: find what it is close to, and tell those that it is there."""

from django.db import transaction

from dateline.archive.closeness import closest_stories
from dateline.archive.models import Related
from dateline.archive.related import related_key
from dateline.press.actions.touch import touch
from dateline.stories.models import Story

KEPT = 8
"""Twice as many as are printed: some may be withdrawn."""


@transaction.atomic
def relate(story: Story) -> None:
    """Make the story's own list anew, and enter it in those of the stories on it, where it is closer than the last."""
    Related.objects.filter(story=story).delete()
    found = closest_stories(story, KEPT)
    Related.objects.bulk_create(Related(story=story, other_id=other, points=points) for other, points in found)
    changed = [other for other, points in found if _enter(story, other, points)]
    touch(*map(related_key, [story.pk, *changed]))


def _enter(story: Story, other: int, points: int) -> bool:
    """Whether the list of `other` is another now."""
    rows = list(Related.objects.filter(story_id=other).order_by("-points", "-pk"))
    mine = next((row for row in rows if row.other_id == story.pk), None)
    if mine is not None:
        Related.objects.filter(pk=mine.pk).update(points=points)
        return mine.points != points
    if len(rows) >= KEPT:
        last = rows[-1]
        if last.points > points:
            return False
        Related.objects.filter(pk=last.pk).delete()
    Related.objects.create(story_id=other, other=story, points=points)
    return True
