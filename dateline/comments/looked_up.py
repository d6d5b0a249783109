"""What the house remembers, for the gatekeeper to look at: other replies of late, and this reader's past."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from dateline.comments.models import Reply, Report
from dateline.gatekeeper.disposable import is_disposable
from dateline.gatekeeper.learnt import what_is_learnt_of
from dateline.gatekeeper.likeness import are_alike
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.sender import Sender
from dateline.gatekeeper.submission import Alike, Past, Submission
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.stories.models import Story

REMEMBERED = timedelta(days=7)
MOST_COMPARED = 1000
"""Of the last week the newest. An index holds all that is read of them; comparing them takes about two milliseconds."""

MOST_OF_A_READER = 50
"""The newest."""


def looked_up(
    sent: Submission,
    proof: Proof,
    *,
    story: "Story",
    sender: Sender,
    email: str,
    house_language: str,
    words_hash: str,
    sketch: str,
    itself: int | None = None,
) -> Submission:
    """`sent` with all of it; `itself` is the reply whose words are changed. Seven bounded statements at most."""
    return replace(
        sent,
        proof=proof,
        seen_before=_seen_before(words_hash, itself),
        alike=_alike(sketch, words_hash, itself),
        languages=(house_language, story.language or house_language),
        email_is_disposable=bool(email) and is_disposable(email),
        past=_past(sender),
        learnt=what_is_learnt_of(sent.text),
    )


def _seen_before(words_hash: str, itself: int | None) -> int:
    """Under any story; never counts beyond ten."""
    if not words_hash:
        return 0
    return Reply.objects.filter(words_hash=words_hash, created_at__gt=_a_week_ago()).exclude(pk=itself)[:10].count()


def _alike(sketch: str, words_hash: str, itself: int | None) -> Alike | None:
    if not sketch:
        return None
    of_late = Reply.objects.filter(created_at__gt=_a_week_ago()).order_by("-created_at")
    ours = bytes.fromhex(sketch)
    found = [
        key
        for key, other in of_late.values_list("pk", "sketch")[:MOST_COMPARED]
        if other and key != itself and are_alike(ours, bytes.fromhex(other))
    ]
    newest = Reply.objects.filter(pk__in=found[:1]).exclude(words_hash=words_hash).select_related("story").first()
    return Alike(len(found), newest.pk, newest.story.title) if newest else None


def _past(sender: Sender) -> Past:
    """A reader is known again by the pen, and for what speaks against one by the email as well."""
    by_pen = _replies_of(Q(pen_hash=sender.pen)) if sender.pen else []
    by_email = _replies_of(Q(email_hash=sender.email)) if sender.email else []
    known = list({reply.pk: reply for reply in [*by_pen, *by_email]}.values())
    rejected = [reply for reply in known if reply.status == Reply.Status.REJECTED]
    return Past(
        accepted=sum(reply.is_approved for reply in by_pen),
        rejected=sum(not reply.is_spam for reply in rejected),
        spam=sum(reply.is_spam for reply in rejected),
        reported=sum(reply.is_reported for reply in known),  # type: ignore[attr-defined]
    )


def _replies_of(reader: Q) -> Sequence[Reply]:
    """A report counts until it is found to be none."""
    open_ones = Report.objects.filter(reply=OuterRef("pk"), done_at=None)
    replies = Reply.objects.filter(reader).order_by("-pk").only("status", "learnt_as")
    return list(replies.annotate(is_reported=Exists(open_ones))[:MOST_OF_A_READER])


def _a_week_ago() -> datetime:
    return clock.now() - REMEMBERED
