"""Questions asked of the replies."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models

from dateline.lib import clock

if TYPE_CHECKING:
    from dateline.comments.models import Follower

ASKED_FOR = timedelta(days=3)
"""How long a link to confirm holds."""


class ReplyQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Replies, by adjectives."""

    def approved(self) -> Self:
        """Those readers may see (under a story they may see)."""
        return self.filter(status="approved")

    def pending(self) -> Self:
        """Those a moderator has still to read, oldest first."""
        return self.filter(status="pending").order_by("created_at")


def still_asked(secret: str) -> "Follower | None":
    """Who confirmed, or may still, by the secret of their mail; of a story readers may see."""
    from dateline.comments.models import Follower
    from dateline.stories.models import Story

    confirmed_or_new = ~models.Q(confirmed_at=None) | models.Q(created_at__gt=clock.now() - ASKED_FOR)
    follower = Follower.objects.filter(confirmed_or_new, secret=secret).first()
    if follower is None or not Story.objects.public().filter(pk=follower.story_id).exists():
        return None
    return follower
