"""Related stories, as they were found when the one or the other was published."""

from dateline.archive.models import Related
from dateline.press.keys import under
from dateline.stories.models import Story


def related_key(story_id: int) -> str:
    """Of the list under one story."""
    return f"list:related:{story_id}"


def related_stories(story: Story, limit: int = 4) -> list[Story]:
    """At most `limit` public stories, the closest first; never itself, never one twice.

    The list depends on those it keeps and does not show as well: one that was withdrawn may be published again.
    """
    with under(related_key(story.pk)):
        kept = list(Related.objects.filter(story=story).order_by("-points", "-other__published_at", "-other"))
        public = Story.objects.public().among_keys(row.other_id for row in kept).for_lists().in_bulk()
    return [public[row.other_id] for row in kept if row.other_id in public][:limit]
