"""Whom the desk can have told of a story."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from dateline.pocket.topics import BREAKING, Topic, topic_of, topics_of
from dateline.stories.models import Story


def topics_on_offer(story: Story) -> list[Topic]:
    """What is breaking, then the story's own topics, and its corrections where it has any."""
    prefetch_related_objects([story], "corrections")
    corrections = [topic_of(story)] if story.corrections.all() else []
    return [Topic(BREAKING, _("Breaking news"), "/"), *corrections, *topics_of(story)]
