"""The breaking strip, for every page."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from dateline.fronts.models import BreakingStrip
from dateline.lib import clock
from dateline.stories.models import Story


def breaking(request: HttpRequest) -> dict[str, Any]:
    """`breaking`: text and address, or None. Looked up only when a template asks."""
    return {} if request.path.startswith("/desk/") else {"breaking": SimpleLazyObject(standing_strip)}


def standing_strip() -> dict[str, str] | None:
    """The strip while its hour lasts. A strip that leads to a story readers may not see is not shown at all."""
    strip = BreakingStrip.objects.first()
    if strip is None or not strip.text or (strip.ends_at and strip.ends_at <= clock.now()):
        return None
    if strip.story_id is None:
        return {"text": strip.text, "address": ""}
    story = Story.objects.public().filter(pk=strip.story_id).for_lists().first()
    return {"text": strip.text, "address": story.address} if story else None
