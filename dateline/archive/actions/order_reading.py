"""A story was published: have it read."""

from dateline.archive.tasks import read_in_background
from dateline.stories.models import Story


def order_reading(story: Story) -> None:
    """In the background, after the transaction."""
    read_in_background.enqueue(story.pk)
