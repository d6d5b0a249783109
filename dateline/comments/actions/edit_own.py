"""A writer changes what they replied."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from dateline.comments.actions.teach import teach
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.bans import ban_of
from dateline.comments.errors import Banned, NotVerified, TooLateToChange
from dateline.comments.flood import joins_the_flood
from dateline.comments.looked_up import looked_up
from dateline.comments.models import LONGEST_EXPLANATION, Decision, Note, Reply, thread_key
from dateline.comments.references import new_reference
from dateline.comments.words import words_hash
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.likeness import sketch_of
from dateline.gatekeeper.proof import Proof, Solution
from dateline.gatekeeper.sender import NOBODY, Sender
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.verdict import Outcome
from dateline.lib import clock
from dateline.press.actions.touch import touch
from dateline.publication.queries import current_house

CHANGEABLE_FOR = timedelta(minutes=30)

CHANGED = [
    "status", "reference", "comment", "words_hash", "sketch", "is_proved", "verdict", "edited_at", "is_pick", "told_as",
    "in_flood", "learnt_as", "moderated_by", "moderated_at",
]  # fmt: skip


def changeable_until(reply: Reply) -> datetime | None:
    """None when it cannot be changed: it was rejected or deleted, or was sent too long ago."""
    until = reply.created_at + CHANGEABLE_FOR
    is_settled = reply.status == Reply.Status.REJECTED or reply.erased_at is not None
    return None if is_settled or clock.now() >= until else until


@transaction.atomic
def edit_own(
    *, reply: Reply, sent: Submission, solution: Solution, sender: Sender = NOBODY, asks_for_a_person: bool = False
) -> None:
    """Put the words of `sent` in place of those of `reply`. It is judged anew and goes back to be read: whatever it was
    before, none of the new words is in print before a moderator has read them.

    Raises TooLateToChange, and Banned, NotVerified and FloodFull as `post_reply` does.
    """
    held = Reply.objects.select_for_update(of=("self",)).select_related("story").get(pk=reply.pk)
    if changeable_until(held) is None:
        raise TooLateToChange
    if ban := ban_of(sender):
        raise Banned(ban)
    proof = spend(solution)
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    hashed, sketch = words_hash(sent.text), sketch_of(sent.text)
    remembered = looked_up(
        sent, proof, story=held.story, sender=sender, email=held.email, house_language=current_house().language,
        words_hash=hashed, sketch=sketch, itself=held.pk,
    )  # fmt: skip
    verdict = judge(remembered)
    in_flood = _is_in_flood(held, proof)
    if held.reports.filter(done_at=None).exists():
        Note.objects.create(reply=held, words=(_("Before it was changed: %s") % held.comment)[:LONGEST_EXPLANATION])
    teach(reply=held, lesson="")  # it was about the words before
    if held.is_approved:
        touch(thread_key(held.story_id), at_once=True)
    is_refused = verdict.outcome is Outcome.REFUSE and not in_flood
    held.status = Reply.Status.WITHHELD if is_refused else Reply.Status.PENDING
    held.reference = held.reference or (new_reference() if is_refused else None)
    held.comment, held.verdict = sent.text, verdict.written()
    held.words_hash, held.sketch, held.is_proved = hashed, sketch, proof is Proof.PROVED
    held.edited_at, held.is_pick, held.told_as, held.in_flood = clock.now(), False, "", in_flood
    held.moderated_by = held.moderated_at = None
    held.save(update_fields=CHANGED)
    if is_refused:
        write_decision(verb=Decision.Verb.WITHHOLD, reply=held)


def _is_in_flood(held: Reply, proof: Proof) -> bool:
    """A proof leads out of a flood. Without one a reply keeps the place it had, and one that was proved takes another:
    else changing would be the way round the flood."""
    if proof is Proof.PROVED:
        return False
    return joins_the_flood() if held.is_proved else held.in_flood
