"""A story was published: find what it is close to, and tell those that it is there."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from dateline.archive.actions.note_words import note_words
from dateline.archive.closeness import Close, closest_stories
from dateline.archive.lengths import FEW, GROWN
from dateline.archive.models import Related, Wording
from dateline.archive.rarity import Rarity
from dateline.archive.related import related_key
from dateline.archive.relating import relate_in_background
from dateline.press.actions.touch import touch
from dateline.stories.models import Story

KEPT = 8
"""Twice as many as are printed: some may be withdrawn."""


@transaction.atomic
def relate(story: Story) -> None:
    """Make the story's own list anew, and enter it in those of the stories on it, where it is closer than the last.

    Due no more before it looks: what is decided meanwhile waits for this to end, and orders the list again.
    """
    words = note_words(story)
    rarity = Rarity(words.weights)
    length = rarity.length_of(words.weights)
    Wording.objects.filter(story=story).update(compared_among=rarity.stories, length=length, is_due=False)
    found = closest_stories(story, words, rarity, KEPT)
    changed = [story.pk, *_enter(story, found)]
    if _write(story, found):
        touch(*map(related_key, changed))
    else:
        touch(*map(related_key, changed[1:]))
    _renew_the_outgrown(found, rarity.stories)


def _write(story: Story, found: Sequence[Close]) -> bool:
    """Whether the list is another now."""
    wanted = [(close.story_id, close.points, close.why) for close in found]
    held = Related.objects.filter(story=story).order_by("pk").values_list("other_id", "points", "why")
    if list(held) == wanted:
        return False
    Related.objects.filter(story=story).delete()
    Related.objects.bulk_create(Related(story=story, other_id=pk, points=points, why=why) for pk, points, why in wanted)
    return True


def _enter(story: Story, found: Sequence[Close]) -> list[int]:
    """Those whose list is another with `story` on it."""
    rows: dict[int, list[Related]] = defaultdict(list)
    for row in Related.objects.filter(story__in=[close.story_id for close in found]).order_by("-points", "-pk"):
        rows[row.story_id].append(row)
    twins = _of_the_same_words(story)
    entering = [close for close in found if _is_let_in(story, close, rows[close.story_id], twins)]
    leaving = [_leaving(story, rows[close.story_id]) for close in entering]
    Related.objects.filter(pk__in=[row.pk for row in leaving if row]).delete()
    Related.objects.bulk_create(
        Related(story_id=close.story_id, other=story, points=close.points, why=close.why) for close in entering
    )
    return [close.story_id for close in entering]


def _is_let_in(story: Story, close: Close, rows: Sequence[Related], twins: set[int]) -> bool:
    mine = next((row for row in rows if row.other_id == story.pk), None)
    if mine is not None:
        return (mine.points, mine.why) != (close.points, close.why)
    if any(row.other_id in twins for row in rows):
        return False
    return len(rows) < KEPT or rows[-1].points <= close.points


def _leaving(story: Story, rows: Sequence[Related]) -> Related | None:
    """Its own row of before, else the last where the list is full."""
    mine = next((row for row in rows if row.other_id == story.pk), None)
    return mine or (rows[-1] if len(rows) >= KEPT else None)


def _of_the_same_words(story: Story) -> set[int]:
    mine = Wording.objects.filter(story=story).exclude(fingerprint=0).values_list("fingerprint", flat=True)
    same = Wording.objects.filter(fingerprint__in=list(mine)).exclude(story=story).order_by("pk")
    return set(same.values_list("story_id", flat=True)[:KEPT])


def _renew_the_outgrown(found: Sequence[Close], stories: int) -> None:
    """Later, by the worker: a list is made anew once for each time the archive doubles, however many enter it."""
    if stories < FEW:
        return
    outgrown = Wording.objects.filter(story__in=[close.story_id for close in found], is_due=False)
    if outgrown.filter(compared_among__lte=stories // GROWN).update(is_due=True):
        relate_in_background.enqueue()
