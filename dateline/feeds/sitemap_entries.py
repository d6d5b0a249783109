"""How sitemaps are written, and what they tell of stories."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max
from django.http import HttpResponse

from dateline.feeds.addresses import whole
from dateline.feeds.sheet import Sheet
from dateline.media.models import Rendition
from dateline.media.sizes import Size
from dateline.press.keys import batched, note, under
from dateline.press.watch import key_of_owner
from dateline.stories.models.story import story_address
from dateline.stories.queries import StoryQuerySet

CONTENT_TYPE = "application/xml; charset=utf-8"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True)
class Told:
    """What a sitemap for news says of a story besides."""

    title: str
    language: str
    published_at: datetime


@dataclass(frozen=True)
class Entry:
    """An address, and when it last changed in a way readers were told of."""

    address: str
    changed_at: datetime | None = None
    images: Sequence[str] = field(default_factory=tuple)
    news: Told | None = None


def entries_of(stories: StoryQuerySet) -> Iterator[Entry]:
    """Columns, not stories: a busy month has thousands. Under the key of their list."""
    columns = ("section__slug", "slug", "published_at", "amended_at", "main_picture_id")
    rows = list(stories.annotate(amended_at=Max("corrections__made_at")).values_list(*columns))
    images = _largest({picture for *_, picture in rows if picture})
    for section, slug, published_at, amended_at, picture in rows:
        changed_at = max(published_at, amended_at or published_at)
        yield Entry(story_address(section, slug), changed_at, images.get(picture, ()))


def write_sitemap(entries: Iterable[Entry], *, publication: str = "") -> HttpResponse:
    """The file. `publication`: by whom the news in it is."""
    names = {"xmlns": SITEMAP, "xmlns:news": NEWS} if publication else {"xmlns": SITEMAP, "xmlns:image": IMAGE}
    sheet = _opened("urlset", names)
    for entry in entries:
        _write("url", entry, sheet, publication)
    return _answer(sheet, "urlset")


def write_index(addresses: Iterable[str]) -> HttpResponse:
    """The file that names the others."""
    sheet = _opened("sitemapindex", {"xmlns": SITEMAP})
    for address in addresses:
        _write("sitemap", Entry(address), sheet, "")
    return _answer(sheet, "sitemapindex")


def _largest(pictures: set[int]) -> dict[int, list[str]]:
    """The largest JPEG of each. A size made later changes the page."""
    note(*(key_of_owner(Rendition, key) for key in pictures))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    with under():
        for some in batched(sorted(pictures)):
            made = Rendition.objects.filter(image_id__in=some, filter_spec__endswith="format-jpeg").order_by("pk")
            for key, width, height, file in made.values_list("image_id", "width", "height", "file"):
                found[key].append((width, Size(file, width, height).url))
    return {key: [whole(max(sizes)[1])] for key, sizes in found.items()}


def _opened(root: str, names: dict[str, str]) -> Sheet:
    sheet = Sheet()
    sheet.begin()
    sheet.open(root, names)
    return sheet


def _write(name: str, entry: Entry, sheet: Sheet, publication: str) -> None:
    sheet.open(name)
    sheet.element("loc", whole(entry.address))
    if entry.changed_at:
        sheet.element("lastmod", entry.changed_at.isoformat(timespec="seconds"))
    for image in entry.images:
        sheet.open("image:image")
        sheet.element("image:loc", image)
        sheet.close("image:image")
    if entry.news:
        _write_news(entry.news, sheet, publication)
    sheet.close(name)


def _write_news(told: Told, sheet: Sheet, publication: str) -> None:
    sheet.open("news:news")
    sheet.open("news:publication")
    sheet.element("news:name", publication)
    sheet.element("news:language", told.language)
    sheet.close("news:publication")
    sheet.element("news:publication_date", told.published_at.isoformat(timespec="seconds"))
    sheet.element("news:title", told.title)
    sheet.close("news:news")


def _answer(sheet: Sheet, root: str) -> HttpResponse:
    sheet.close(root)
    return HttpResponse(sheet.text, content_type=CONTENT_TYPE, headers={"X-Robots-Tag": "noindex"})
