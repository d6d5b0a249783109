"""The address by which the writer of a rejected reply may ask for another moderator. Whoever holds it is the writer."""

from typing import TYPE_CHECKING

from django.utils.crypto import constant_time_compare

from dateline.gatekeeper.throttle import hashed

if TYPE_CHECKING:
    from dateline.comments.models import Reply


def appeal_address(reply: "Reply") -> str:
    """`/replies/appeal/…/`; good once, for as long as the reply is kept."""
    return f"/replies/appeal/{reply.pk}/{_signature(reply.pk)}/"


def is_signed(reply_id: int, signature: str) -> bool:
    """Whether we signed for this reply."""
    return constant_time_compare(_signature(reply_id), signature)


def _signature(reply_id: int) -> str:
    return hashed("appeal", str(reply_id))[:32]
