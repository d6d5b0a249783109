"""The sitemap, from Django's own framework."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from dateline.publication.queries import standing_pages
from dateline.stories.models import Section, Story
from dateline.stories.public_authors import public_authors


class _Parts(Paginator):  # type: ignore[type-arg]
    """So many parts as published stories need, whether or not a section keeps some of them private.

    One index tells that; counting what is public reads every story, 150 ms at 100,000.
    """

    @cached_property
    def count(self) -> int:
        return Story.objects.filter(state=Story.State.PUBLISHED).count()


class StorySitemap(Sitemap):  # type: ignore[type-arg]
    """Every public story."""

    limit = 10_000

    def items(self) -> Any:
        return (
            Story.objects.public()
            .newest_first()
            .defer("body")
            .select_related("section")
            .prefetch_related("corrections")
        )

    @property
    def paginator(self) -> _Parts:
        return _Parts(self.items(), self.limit)

    def location(self, item: Any) -> str:
        return str(item.address)

    def lastmod(self, item: Any) -> datetime:
        moment: datetime = item.updated_at or item.published_at
        return moment

    def get_latest_lastmod(self) -> datetime | None:
        """One row instead of all of them."""
        newest = Story.objects.public().newest_first().first()
        return newest.published_at if newest else None


class PageSitemap(Sitemap):  # type: ignore[type-arg]
    """Sections, authors and standing pages."""

    def items(self) -> list[str]:
        sections = [section.address for section in Section.objects.public().order_by("path")]
        pages = [page.address for page in standing_pages()]
        return ["/", "/latest/", *sections, *(author.address for author in public_authors()), *pages]

    def location(self, item: str) -> str:
        return item


SITEMAPS = {"stories": StorySitemap, "pages": PageSitemap}
