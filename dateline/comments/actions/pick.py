"""Make a reply an editor's pick, or take that back."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.hold import hold
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Decision, Reply

if TYPE_CHECKING:
    from dateline.accounts.models import User


@transaction.atomic
def pick(*, reply: Reply, moderator: "User", is_pick: bool = True, seen: str | None = None) -> None:
    """Readers see it marked once it is approved. ChangedSince is raised when it is no longer what was `seen`."""
    hold(reply, seen)
    if reply.is_pick == is_pick:
        return
    reply.is_pick = is_pick
    reply.save(update_fields=["is_pick"])
    write_decision(verb=Decision.Verb.PICK if is_pick else Decision.Verb.UNPICK, by=moderator, reply=reply)
