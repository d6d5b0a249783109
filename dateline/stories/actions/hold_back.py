"""Take a story off its schedule: it is a draft again, and no hour makes it public."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.stories.models import Story


@transaction.atomic
def hold_back(*, story: "Story") -> None:
    """Forget every hour `story` was to go live at. What readers see now is left alone."""
    story.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    if story.state == story.State.SCHEDULED:
        story.state, story.touched_at, story.go_live_at = story.State.DRAFT, clock.now(), None
        story.save(update_fields=["state", "touched_at", "go_live_at"], clean=False)
