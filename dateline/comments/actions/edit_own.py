"""A writer changes what they replied."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from dateline.comments.actions.teach import teach
from dateline.comments.errors import NotVerified, TooLateToChange
from dateline.comments.models import Reply, thread_key
from dateline.comments.references import new_reference
from dateline.comments.words import words_hash
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.learnt import what_is_learnt_of
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome
from dateline.lib import clock
from dateline.press.actions.touch import touch

CHANGEABLE_FOR = timedelta(minutes=30)


def changeable_until(reply: Reply) -> datetime | None:
    """None when it cannot be changed: it was rejected or deleted, or was sent too long ago."""
    until = reply.created_at + CHANGEABLE_FOR
    is_settled = reply.status == Reply.Status.REJECTED or reply.erased_at is not None
    return None if is_settled or clock.now() >= until else until


@transaction.atomic
def edit_own(*, reply: Reply, sent: Submission, solution: Solution, asks_for_a_person: bool = False) -> None:
    """Put the words of `sent` in place of those of `reply`. It is judged anew and goes back to be read: whatever it was
    before, none of the new words is in print before a moderator has read them.

    Raises TooLateToChange, and NotVerified as `post_reply` does.
    """
    held = Reply.objects.select_for_update().get(pk=reply.pk)
    if changeable_until(held) is None:
        raise TooLateToChange
    proof = spend(solution)
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    verdict = judge(replace(sent, proof=proof, learnt=what_is_learnt_of(sent.text)))
    teach(reply=held, lesson="")  # it was about the words before
    if held.is_approved:
        touch(thread_key(held.story_id), at_once=True)
    is_refused = verdict.outcome is Outcome.REFUSE
    held.status = Reply.Status.WITHHELD if is_refused else Reply.Status.PENDING
    held.reference = held.reference or (new_reference() if is_refused else None)
    held.comment, held.words_hash, held.verdict = sent.text, words_hash(sent.text), verdict.written()
    held.edited_at, held.is_pick, held.told_as = clock.now(), False, ""
    held.moderated_by = held.moderated_at = None
    held.save(
        update_fields=["status", "reference", "comment", "words_hash", "verdict", "edited_at", "is_pick", "told_as",
                       "learnt_as", "moderated_by", "moderated_at"]
    )  # fmt: skip
