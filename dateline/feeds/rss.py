"""The house's feed, from Django's own framework."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import DefaultFeed
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed
from dateline.publication.queries import current_house
from dateline.stories.models import Story

NEWEST = 30
BEFORE_ANYTHING = datetime(1970, 1, 1, tzinfo=UTC)


class SteadyRss(DefaultFeed):
    """Django dates an empty feed by the clock; ours changes with its items alone."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ANYTHING


class LatestFeed(Feed):  # type: ignore[type-arg]
    """The newest 30 stories."""

    feed_type = SteadyRss
    link = "/"

    def title(self) -> str:
        return current_house().name

    def description(self) -> str:
        return current_house().tagline

    def items(self) -> Any:
        return Story.objects.public().the_latest().newest_first().for_lists()[:NEWEST]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.standfirst)

    def item_link(self, item: Any) -> str:
        return str(item.address)

    def item_pubdate(self, item: Any) -> datetime:
        moment: datetime = item.published_at
        return moment

    def item_author_name(self, item: Any) -> str:
        return ", ".join(author.name for author in item.writers)

    def item_categories(self, item: Any) -> list[str]:
        return [item.section.title]


latest_feed = pressed(require_safe(LatestFeed()))
