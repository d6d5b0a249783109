"""Somebody wants mail about new replies under a story."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.actions.invite_to_follow import invite_to_follow
from dateline.comments.errors import TooManyAskToFollow
from dateline.comments.tasks import mail_follow_link
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.throttle import within_bounds

if TYPE_CHECKING:
    from dateline.stories.models import Story

ADDRESS, HOUSE = "follow, by address", "follow, in all"
MOST_TO_ONE, DAY = 3, timedelta(days=1)
MOST_IN_ALL, HOUR = 300, timedelta(hours=1)


@transaction.atomic
def ask_to_follow(*, story: "Story", email: str) -> None:
    """Send the address a link, and nothing else before it is followed. Whoever asks learns nothing about the address.

    An address gets three such mails a day, whoever asks for how many stories. Raises TooManyAskToFollow when the house
    has sent as many in an hour as it will.
    """
    plain = email.strip().lower()
    if not within_bounds(door=ADDRESS, key=email_hash(plain), most=MOST_TO_ONE, window=DAY):
        return
    if not within_bounds(door=HOUSE, key=HOUSE, most=MOST_IN_ALL, window=HOUR):
        raise TooManyAskToFollow
    mail_follow_link.enqueue(invite_to_follow(story=story, email=plain).pk)
