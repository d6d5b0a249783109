"""Where everything about stories is read, for whoever goes through all of it."""

from collections.abc import Iterator

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from dateline.publication.queries import current_house
from dateline.stories.models import Section, Story
from dateline.stories.public_authors import public_authors
from dateline.stories.shelves import shelf_of_author, shelf_of_section
from dateline.stories.views.latest import day_address

AT_A_TIME = 1000
"""Stories: a statement left open for hours would keep SQLite from tidying up behind whoever presses them."""


def busy_addresses() -> Iterator[str]:
    """The lists that every page leads to."""
    yield "/latest/"
    yield from (section.address for section in Section.objects.public().order_by("path"))
    yield "/authors/"
    yield "/corrections/"


def story_addresses() -> Iterator[str]:
    """Every public story, the newest first."""
    stories = Story.objects.public().newest_first().select_related("section")
    wanted = stories.only("slug", "section__slug", "published_at")
    some = list(wanted[:AT_A_TIME])
    while some:
        yield from (story.address for story in some)
        moment, key = some[-1].published_at, some[-1].pk
        some = list(wanted.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=key))[:AT_A_TIME])


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
