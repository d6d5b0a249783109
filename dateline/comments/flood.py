"""Replies without a proof that come in masses: some wait to be read, the rest is turned away with its text.

Readers without JavaScript prove nothing, so what they write is kept as long as a person could read it. In a flood, what
is turned away costs no write, and nothing of the database that anybody could ask for again and again.
"""

from django.core.exceptions import ValidationError

from dateline.comments.doors import DOOR
from dateline.comments.errors import FloodFull, NotVerified, TooManyReplies
from dateline.comments.limits import MOST_IN_FLOOD, MOST_OF_A_NETWORK, OF_LATE, READ_ONE_BY_ONE
from dateline.comments.models import Reply
from dateline.gatekeeper import pressure, spent
from dateline.gatekeeper.bucket import Bucket
from dateline.gatekeeper.proof import Proof, Solution
from dateline.gatekeeper.throttle import knocks_in
from dateline.lib import clock


class Crowd:
    """What one process lets through to the database while the doors are tried hard."""

    def __init__(self) -> None:
        self._used_again = Bucket(most=20, a_second=1)
        self._looks = Bucket(most=1, a_second=0.2)
        self._was_full = False

    def turns_away(self, solution: Solution, *, network: str, asks_for_a_person: bool) -> ValidationError | None:
        """Why, or None: then more is looked at. In a calm hour nobody is turned away here, for the page says more."""
        proof = _known_worth(solution)
        if proof is Proof.PROVED:
            return None
        pressure.GAUGE.note()
        if not pressure.GAUGE.is_high():
            return None
        if proof is Proof.USED and self._used_again.takes_one():
            return None  # a button pressed twice is led to its reply
        if not (proof is Proof.MISSING or asks_for_a_person):
            return NotVerified(proof)
        if self._is_full():
            return FloodFull()
        knocks = knocks_in(door=DOOR, key=network, window=OF_LATE)
        return TooManyReplies() if knocks >= MOST_OF_A_NETWORK else None

    def _is_full(self) -> bool:
        """Looked at again every five seconds: moderators may have cleared the queue."""
        if not self._was_full or self._looks.takes_one():
            self._was_full = is_full()
        return self._was_full


def _known_worth(solution: Solution) -> Proof:
    """Asks no database."""
    return Proof.USED if solution.proof is Proof.PROVED and solution.name in spent.SPENT else solution.proof


def joins_the_flood() -> bool:
    """Whether one more reply without a proof is not read by itself. Raises FloodFull. Two bounded counts."""
    of_late = clock.now() - OF_LATE
    unproved = Reply.objects.filter(is_proved=False, in_flood=False, created_at__gt=of_late)
    if unproved[:READ_ONE_BY_ONE].count() < READ_ONE_BY_ONE:
        return False
    if is_full():
        raise FloodFull
    return True


def is_full() -> bool:
    """Whether the flood that waits is as long as it may be."""
    return Reply.objects.flooding()[:MOST_IN_FLOOD].count() >= MOST_IN_FLOOD


CROWD = Crowd()
