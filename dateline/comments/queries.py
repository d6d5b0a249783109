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
        """Those a moderator has still to read, oldest first; what came in a flood is one line of its own."""
        return self.filter(status="pending", in_flood=False).order_by("created_at")

    def flooding(self) -> Self:
        """What came in a flood and waits."""
        return self.filter(status="pending", in_flood=True)

    def reported(self) -> Self:
        """Those readers speak against: what is said to be against the law first, then the longest waiting."""
        from dateline.comments.models import Report

        waiting = Report.objects.filter(reply=models.OuterRef("pk"), done_at=None).order_by("created_at")
        is_urgent = models.Exists(waiting.filter(rule="illegal"))
        oldest = models.Subquery(waiting.values("created_at")[:1])
        found = self.filter(models.Exists(waiting)).alias(is_urgent=is_urgent, reported_at=oldest)
        return found.order_by("-is_urgent", "reported_at", "pk")

    def appealed(self) -> Self:
        """Those whose writers ask for another moderator, the longest waiting first."""
        return self.filter(appeal__decided_at=None, appeal__isnull=False).order_by("appeal__created_at", "pk")


def still_asked(secret: str) -> "Follower | None":
    """Who confirmed, or may still, by the secret of their mail; of a story readers may see."""
    from dateline.comments.models import Follower
    from dateline.stories.models import Story

    confirmed_or_new = ~models.Q(confirmed_at=None) | models.Q(created_at__gt=clock.now() - ASKED_FOR)
    follower = Follower.objects.filter(confirmed_or_new, secret=secret).first()
    if follower is None or not Story.objects.public().filter(pk=follower.story_id).exists():
        return None
    return follower
