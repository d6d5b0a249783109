"""Say who a name in a story is, or that it is nobody's."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.archive.actions.keep_named import keep_named
from dateline.archive.models import Mention
from dateline.lib import clock
from dateline.stories.models import Story
from dateline.subjects.models import Subject

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def confirm_name(*, story: Story, name: str, subject: Subject, editor: "User") -> int:
    """Wherever `name` stands in `story`, it is `subject`; how many mentions that are."""
    told = {"state": Mention.State.CONFIRMED, "subject": subject, "decided_at": clock.now(), "decided_by": editor}
    number = Mention.objects.filter(story=story, name=name).update(**told)
    keep_named(story)
    return number


@transaction.atomic
def reject_name(*, story: Story, name: str, editor: "User") -> int:
    """It is no name, or nobody's the archive keeps; how many mentions that are."""
    told = {"state": Mention.State.REJECTED, "subject": None, "decided_at": clock.now(), "decided_by": editor}
    number = Mention.objects.filter(story=story, name=name).update(**told)
    keep_named(story)
    return number
