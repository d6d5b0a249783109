"""Questions asked of the replies."""

from typing import Self

from django.db import models


class ReplyQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Replies, by adjectives."""

    def approved(self) -> Self:
        """Those readers may see (under a story they may see)."""
        return self.filter(status="approved")

    def pending(self) -> Self:
        """Those a moderator has still to read, oldest first."""
        return self.filter(status="pending").order_by("created_at")
