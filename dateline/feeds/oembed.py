"""oEmbed (https://oembed.com): what stands on another site where somebody puts a link to a story of ours.

A quotation with a link, which runs nothing and fetches nothing: whoever reads it there is not known here.
"""

from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from dateline.feeds.addresses import whole
from dateline.feeds.entry import largest_jpeg
from dateline.feeds.sheet import in_xml
from dateline.lib.languages import direction_of
from dateline.press.reads import looks_like_a_story
from dateline.press.rendering import CACHE_CONTROL
from dateline.publication.models import House
from dateline.publication.queries import current_house
from dateline.stories.models import Story
from dateline.stories.old_addresses import story_once_at

PROVIDER = "/oembed/"
LONGEST = 1000
WIDTH, HEIGHT = 600, 240
SECONDS_GOOD_FOR = 3600
NOT_BUILT = 501
"""What oEmbed answers for a format nobody provides."""


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Of a public story. Http404 for everything else, of this site or another's. At most six statements."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse("json and xml are what there is.\n", status=NOT_BUILT, content_type="text/plain")
    story = _story_at(request.GET.get("url", ""))
    told = card_of(story, current_house(), _most(request, "maxwidth", WIDTH), _most(request, "maxheight", HEIGHT))
    answer = (
        JsonResponse(told) if form == "json" else HttpResponse(_as_xml(told), content_type="text/xml; charset=utf-8")
    )
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = CACHE_CONTROL  # what is withdrawn is kept by no cache in between
    return answer


def card_of(story: Story, house: House, width: int, height: int) -> dict[str, Any]:
    """https://oembed.com/#section2.3, type rich."""
    writers = story.writers
    told = {
        "version": "1.0",
        "type": "rich",
        "title": story.title,
        "author_name": ", ".join(author.name for author in writers),
        "author_url": whole(writers[0].address) if len(writers) == 1 else "",
        "provider_name": house.name,
        "provider_url": whole("/"),
        "cache_age": SECONDS_GOOD_FOR,
        "width": width,
        "height": height,
        "html": _card(story, house),
    }
    size = largest_jpeg(story)
    if size and size.width <= width and size.height <= height:
        told |= {"thumbnail_url": whole(size.url), "thumbnail_width": size.width, "thumbnail_height": size.height}
    return {name: value for name, value in told.items() if value not in ("", None)}


def _card(story: Story, house: House) -> str:
    language = story.language or house.language
    day = date_format(localtime(story.published_at), "DATE_FORMAT") if story.published_at else ""
    address = whole(story.address)
    standfirst = format_html("<p>{}</p>", story.standfirst) if story.standfirst else ""
    return format_html(
        '<blockquote cite="{}" lang="{}" dir="{}"><p><a href="{}"><strong>{}</strong></a></p>{}'
        "<footer>{}, {}</footer></blockquote>",
        address, language, direction_of(language), address, story.title, standfirst, house.name, day,
    )  # fmt: skip


def _story_at(address: str) -> Story:
    """The public story that is read at `address`, or was before."""
    found = looks_like_a_story(_path_here(address)) if len(address) <= LONGEST else None
    if found is None:
        raise Http404
    section, *day, name = found.groups()
    slug = "-".join([*day, name])
    public = Story.objects.public().select_related("section", "main_picture")
    story: Story | None = public.filter(section__slug=section, slug=slug).first()
    if story is None and (key := story_once_at(section, slug)):
        story = public.filter(pk=key).first()
    if story is None:
        raise Http404
    return story


def _path_here(address: str) -> str:
    """The path of an address of this site; empty for all others."""
    try:
        told, ours = urlsplit(address), urlsplit(settings.WAGTAILADMIN_BASE_URL)
        is_ours = told.scheme in ("http", "https") and told.netloc.lower() == ours.netloc.lower()
        return unquote(told.path, errors="strict") if is_ours else ""
    except ValueError:
        return ""


def _most(request: HttpRequest, name: str, usual: int) -> int:
    """As much as the other site has room for."""
    told = request.GET.get(name, "")
    return max(1, min(int(told), usual)) if told.isascii() and told.isdigit() and len(told) < 7 else usual


def _as_xml(told: dict[str, Any]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = in_xml(str(value))
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
