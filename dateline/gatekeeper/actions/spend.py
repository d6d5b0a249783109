"""Use a solution up."""

from django.db import IntegrityError, transaction

from dateline.gatekeeper.models import SpentProof
from dateline.gatekeeper.proof import HOLDS, Proof, Solution
from dateline.lib import clock


def spend(solution: Solution) -> Proof:
    """What it is worth now: proved for whoever comes first with it, used for everybody after.

    Asks the database only about what is proved. In the transaction of what it was sent for, so that a reply that was
    not kept has spent nothing.
    """
    if solution.proof is not Proof.PROVED:
        return solution.proof
    try:
        with transaction.atomic():
            SpentProof.objects.create(name=solution.name, forgotten_at=clock.now() + HOLDS)
    except IntegrityError:
        return Proof.USED
    return Proof.PROVED
