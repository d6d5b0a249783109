"""Take in what a reader writes to the newsroom."""

from dataclasses import replace

from django.db import transaction

from dateline.comments.actions.hold_back_a_crowd import hold_back_a_crowd
from dateline.comments.doors import CONTACT_DOOR
from dateline.comments.errors import NotVerified, UnknownReference
from dateline.comments.models import Letter, Reply
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.submission import Submission


@transaction.atomic
def send_letter(
    *, sent: Submission, solution: Solution, email: str = "", reference: str = "", asks_for_a_person: bool = False
) -> Letter:
    """Keep the letter, with the reply it speaks of. Nothing is refused: it is the way on for who was refused.

    Raises UnknownReference when it has no words and no reply that waits, and NotVerified when what came along as a
    proof is none, unless the reader asks for a person. Raises CrowdAtTheDoor.
    """
    reply = _reply_of(reference)
    if reply is None and not sent.text:
        raise UnknownReference
    proof = spend(solution)
    if not proof.is_honest and not asks_for_a_person:
        raise NotVerified(proof)
    hold_back_a_crowd(door=CONTACT_DOOR, proof=proof)
    letter = Letter.objects.create(
        reply=reply,
        name=sent.name,
        email=email,
        reference=reference,
        text=sent.text,
        verdict=judge(replace(sent, proof=proof)).written(),
    )
    if reply is not None and email:  # whoever has the reference may say where to write
        Reply.objects.filter(pk=reply.pk).update(email=email, email_hash=email_hash(email))
    return letter


def _reply_of(reference: str) -> Reply | None:
    """However it was typed."""
    plain = "".join(sign for sign in reference.upper() if sign.isalnum())
    return Reply.objects.filter(reference=plain, status=Reply.Status.WITHHELD).first() if plain else None
