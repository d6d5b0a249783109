"""The newest stories of a feed."""

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from dateline.press.keys import recording_now
from dateline.stories.models import Correction, Story
from dateline.stories.printed import as_printed
from dateline.stories.queries import StoryQuerySet

NEWEST = 30
"""Entries of a feed."""


def for_feeds() -> StoryQuerySet:
    """The stories feeds may carry."""
    public: StoryQuerySet = Story.objects.public().in_feeds()
    return public


def in_a_feed(stories: StoryQuerySet) -> Sequence[Story]:
    """The newest of `stories`, each with when it was last amended.

    While a feed is pressed no more of them than that, for their entries are parts; else all that these print.
    """
    amended = Correction.objects.filter(story=OuterRef("pk")).order_by("-made_at").values("made_at")[:1]
    dated = stories.annotate(amended_at=Subquery(amended))
    newest = dated.only("published_at") if recording_now() else as_printed(dated)
    return list(newest.newest_first()[:NEWEST])
