"""The sitemap: one part for the fixed pages, and one for each month in which a story was published.

A part by month changes while its month lasts and hardly ever after, however large the archive grows; a part by number
would shift with every new story.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from xml.etree import ElementTree as xml

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.archive.queries import SUBJECTS, public_subjects
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.publication.queries import standing_pages
from dateline.stories.keys import AUTHORS, MONTHS, sitemap_key
from dateline.stories.models import Section, Story
from dateline.stories.models.story import story_address
from dateline.stories.months import months_of_archive
from dateline.stories.public_authors import public_authors

SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = "/sitemap-pages.xml"

Entry = tuple[str, datetime | None]
"""An address, and when it last changed in a way readers were told of."""


@pressed
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts. They carry no date: it would change with every correction, and each part has its entries'."""
    with under(MONTHS):
        months = months_of_archive()
    return _answer("sitemapindex", "sitemap", ((address, None) for address in [PAGES, *map(part_address, months)]))


@pressed
@require_safe
def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    """Fronts, sections, authors, subjects, the ledger and standing pages."""
    with under(AUTHORS):
        people = [author.address for author in public_authors()]
    with under(SUBJECTS):
        subjects = [subject.address for subject in public_subjects().filter(no_index=False).only("kind", "slug")]
    with under():  # sections are in the house fingerprint
        sections = [section.address for section in Section.objects.public().order_by("path")]
    pages = [page.address for page in standing_pages()]
    every = ["/", "/latest/", "/quotes/", "/events/", *sections, *people, *subjects, *pages]
    return _answer("urlset", "url", ((address, None) for address in every))


@pressed
@require_safe
def sitemap_of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Every public story of one month. Http404 for a month without one."""
    try:
        first_day = date(year, month, 1)
    except ValueError:
        raise Http404 from None
    with under(sitemap_key(first_day)):
        entries = list(_stories_of(first_day))
    if not entries:
        raise Http404
    return _answer("urlset", "url", entries)


def sitemap_addresses() -> Iterator[str]:
    """The index and all its parts."""
    yield from ("/sitemap.xml", PAGES, *map(part_address, months_of_archive()))


def part_address(month: date) -> str:
    return f"/sitemap-{month:%Y-%m}.xml"


def _stories_of(month: date) -> Iterator[Entry]:
    """Columns, not stories: a busy month has thousands."""
    public = Story.objects.public().in_month(month.year, month.month).newest_first()
    rows = public.annotate(amended_at=Max("corrections__made_at"))
    for section, slug, published_at, amended_at in rows.values_list(
        "section__slug", "slug", "published_at", "amended_at"
    ):
        yield story_address(section, slug), amended_at or published_at


def _answer(root: str, name: str, entries: Iterable[Entry]) -> HttpResponse:
    top = xml.Element(root, xmlns=SCHEMA)
    for address, changed_at in entries:
        entry = xml.SubElement(top, name)
        xml.SubElement(entry, "loc").text = f"{settings.WAGTAILADMIN_BASE_URL}{address}"
        if changed_at is not None:
            xml.SubElement(entry, "lastmod").text = changed_at.isoformat(timespec="seconds")
    written = xml.tostring(top, encoding="utf-8", xml_declaration=True)
    return HttpResponse(written, content_type="application/xml; charset=utf-8", headers={"X-Robots-Tag": "noindex"})
