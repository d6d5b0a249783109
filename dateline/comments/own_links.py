"""Links that only the writer of a reply is given: whoever holds one may change or delete that reply."""

import re
from typing import TYPE_CHECKING

from dateline.comments.signing import SIGNS, is_ours, signature

if TYPE_CHECKING:
    from dateline.comments.models import Reply

OWN = "own reply"
SIGNED = re.compile(rf"([0-9]{{1,18}})-([0-9a-f]{{{SIGNS}}})")


def own_address(reply_id: int) -> str:
    """The page on which its writer changes or deletes a reply."""
    return f"/replies/own/{reply_id}/{signature(OWN, reply_id)}/"


def told_address(reply: "Reply") -> str:
    """The page that tells its writer, and nobody else, how to come back to a reply that is not in print."""
    page = f"withheld/{reply.reference}" if reply.status == reply.Status.WITHHELD else f"{reply.story_id}/held"
    return f"/replies/{page}/?own={signed_key(reply.pk)}"


def signed_key(reply_id: int) -> str:
    """The same in one word, for an address that leads on to it."""
    return f"{reply_id}-{signature(OWN, reply_id)}"


def read_signed_key(written: str) -> int | None:
    """The reply it was made for; None when we have not made it."""
    found = SIGNED.fullmatch(written)
    return int(found[1]) if found and is_own(int(found[1]), found[2]) else None


def is_own(reply_id: int, signed: str) -> bool:
    """Whether we signed for this reply."""
    return is_ours(signed, OWN, reply_id)
