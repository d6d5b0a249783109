"""Who sees the replies to a story first, and until when it takes any."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dateline.comments.models import Reply
from dateline.lib import clock
from dateline.publication.models import House, Replies

if TYPE_CHECKING:
    from dateline.stories.models import Story

LATELY = timedelta(days=30)
"""Who had a reply rejected within these days is read first once more."""


@dataclass(frozen=True)
class Terms:
    """On which a story takes replies."""

    mode: str
    closes_at: datetime | None = None

    @property
    def are_open(self) -> bool:
        return self.mode != Replies.CLOSED and (self.closes_at is None or clock.now() < self.closes_at)

    @property
    def ends_at(self) -> datetime | None:
        """When what is shown would differ by the clock alone."""
        return self.closes_at if self.are_open else None


def terms_of(story: "Story", house: House) -> Terms:
    """The story's own, else its section's, else the house's. Asks nothing when the section is at hand."""
    if not story.replies_open:
        return Terms(Replies.CLOSED)
    mode = story.reply_way or house.replies
    days = _first_given(
        story.replies_close_after,
        story.section.replies_close_after if story.section else None,
        house.replies_close_after,
    )
    if days is None or story.published_at is None:
        return Terms(mode)
    return Terms(mode, story.published_at + timedelta(days=days))


def is_known(pen_hash: str) -> bool:
    """Whether the holder of this pen was printed before and had nothing rejected lately.

    By the pen alone: anybody can type another's email.
    """
    if not pen_hash:
        return False
    theirs = Reply.objects.filter(pen_hash=pen_hash)
    rejected = theirs.filter(status=Reply.Status.REJECTED, moderated_at__gt=clock.now() - LATELY)
    return theirs.approved().exists() and not rejected.exists()


def _first_given(*days: int | None) -> int | None:
    return next((each for each in days if each is not None), None)
