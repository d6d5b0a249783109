"""Approve or reject a reply, or call it spam. The gatekeeper learns from what is printed and from spam."""

from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.answer_reports import answer_reports
from dateline.comments.actions.teach import teach
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.models import Appeal, Decision, Letter, Reply, Report, thread_key
from dateline.comments.tasks import tell_outcome
from dateline.lib import clock
from dateline.press.actions.touch import touch

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.accounts.models import User

Verb = Decision.Verb
KEPT_OF_A_DECISION = ["status", "moderated_by", "moderated_at", "learnt_as", "rule", "explanation"]


@transaction.atomic
def approve(*, reply: Reply, moderator: "User") -> Decision:
    """Let readers see `reply`; release it when it was kept back. An appeal that waits is upheld by that."""
    now = clock.now()
    waiting = Appeal.objects.filter(reply=reply, decided_at=None)
    since = waiting.values_list("created_at", flat=True).first()
    waiting.update(decided_at=now, decided_by=moderator, is_upheld=True)
    verb = Verb.UPHOLD if since else Verb.APPROVE
    return _decide(reply, Reply.Status.APPROVED, moderator, Reply.Lesson.PRINTED, verb, since=since, at=now)


def reject(*, reply: Reply, moderator: "User", rule: str = "", explanation: str = "") -> Decision:
    """Keep `reply` from readers, for what it says: that teaches the gatekeeper nothing. Its writer is told the rule
    and the words."""
    return _decide(reply, Reply.Status.REJECTED, moderator, "", Verb.REJECT, rule, explanation)


def call_spam(*, reply: Reply, moderator: "User") -> Decision:
    """Keep `reply` from readers, and others like it. Its writer is told nothing."""
    return _decide(reply, Reply.Status.REJECTED, moderator, Reply.Lesson.SPAM, Verb.SPAM, Reply.Rule.ADVERT)


@transaction.atomic
def _decide(
    reply: Reply,
    status: str,
    moderator: "User",
    lesson: str,
    verb: Decision.Verb,
    rule: str = "",
    words: str = "",
    since: "datetime | None" = None,
    at: "datetime | None" = None,
) -> Decision:
    """Its letters and reports are dealt with by that, and the writer is told who left an address."""
    now = at or clock.now()
    since = since or (None if reply.status in Reply.DECIDED else reply.created_at)
    outcome = Report.Outcome.KEPT if status == Reply.Status.APPROVED else Report.Outcome.REMOVED
    answered = answer_reports(reply=reply, moderator=moderator, outcome=outcome, at=now)
    teach(reply=reply, lesson=lesson)
    reply.status, reply.rule, reply.explanation = status, rule, words
    reply.moderated_by, reply.moderated_at = moderator, now
    reply.save(update_fields=KEPT_OF_A_DECISION)
    Letter.objects.filter(reply=reply, done_at=None).update(done_at=reply.moderated_at, done_by=moderator)
    if status == Reply.Status.REJECTED:
        touch(thread_key(reply.story_id), at_once=True)
    if reply.email and not reply.is_spam:
        tell_outcome.enqueue(reply.pk)
    return write_decision(
        verb=verb,
        by=moderator,
        reply=reply,
        rule=rule,
        since=answered.since or since,
        reports=answered.reports,
        at=now,
    )
