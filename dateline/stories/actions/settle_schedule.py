"""A story's schedule was taken off at the desk: it is a draft again."""

from wagtail.models import Revision

from dateline.lib import clock
from dateline.stories.models import Story


def settle_schedule(*, revision: Revision) -> None:
    """Put a scheduled story with no schedule left among the drafts. Anything else stays as it is."""
    story = Story.objects.filter(pk=revision.object_id, state=Story.State.SCHEDULED)
    others = Revision.objects.filter(
        base_content_type=revision.base_content_type_id,
        object_id=revision.object_id,
        approved_go_live_at__isnull=False,
    )
    if not others.exists():
        story.update(state=Story.State.DRAFT, touched_at=clock.now())
