"""One story by its key, for parts that are about it."""

from dateline.stories.models import Story


def public_story(key: int) -> Story | None:
    """The story readers may see, or None. A part about it depends on it either way."""
    found: Story | None = Story.objects.public().among_keys([key]).select_related("section").first()
    return found
