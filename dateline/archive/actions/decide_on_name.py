"""Say who a name in a story is, or that it is nobody's."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.actions.order_relating import order_relating
from dateline.archive.errors import ChangedSinceRead
from dateline.archive.models import Mention
from dateline.archive.names import Name
from dateline.lib import clock
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def confirm_name(*, story: Story, name: str, subject: Subject, editor: "User", seen: str | None = None) -> int:
    """Wherever `name` stands in `story`, it is `subject`, and of its kind; how many mentions that are.

    Raises ChangedSinceRead.
    """
    return _decide(story, name, editor, seen, state=Mention.State.CONFIRMED, subject=subject, kind=subject.kind)


@transaction.atomic
def reject_name(*, story: Story, name: str, editor: "User", seen: str | None = None) -> int:
    """It is no name, or nobody's the archive keeps; how many mentions that are. Raises ChangedSinceRead."""
    return _decide(story, name, editor, seen, state=Mention.State.REJECTED, subject=None)


def _decide(story: Story, name: str, editor: "User", seen: str | None, **told: Any) -> int:
    mentions = Mention.objects.filter(story=story, name=name)
    if seen is not None:
        held = tuple(mentions.select_for_update(of=("self",)).order_by("start"))
        if not held or Name(held).version != seen:
            raise ChangedSinceRead
    number: int = mentions.update(decided_at=clock.now(), decided_by=editor, **told)
    if keep_named(story):
        order_relating([story.pk])
    return number
