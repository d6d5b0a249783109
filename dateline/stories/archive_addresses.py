"""Where everything about stories is read, for whoever goes through all of it."""

from collections.abc import Iterator

from django.db.models.functions import TruncDate
from django.utils import timezone

from dateline.publication.queries import current_house
from dateline.stories.models import Section, Story
from dateline.stories.public_authors import public_authors
from dateline.stories.shelves import shelf_of_author, shelf_of_section
from dateline.stories.views.latest import day_address


def busy_addresses() -> Iterator[str]:
    """The lists that every page leads to."""
    yield "/latest/"
    yield from (section.address for section in Section.objects.public().order_by("path"))
    yield "/authors/"
    yield "/corrections/"


def story_addresses() -> Iterator[str]:
    """Every public story, the newest first."""
    stories = Story.objects.public().newest_first().select_related("section").only("slug", "section__slug")
    yield from (story.address for story in stories.iterator(chunk_size=1000))


def archive_addresses() -> Iterator[str]:
    """Authors, and the months and days in which anything was published, on the house's own calendar."""
    zone = current_house().zone
    for author in public_authors():
        yield author.address
        with timezone.override(zone):
            months = shelf_of_author(author).addresses()
        yield from months
    for section in Section.objects.public().order_by("path"):
        with timezone.override(zone):
            months = shelf_of_section(section).addresses()
        yield from months
    days = Story.objects.public().order_by().values_list(TruncDate("published_at", tzinfo=zone), flat=True).distinct()
    yield from (day_address(day) for day in sorted(days, reverse=True))
