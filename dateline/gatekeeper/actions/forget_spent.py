"""Forget solutions that have expired: nobody can send them again."""

from dateline.gatekeeper.models import SpentProof
from dateline.lib import clock

AT_ONCE = 5000
"""Rows, so that other writers never wait long."""


def forget_spent() -> int:
    """Delete some of them; how many."""
    old = list(SpentProof.objects.filter(forgotten_at__lt=clock.now()).values_list("pk", flat=True)[:AT_ONCE])
    return SpentProof.objects.filter(pk__in=old).delete()[0] if old else 0
