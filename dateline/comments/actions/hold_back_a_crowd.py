"""Keep what comes without a proof down to what a person can read."""

from dateline.comments.errors import CrowdAtTheDoor
from dateline.comments.limits import MOST_UNPROVED_AT_A_DOOR, OF_LATE
from dateline.gatekeeper.proof import Proof
from dateline.gatekeeper.throttle import within_bounds

EVERYBODY = "everybody"


def hold_back_a_crowd(*, door: str, proof: Proof) -> None:
    """Counted for the whole house: a flood comes from thousands of networks. Who proved something always comes in.

    Raises CrowdAtTheDoor.
    """
    if proof is Proof.PROVED:
        return
    if not within_bounds(door=f"{door}, unproved", key=EVERYBODY, most=MOST_UNPROVED_AT_A_DOOR, window=OF_LATE):
        raise CrowdAtTheDoor
