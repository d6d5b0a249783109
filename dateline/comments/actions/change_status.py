"""Print a reply or keep it from readers, with all that follows from it."""

from datetime import datetime
from typing import TYPE_CHECKING

from dateline.comments.actions.answer_reports import Answered, answer_reports
from dateline.comments.actions.teach import teach
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Decision, Letter, Reply, Report, thread_key
from dateline.comments.tasks import tell_soon
from dateline.lib import clock
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from dateline.accounts.models import User

Verb = Decision.Verb
KEPT_OF_A_DECISION = ["status", "moderated_by", "moderated_at", "learnt_as", "rule", "explanation", "told_as"]


def change_status(
    reply: Reply,
    status: str,
    moderator: "User",
    lesson: str,
    verb: Decision.Verb,
    rule: str = "",
    words: str = "",
    since: datetime | None = None,
    at: datetime | None = None,
) -> Decision | None:
    """Its letters and reports are dealt with by that, and the writer is told who left an address.

    What is so already is not decided again, though a rejection may be given a reason later: then its reports are
    answered, and None is given when there are none. The caller holds the reply.
    """
    now = at or clock.now()
    since = since or (None if reply.status in Reply.DECIDED else reply.created_at)
    outcome = Report.Outcome.KEPT if status == Reply.Status.APPROVED else Report.Outcome.REMOVED
    answered = answer_reports(reply=reply, moderator=moderator, outcome=outcome, at=now)
    was = reply.status
    if (was, reply.learnt_as) == (status, lesson):
        if rule and (rule, words) != (reply.rule, reply.explanation):
            _only_answered(reply, moderator, verb, answered, now)
            return _give_reason(reply, moderator, rule, words, now)
        return _only_answered(reply, moderator, verb, answered, now)
    teach(reply=reply, lesson=lesson)
    reply.status, reply.rule, reply.explanation = status, rule, words
    reply.moderated_by, reply.moderated_at = moderator, now
    reply.save(update_fields=KEPT_OF_A_DECISION)
    Letter.objects.filter(reply=reply, done_at=None).update(done_at=now, done_by=moderator)
    if was == Reply.Status.APPROVED and not reply.is_approved:
        touch(thread_key(reply.story_id), at_once=True)
    if reply.email and not reply.is_spam:
        tell_soon(reply.pk)
    return write_decision(
        verb=verb,
        by=moderator,
        reply=reply,
        rule=rule,
        since=answered.since or since,
        replies=0 if was == status else 1,  # it was counted before
        reports=answered.reports,
        at=now,
    )


def _give_reason(reply: Reply, moderator: "User", rule: str, words: str, now: datetime) -> Decision:
    """A line that counts no reply: it was counted when it was rejected, and stays the decision of who rejected it."""
    reply.rule, reply.explanation, reply.told_as = rule, words, ""
    reply.save(update_fields=["rule", "explanation", "told_as"])
    if reply.email:
        tell_soon(reply.pk)
    return write_decision(verb=Verb.REASON, by=moderator, reply=reply, rule=rule, replies=0, at=now)


def _only_answered(
    reply: Reply, moderator: "User", verb: Decision.Verb, answered: Answered, now: datetime
) -> Decision | None:
    """A line that counts reports and no reply."""
    if not answered.reports:
        return None
    kept = reply.is_approved
    return write_decision(
        verb=Verb.KEEP if kept else verb,
        by=moderator,
        reply=reply,
        rule=reply.rule,
        since=answered.since,
        replies=1 if kept else 0,
        reports=answered.reports,
        at=now,
    )
