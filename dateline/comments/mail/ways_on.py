"""Where the writer of a reply can go on from a mail about it."""

from dataclasses import dataclass

from dateline.comments.appeal_link import appeal_address
from dateline.comments.mail.follows import confirm_address
from dateline.comments.mail.writing import full_address
from dateline.comments.models import Appeal, Follower, Reply
from dateline.comments.own_links import own_address


@dataclass(frozen=True)
class WaysOn:
    """Whole addresses; nothing where there is no such way."""

    appeal: str = ""
    """Where its writer may ask for another moderator, once."""

    own: str = ""
    """Where its writer may change or delete a reply that is in print."""

    answers: str = ""
    """Where its writer may ask for the answers by mail, unless they come already."""


def ways_on(reply: Reply, invited: Follower | None = None) -> WaysOn:
    """Of this reply, as it was decided on; `invited` is who may follow its thread."""
    if reply.is_approved:
        answers = confirm_address(invited) if invited and not invited.confirmed_at else ""
        return WaysOn(own=full_address(own_address(reply.pk)), answers=answers)
    if Appeal.objects.filter(reply=reply).exists():
        return WaysOn()
    return WaysOn(appeal=full_address(appeal_address(reply)))
