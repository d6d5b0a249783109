"""Take in what a reader writes to the newsroom."""

from dataclasses import replace

from django.db import transaction

from dateline.comments.errors import NotVerified
from dateline.comments.models import Letter, Reply
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.checks import judge
from dateline.gatekeeper.proof import Proof, Solution
from dateline.gatekeeper.submission import Submission


@transaction.atomic
def send_letter(
    *, sent: Submission, solution: Solution, email: str = "", reference: str = "", asks_for_a_person: bool = False
) -> Letter:
    """Keep the letter, with the reply it speaks of. Nothing is refused: it is the way on for who was refused.

    Raises NotVerified when what came along as a proof is none, unless the reader asks for a person.
    """
    proof = spend(solution)
    if proof not in (Proof.PROVED, Proof.MISSING) and not asks_for_a_person:
        raise NotVerified(proof)
    reply = _reply_of(reference)
    letter = Letter.objects.create(
        reply=reply,
        name=sent.name,
        email=email,
        text=sent.text,
        verdict=judge(replace(sent, proof=proof)).written(),
    )
    if reply is not None and email and not reply.email:
        Reply.objects.filter(pk=reply.pk).update(email=email)
    return letter


def _reply_of(reference: str) -> Reply | None:
    """However it was typed."""
    plain = "".join(sign for sign in reference.upper() if sign.isalnum())
    return Reply.objects.filter(reference=plain, status=Reply.Status.WITHHELD).first() if plain else None
