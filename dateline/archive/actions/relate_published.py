"""A story was published: relate it to others."""

from dateline.archive.actions.note_words import note_words
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.actions.relate import relate
from dateline.archive.relating import is_put_off
from dateline.stories.models import Story


def relate_published(story: Story) -> None:
    """In the same transaction: its page comes out with its list. Where lists are put off it waits like all the others,
    and its words are noted, for theirs are weighed by them."""
    if is_put_off():
        note_words(story)
        order_relating([story.pk])
    else:
        relate(story)
