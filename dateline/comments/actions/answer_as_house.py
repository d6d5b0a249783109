"""The newsroom answers a reply that is in print."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.hold import hold
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.depth import shallow
from dateline.comments.errors import DecidedSince
from dateline.comments.models import LONGEST_NAME, Decision, Reply
from dateline.lib import clock
from dateline.publication.queries import current_house

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def answer_as_house(*, reply: Reply, moderator: "User", words: str, seen: str | None = None) -> Reply:
    """Printed at once, by the name of who answers and the house's, and marked as from the newsroom.

    Raises DecidedSince when the reply is not in print (any more), and ChangedSince.
    """
    hold(reply, seen)
    if not reply.is_approved or reply.erased_at:
        raise DecidedSince
    now = clock.now()
    answer: Reply = Reply.objects.create(
        story=reply.story,
        parent=shallow(reply),
        name=f"{moderator}, {current_house().name}"[:LONGEST_NAME],
        comment=words,
        status=Reply.Status.APPROVED,
        is_staff=True,
        created_at=now,
        moderated_by=moderator,
        moderated_at=now,
    )
    write_decision(verb=Decision.Verb.APPROVE, by=moderator, reply=answer, at=now)
    return answer
