"""What a stranger sends through a form, as the gatekeeper sees it."""

from dataclasses import dataclass

from dateline.gatekeeper.learning import NOTHING_LEARNT, Learnt
from dateline.gatekeeper.proof import Proof


@dataclass(frozen=True)
class Submission:
    """Nothing in it says who sent it but what they typed; `network` is hashed."""

    text: str
    name: str = ""
    proof: Proof = Proof.MISSING
    seconds: float | None = None
    """From the first letter to sending it, as far as it can be known."""

    filled_what_is_hidden: bool = False
    seen_before: int = 0
    """How often the same words came of late, from anybody."""

    knocks: int = 0
    """How often this network sent something of late."""

    learnt: Learnt = NOTHING_LEARNT
    """What moderators' decisions so far say of the text."""
