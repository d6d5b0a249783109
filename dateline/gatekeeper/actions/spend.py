"""Use a solution up."""

from functools import partial

from django.db import IntegrityError, transaction

from dateline.gatekeeper import spent
from dateline.gatekeeper.models import SpentProof
from dateline.gatekeeper.proof import HOLDS, Proof, Solution
from dateline.lib import clock


def spend(solution: Solution) -> Proof:
    """What it is worth now: proved for whoever comes first with it, used for everybody after.

    Asks the database only about what is proved and not known to be used. In the transaction of what it was sent for,
    so that a reply that was not kept has spent nothing.
    """
    if solution.proof is not Proof.PROVED:
        return solution.proof
    if solution.name in spent.SPENT:
        return Proof.USED
    try:
        with transaction.atomic():
            SpentProof.objects.create(name=solution.name, forgotten_at=clock.now() + HOLDS)
    except IntegrityError:
        spent.SPENT.remember(solution.name)
        return Proof.USED
    transaction.on_commit(partial(spent.SPENT.remember, solution.name))
    return Proof.PROVED
