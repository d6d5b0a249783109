"""Take a published story away from readers, and say so at its address."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction

from dateline.lib import clock
from dateline.stories.changed import tell_of_change
from dateline.stories.errors import StoryNotPublished
from dateline.stories.pressing import take_down, touch_authors_made_known

if TYPE_CHECKING:
    from dateline.stories.models import Story


@transaction.atomic
def withdraw(*, story: "Story", notice: str = "", legal: bool = False, user: Any = None) -> None:
    """Withdraw `story`: its address answers 410 (451 when `legal`) with `notice`.

    Raises StoryNotPublished when readers have never seen it, and Wagtail's permission error when `user`
    may not. `user` None is the house itself (schedule, importer).
    """
    if not story.live:
        raise StoryNotPublished
    story.withdrawal_notice = notice.strip()
    story.withdrawal_kind = story.WithdrawalKind.LEGAL if legal else story.WithdrawalKind.EDITORIAL
    UnpublishPageAction(story, user=user).execute(skip_permission_checks=user is None)


def mark_withdrawn(*, story: "Story") -> None:
    """Note that Wagtail has unpublished `story`, by whichever of its doors."""
    story.state = story.State.WITHDRAWN
    story.withdrawn_at = story.touched_at = clock.now()
    story.save(
        update_fields=["state", "withdrawn_at", "touched_at", "withdrawal_notice", "withdrawal_kind"],
        clean=False,
    )
    take_down(story)
    touch_authors_made_known(story, story.bylines.values_list("author_id", flat=True))
    tell_of_change(story.pk)
