"""The sitemap: parts for the fixed pages, and for each month in which a story was published.

A part by month changes while its month lasts and hardly ever after, however large the archive grows; parts by number
alone would shift with every new story. What has more entries than a file may hold goes on in further parts.
"""

from collections.abc import Iterator
from datetime import date
from math import ceil

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.queries import SUBJECTS, public_subjects
from dateline.feeds.sitemap_entries import Entry, entries_of, write_index, write_sitemap
from dateline.press.keys import under
from dateline.press.rendering import made_when_asked, pressed
from dateline.publication.queries import standing_pages
from dateline.stories.keys import AUTHORS, MONTHS, sitemap_key
from dateline.stories.lists import PER_SITEMAP
from dateline.stories.models import Section, Story
from dateline.stories.months import months_of_archive
from dateline.stories.public_authors import public_authors
from dateline.stories.queries import StoryQuerySet
from dateline.subjects.models import Subject


@pressed
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts. They carry no date: it would change with every correction, and each part has its entries'."""
    with under(MONTHS, AUTHORS, SUBJECTS):
        parts = list(sitemap_parts())
    return write_index(parts)


@pressed
@require_safe
def sitemap_of_pages(request: HttpRequest, part: int = 1) -> HttpResponse:
    """Fronts, sections, standing pages, the ledger, authors, subjects. Http404 for a part with nothing in it."""
    with under(AUTHORS, SUBJECTS):  # sections are in the house fingerprint
        entries = [Entry(address) for address in _pages()][(part - 1) * PER_SITEMAP : part * PER_SITEMAP]
    if not entries or request.path != pages_address(part):
        raise Http404
    return write_sitemap(entries)


@made_when_asked
@pressed
@require_safe
def sitemap_of_month(request: HttpRequest, year: int, month: int, part: int = 1) -> HttpResponse:
    """The public stories of one month, oldest first where they fill more than one part. Http404 without one."""
    try:
        first_day = date(year, month, 1)
    except ValueError:
        raise Http404 from None
    with under(sitemap_key(first_day)):
        stories = _of_month(first_day).oldest_first()[(part - 1) * PER_SITEMAP : part * PER_SITEMAP]
        entries = list(entries_of(stories))
    if not entries or request.path != part_address(first_day, part):
        raise Http404
    return write_sitemap(entries)


def sitemap_addresses() -> Iterator[str]:
    """The index, all its parts, and the sitemap for news."""
    yield from ("/sitemap.xml", "/news-sitemap.xml", *sitemap_parts())


def sitemap_parts() -> Iterator[str]:
    """Every part there is. In an archive that one file could hold nothing is counted month by month."""
    pages = len(_fixed_pages()) + public_authors().count() + _subjects().count()
    for part in range(1, ceil(pages / PER_SITEMAP) + 1):
        yield pages_address(part)
    may_be_long = Story.objects.public().order_by()[: PER_SITEMAP + 1].count() > PER_SITEMAP
    for month in months_of_archive():
        parts = ceil(_of_month(month).count() / PER_SITEMAP) if may_be_long else 1
        yield from (part_address(month, part) for part in range(1, parts + 1))


def pages_address(part: int = 1) -> str:
    return f"/sitemap-pages{_number(part)}.xml"


def part_address(month: date, part: int = 1) -> str:
    return f"/sitemap-{month:%Y-%m}{_number(part)}.xml"


def _number(part: int) -> str:
    return f"-{part}" if part > 1 else ""


def _pages() -> Iterator[str]:
    """Those that come last are the many, in an order in which new ones stand at the end."""
    yield from _fixed_pages()
    yield from (author.address for author in public_authors().only("slug").order_by("pk"))
    yield from (subject.address for subject in _subjects().only("kind", "slug").order_by("pk"))


def _fixed_pages() -> list[str]:
    sections = [section.address for section in Section.objects.public().order_by("path")]
    pages = [page.address for page in standing_pages()]
    return ["/", "/latest/", "/quotes/", "/events/", "/authors/", "/corrections/", *sections, *pages]


def _subjects() -> "QuerySet[Subject]":
    """Those search engines are not asked to pass."""
    return public_subjects().filter(no_index=False)


def _of_month(month: date) -> StoryQuerySet:
    stories: StoryQuerySet = Story.objects.public().in_month(month.year, month.month)
    return stories
