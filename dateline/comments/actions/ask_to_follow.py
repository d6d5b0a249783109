"""Somebody wants mail about new replies under a story."""

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from dateline.comments.errors import TooManyAskToFollow
from dateline.comments.models import Follower
from dateline.comments.tasks import mail_follow_link
from dateline.gatekeeper.sender import email_hash
from dateline.gatekeeper.throttle import within_bounds
from dateline.lib import clock

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
    asked = {"secret": secrets.token_urlsafe(24)}
    follower, is_new = Follower.objects.get_or_create(story=story, email=plain, defaults=asked)
    if not is_new:  # the link in this mail is to hold as long as the mail says
        Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(created_at=clock.now())
    mail_follow_link.enqueue(follower.pk)
