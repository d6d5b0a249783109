"""Where the writer of a reply can go on from a mail about it."""

from dataclasses import dataclass

from dateline.comments.appeal_link import appeal_address
from dateline.comments.mail.writing import full_address
from dateline.comments.models import Appeal, Reply
from dateline.comments.own_links import own_address


@dataclass(frozen=True)
class WaysOn:
    """Whole addresses; nothing where there is no such way."""

    appeal: str = ""
    """Where its writer may ask for another moderator, once."""

    own: str = ""
    """Where its writer may change or delete a reply that is in print."""


def ways_on(reply: Reply) -> WaysOn:
    """Of this reply, as it was decided on."""
    if reply.is_approved:
        return WaysOn(own=full_address(own_address(reply.pk)))
    if Appeal.objects.filter(reply=reply).exists():
        return WaysOn()
    return WaysOn(appeal=full_address(appeal_address(reply)))
