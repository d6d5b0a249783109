"""Take a moderator's decision back."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.change_status import KEPT_OF_A_DECISION
from dateline.comments.actions.hold import hold
from dateline.comments.actions.teach import teach
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.errors import DecidedSince
from dateline.comments.models import Appeal, Decision, Reply, Report, thread_key
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from dateline.accounts.models import User

Verb = Decision.Verb
OF_STATUS = (Verb.APPROVE, Verb.REJECT, Verb.SPAM, Verb.REASON, Verb.KEEP, Verb.UPHOLD, Verb.DENY)


@dataclass(frozen=True)
class Before:
    """What a reply was before a decision."""

    status: str
    learnt_as: str
    rule: str
    explanation: str
    moderated_by: int | None
    moderated_at: str

    @classmethod
    def of(cls, reply: Reply) -> "Before":
        at = reply.moderated_at.isoformat() if reply.moderated_at else ""
        return cls(reply.status, reply.learnt_as, reply.rule, reply.explanation, reply.moderated_by_id, at)


@transaction.atomic
def undo_decision(*, decision: Decision, before: Before, moderator: "User") -> Reply:
    """Bring the reply back to what it was, its reports to the queue, and take back what was learnt. Nobody is written
    to about that. Raises DecidedSince when the reply is gone or changed, or somebody decided on it anew.

    Its letters stay dealt with: a moderator has read them.
    """
    reply = decision.reply
    if reply is None:
        raise DecidedSince
    hold(reply)
    if reply.erased_at or (reply.edited_at and reply.edited_at > decision.at):
        raise DecidedSince
    if reply.decisions.filter(verb__in=OF_STATUS, undone_by=None).first() != decision:
        raise DecidedSince
    was_approved = reply.is_approved
    teach(reply=reply, lesson=before.learnt_as)
    reply.status, reply.rule, reply.explanation = before.status, before.rule, before.explanation
    reply.told_as = ""  # whatever is decided next is told, a slip among it
    reply.moderated_by_id = before.moderated_by
    reply.moderated_at = datetime.fromisoformat(before.moderated_at) if before.moderated_at else None
    reply.save(update_fields=KEPT_OF_A_DECISION)
    Report.objects.filter(reply=reply, done_at=decision.at).update(done_at=None, done_by=None, outcome="")
    Appeal.objects.filter(reply=reply, decided_at=decision.at).update(decided_at=None, decided_by=None, is_upheld=False)
    write_decision(verb=Verb.UNDO, by=moderator, reply=reply, undoes=decision)
    if was_approved and not reply.is_approved:
        touch(thread_key(reply.story_id), at_once=True)
    return reply
