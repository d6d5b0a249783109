"""An edit everybody sees."""

from dateline.stories.models import Story


def retitle(story: Story, headline: str) -> None:
    """Publish it again under another headline."""
    fresh = Story.objects.get(pk=story.pk)
    fresh.title = headline
    fresh.save_revision().publish()
