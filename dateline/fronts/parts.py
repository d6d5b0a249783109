"""Parts that fronts make: the breaking strip, of every page, and what is read most."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dateline.fronts.models import BreakingStrip
from dateline.fronts.most_read import most_read_stories
from dateline.lib import clock
from dateline.press.keys import note_until, under
from dateline.press.parts import part
from dateline.stories.models import Story

STRIP = "list:breaking strip"


@part("strip")
def strip_part() -> SafeString:
    """The strip while its hour lasts, else nothing."""
    return mark_safe(render_to_string("fronts/strip_part.html", {"breaking": standing_strip()}))


@part("most read")
def most_read_part() -> SafeString:
    """The five most read, or nothing."""
    return mark_safe(render_to_string("fronts/most_read_part.html", {"stories": most_read_stories()}))


def standing_strip() -> dict[str, str] | None:
    """The strip while its hour lasts. A strip that leads to a story readers may not see is not shown at all."""
    with under(STRIP):
        strip = BreakingStrip.objects.first()
    if strip is None or not strip.text or (strip.ends_at and strip.ends_at <= clock.now()):
        return None
    note_until(strip.ends_at)
    if strip.story_id is None:
        return {"text": strip.text, "address": ""}
    story = Story.objects.public().among_keys([strip.story_id]).for_lists().first()
    return {"text": strip.text, "address": story.address} if story else None
