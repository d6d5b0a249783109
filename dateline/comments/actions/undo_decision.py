"""Take a moderator's decision back."""

from django.db import transaction

from dateline.comments.actions.teach import teach
from dateline.comments.models import Reply, thread_key
from dateline.press.actions.touch import touch


@transaction.atomic
def undo_decision(*, reply: Reply, status: str, lesson: str) -> None:
    """Bring `reply` back to the `status` it had, and take back what was learnt. Nobody is written to about that.

    Its letters stay dealt with: a moderator has read them.
    """
    teach(reply=reply, lesson=lesson)
    reply.status = status
    if status not in Reply.DECIDED:
        reply.moderated_by = reply.moderated_at = None
    reply.save(update_fields=["status", "moderated_by", "moderated_at", "learnt_as"])
    touch(thread_key(reply.story_id), at_once=True)
