"""One story by its key, for parts that are about it."""

from collections.abc import Sequence

from dateline.press.parts import found_by, keys_in
from dateline.press.tray import Rows, at_hand
from dateline.stories.models import Story


def public_story(key: int) -> Story | None:
    """The story readers may see, or None. A part about it depends on it either way."""
    ready: Story | None = at_hand(_row_name(key))
    if ready is not None:
        return ready
    found: Story | None = Story.objects.public().among_keys([key]).select_related("section").first()
    return found


def public_stories(names: Sequence[str]) -> Rows:
    """Those that the parts `names` are about."""
    keys = keys_in(names, *found_by(public_story))
    stories = Story.objects.public().filter(pk__in=keys).select_related("section").order_by() if keys else ()
    return {_row_name(story.pk): story for story in stories}


def _row_name(key: int) -> tuple[str, int]:
    return "public story", key
