"""Keep a link by which an address can say that it wants mail about new replies under a story."""

import secrets
from typing import TYPE_CHECKING

from dateline.comments.models import Follower
from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.stories.models import Story


def invite_to_follow(*, story: "Story", email: str) -> Follower:
    """The link holds from now on for as long as the mail with it says. Nothing comes before it is followed."""
    asked = {"secret": secrets.token_urlsafe(24)}
    follower, is_new = Follower.objects.get_or_create(story=story, email=email.strip().lower(), defaults=asked)
    if not is_new:
        Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(created_at=clock.now())
    return follower
