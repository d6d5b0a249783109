"""Take a reader's reply in, as the gatekeeper thinks of it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.errors import NotVerified, RepliesClosed
from dateline.comments.models import Reply, thread_key
from dateline.comments.references import new_reference
from dateline.comments.words import words_hash
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.learnt import what_is_learnt_of
from dateline.gatekeeper.proof import Proof, Solution
from dateline.gatekeeper.sender import Sender
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome, Verdict
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.publication.models import Replies
from dateline.publication.queries import current_house

if TYPE_CHECKING:
    from dateline.stories.models import Story

NOBODY = Sender()
REMEMBERED = timedelta(days=7)
PRESSED_TWICE = timedelta(minutes=10)


@transaction.atomic
def post_reply(
    *,
    story: "Story",
    sent: Submission,
    solution: Solution,
    sender: Sender = NOBODY,
    email: str = "",
    parent: Reply | None = None,
    asks_for_a_person: bool = False,
) -> Reply:
    """Keep the reply: approved, pending or withheld. Raises RepliesClosed when the story takes none, and NotVerified
    when what came along as a proof is none, unless the reader asks for a person."""
    house = current_house()
    if not story.replies_open or house.replies == Replies.CLOSED:
        raise RepliesClosed
    proof = spend(solution)
    if proof is Proof.USED and (same := _sent_just_now(story, sent)):
        return same
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    hashed = words_hash(sent.text)
    verdict = judge(_looked_up(sent, proof, hashed))
    status = _status(verdict, house.replies)
    if status == Reply.Status.APPROVED:
        touch(thread_key(story.pk), at_once=True)  # its writer is led to it
    return Reply.objects.create(
        story=story,
        parent=_shallow(parent),
        name=sent.name,
        comment=sent.text,
        email=email,
        status=status,
        verdict=verdict.written(),
        words_hash=hashed,
        pen_hash=sender.pen,
        email_hash=sender.email,
        network_hash=sender.network,
        reference=new_reference() if status == Reply.Status.WITHHELD else None,
    )


def _sent_just_now(story: "Story", sent: Submission) -> Reply | None:
    """The reply this one is the same as: a button that was pressed twice."""
    since = clock.now() - PRESSED_TWICE
    return Reply.objects.filter(story=story, name=sent.name, comment=sent.text, created_at__gt=since).last()


def _looked_up(sent: Submission, proof: Proof, hashed: str) -> Submission:
    return replace(sent, proof=proof, seen_before=_seen_before(hashed), learnt=what_is_learnt_of(sent.text))


def _status(verdict: Verdict, mode: str) -> str:
    if verdict.outcome is Outcome.REFUSE:
        return Reply.Status.WITHHELD
    open_and_well = mode == Replies.OPEN and verdict.outcome is Outcome.ALLOW
    return Reply.Status.APPROVED if open_and_well else Reply.Status.PENDING


def _seen_before(hashed: str) -> int:
    """Under any story; never counts beyond ten."""
    if not hashed:
        return 0
    return Reply.objects.filter(words_hash=hashed, created_at__gt=clock.now() - REMEMBERED)[:10].count()


def _shallow(parent: Reply | None) -> Reply | None:
    """`parent`, or the reply it answers when a thread would grow deeper than three."""
    if parent and parent.parent and parent.parent.parent:
        return parent.parent
    return parent
