"""What a stranger sends through a form, as the gatekeeper sees it."""

from dataclasses import dataclass

from dateline.gatekeeper.learning import NOTHING_LEARNT, Learnt
from dateline.gatekeeper.proof import Proof


@dataclass(frozen=True)
class Past:
    """What became of a reader's replies so far, as far as one can be known again. Never counted beyond some dozens."""

    accepted: int = 0
    rejected: int = 0
    spam: int = 0
    reported: int = 0


@dataclass(frozen=True)
class Alike:
    """Replies of late that say nearly the same: how many, which is the newest, and under what it stands.

    Not whose: that reader may have everything deleted that is kept.
    """

    count: int
    newest: int
    title: str


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

    alike: Alike | None = None
    """Replies of late that say nearly, not wholly, the same."""

    languages: tuple[str, ...] = ()
    """Those of the house and of what it is about, as tags; none when nobody minds."""

    email_is_disposable: bool = False
    past: Past = Past()
    knocks: int = 0
    """How often this network sent something of late."""

    learnt: Learnt = NOTHING_LEARNT
    """What moderators' decisions so far say of the text."""
