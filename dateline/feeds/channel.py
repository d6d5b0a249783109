"""What a feed is about, and what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings

from dateline.feeds.addresses import ENDINGS, whole
from dateline.feeds.entry import Entry
from dateline.publication.models import House
from dateline.stories.models import Story

BEFORE_ANYTHING = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed with nothing in it last changed: it goes by its entries, never by the clock. Validators believe no date
before 1990."""


@dataclass(frozen=True)
class Channel:
    """One feed in any of the formats."""

    house: House
    title: str
    page: str
    """Where the same is read as a page."""
    under: str
    """What the feed's own addresses begin with."""
    description: str = ""
    stories: Sequence[Story] = field(default_factory=tuple)
    """Each with `amended_at`. Their entries are parts, made once for all feeds they stand in."""
    entries: Sequence[Entry] = field(default_factory=tuple)
    """Those that are no stories."""

    def address_in(self, form: str) -> str:
        return whole(f"{self.under}{ENDINGS[form]}")

    @property
    def updated(self) -> datetime:
        moments = [entry.updated for entry in self.entries]
        moments += [max(filter(None, (story.published_at, story.amended_at))) for story in self.stories]
        return max(moments, default=BEFORE_ANYTHING)

    @property
    def hub(self) -> str:
        return str(settings.WEBSUB_HUB)
