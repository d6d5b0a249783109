"""Stories are found by other words, or are to be found no more: have the index brought up to date."""

from collections.abc import Collection

from dateline.search.models import Due
from dateline.search.tasks import index_in_background
from dateline.stories.models import Story


def order_indexing_of(story: Story) -> None:
    """It was published."""
    order_indexing([story.pk])


def order_indexing(keys: Collection[int]) -> None:
    """In the background, after the transaction. Killed anywhere, they stay due and are read the next time."""
    Due.objects.bulk_create((Due(pk=key) for key in keys), batch_size=500, ignore_conflicts=True)
    index_in_background.enqueue()
