"""A story was published: have it read."""

from dateline.archive.models import Reading
from dateline.archive.tasks import read_in_background
from dateline.stories.models import Story


def order_reading(story: Story) -> None:
    """In the background, after the transaction. Killed anywhere, it stays due and is read the next time."""
    Reading.objects.update_or_create(story=story, defaults={"is_due": True})
    read_in_background.enqueue()
