"""The address by which the writer of a rejected reply may ask for another moderator. Whoever holds it is the writer."""

from typing import TYPE_CHECKING

from dateline.comments.signing import is_ours, signature

if TYPE_CHECKING:
    from dateline.comments.models import Reply

APPEAL = "appeal"


def appeal_address(reply: "Reply") -> str:
    """`/replies/appeal/…/`; good once, for as long as the reply is kept."""
    return f"/replies/appeal/{reply.pk}/{signature(APPEAL, reply.pk)}/"


def is_signed(reply_id: int, signed: str) -> bool:
    """Whether we signed for this reply."""
    return is_ours(signed, APPEAL, reply_id)
