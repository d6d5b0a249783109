"""Take a reader's reply in, as the gatekeeper thinks of it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.write_decision import write_decision
from dateline.comments.bans import ban_of
from dateline.comments.depth import shallow
from dateline.comments.errors import Banned, NotVerified, RepliesClosed
from dateline.comments.flood import joins_the_flood
from dateline.comments.looked_up import looked_up
from dateline.comments.mode import is_known, terms_of
from dateline.comments.models import Decision, Reply, thread_key
from dateline.comments.references import new_reference
from dateline.comments.tasks import tell_outcome
from dateline.comments.words import words_hash
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.likeness import sketch_of
from dateline.gatekeeper.proof import Proof, Solution
from dateline.gatekeeper.sender import NOBODY, Sender
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome, Verdict
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.publication.models import Replies
from dateline.publication.queries import current_house

if TYPE_CHECKING:
    from dateline.stories.models import Story

PRESSED_TWICE = timedelta(minutes=10)
KEPT_ON_A_DEVICE = timedelta(days=30)
DECIDED_AT_ONCE: dict[str, Decision.Verb] = {
    Reply.Status.APPROVED: Decision.Verb.PRINT,
    Reply.Status.WITHHELD: Decision.Verb.WITHHOLD,
}
"""By the gatekeeper; the rest waits for a moderator."""


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
    was_kept: bool = False,
) -> Reply:
    """Keep the reply: approved, pending or withheld. Raises RepliesClosed when the story takes none, Banned,
    NotVerified when what came along as a proof is none, unless the reader asks for a person, and FloodFull.

    `was_kept` on a device without a connection: the one that came before is given back, if it did.
    """
    house = current_house()
    terms = terms_of(story, house)
    if not terms.are_open:
        raise RepliesClosed
    if ban := ban_of(sender):
        raise Banned(ban)
    if was_kept and (same := _sent_before(story, sent, sender)):
        return same
    proof = spend(solution)
    if proof is Proof.USED and (same := _sent_just_now(story, sent, sender)):
        return same
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    if proof is not Proof.PROVED and joins_the_flood():
        return _one_of_many(story, sent, proof, sender, email, parent)
    hashed, sketch = words_hash(sent.text), sketch_of(sent.text)
    remembered = looked_up(
        sent, proof, story=story, sender=sender, email=email, house_language=house.language,
        words_hash=hashed, sketch=sketch,
    )  # fmt: skip
    verdict = judge(remembered)
    status = _status(verdict, terms.mode, sender)
    if status == Reply.Status.APPROVED:
        touch(thread_key(story.pk), at_once=True)  # its writer is led to it
    reply = Reply.objects.create(
        story=story,
        parent=parent and shallow(parent),
        name=sent.name,
        comment=sent.text,
        email=email,
        status=status,
        verdict=verdict.written(),
        words_hash=hashed,
        sketch=sketch,
        is_proved=proof is Proof.PROVED,
        pen_hash=sender.pen,
        email_hash=sender.email,
        network_hash=sender.network,
        reference=new_reference() if status == Reply.Status.WITHHELD else None,
    )
    if status in DECIDED_AT_ONCE:
        write_decision(verb=DECIDED_AT_ONCE[status], reply=reply)
    if reply.is_approved and reply.email:
        tell_outcome.enqueue(reply.pk)
    return reply


def _one_of_many(
    story: "Story", sent: Submission, proof: Proof, sender: Sender, email: str, parent: Reply | None
) -> Reply:
    """Nothing is looked up for it, and it is held whatever it says: moderators decide on all of them at once."""
    return Reply.objects.create(
        story=story,
        parent=parent and shallow(parent),
        name=sent.name,
        comment=sent.text,
        email=email,
        verdict=judge(replace(sent, proof=proof)).written(),
        is_proved=False,
        in_flood=True,
        pen_hash=sender.pen,
        email_hash=sender.email,
        network_hash=sender.network,
    )


def _sent_just_now(story: "Story", sent: Submission, sender: Sender) -> Reply | None:
    """The reply this one is the same as: a button that was pressed twice, by the same pen and from the same network.

    Who knows another's words is not led to another's reply.
    """
    since = clock.now() - PRESSED_TWICE
    of_late = Reply.objects.filter(story=story, status__in=Reply.Status.values, created_at__gt=since)  # by the index
    theirs = of_late.filter(pen_hash=sender.pen, network_hash=sender.network, erased_at=None)
    return theirs.filter(name=sent.name, comment=sent.text).order_by("pk").last()


def _sent_before(story: "Story", sent: Submission, sender: Sender) -> Reply | None:
    """The same words of the same pen, from whatever network: a device that had no answer sends them again."""
    if not sender.pen:
        return None
    since = clock.now() - KEPT_ON_A_DEVICE
    of_late = Reply.objects.filter(story=story, status__in=Reply.Status.values, created_at__gt=since)  # by the index
    theirs = of_late.filter(pen_hash=sender.pen, name=sent.name, comment=sent.text, erased_at=None)
    return theirs.order_by("pk").last()


def _status(verdict: Verdict, mode: str, sender: Sender) -> str:
    if verdict.outcome is Outcome.REFUSE:
        return Reply.Status.WITHHELD
    if verdict.outcome is Outcome.HOLD or not _goes_through(mode, sender):
        return Reply.Status.PENDING
    return Reply.Status.APPROVED


def _goes_through(mode: str, sender: Sender) -> bool:
    """What nothing speaks against."""
    return mode == Replies.OPEN or (mode == Replies.FIRST and is_known(sender.pen))
