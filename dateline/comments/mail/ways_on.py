"""Where the writer of a reply can go on from a mail about it."""

from dataclasses import dataclass

from dateline.comments.mail.writing import full_address
from dateline.comments.models import Reply

CONTACT = "/contact/"


@dataclass(frozen=True)
class WaysOn:
    """Whole addresses; nothing where there is no such way."""

    appeal: str
    """Where its writer may ask for another moderator."""

    own: str = ""
    """Where its writer may change or delete a reply that is in print."""


def ways_on(reply: Reply) -> WaysOn:
    """Of this reply. The one place that knows the addresses of other rooms of the conversation."""
    return WaysOn(appeal=full_address(CONTACT))
