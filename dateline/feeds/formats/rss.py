"""RSS 2.0."""

from django.utils.feedgenerator import rfc2822_date
from django.utils.html import escape

from dateline.feeds.addresses import RSS, whole
from dateline.feeds.channel import Channel
from dateline.feeds.entry import Entry
from dateline.feeds.sheet import Sheet
from dateline.press.parts import place_part

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
PART = "rss item"
NAMES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def write_rss(channel: Channel) -> str:
    """The feed; of its stories the places alone."""
    sheet = Sheet()
    sheet.begin()
    sheet.open("rss", {"version": "2.0", **NAMES})
    sheet.open("channel")
    sheet.words("title", channel.title)
    sheet.element("link", whole(channel.page))
    sheet.words("description", channel.description or channel.title)
    sheet.element("language", channel.house.language)
    sheet.element("lastBuildDate", rfc2822_date(channel.updated))
    sheet.element("atom:link", rel="self", type="application/rss+xml", href=channel.address_in(RSS))
    if channel.hub:
        sheet.element("atom:link", rel="hub", href=channel.hub)
    for story in channel.stories:
        sheet.place(place_part(PART, story))
    for entry in channel.entries:
        sheet.place(rss_item(entry))
    sheet.close("channel")
    sheet.close("rss")
    return sheet.text


def rss_item(entry: Entry) -> str:
    """One item. Its names were declared above it."""
    sheet = Sheet()
    sheet.open("item")
    sheet.words("title", entry.title)
    sheet.element("link", entry.address)
    sheet.element("guid", entry.guid, isPermaLink="false")
    sheet.element("pubDate", rfc2822_date(entry.published))
    if entry.updated != entry.published:
        sheet.element("atom:updated", entry.updated.isoformat(timespec="seconds"))
    if entry.authors:
        sheet.words("dc:creator", ", ".join(author.name for author in entry.authors))
    for category in entry.categories:
        sheet.words("category", category)
    if entry.description:
        sheet.element("description", escape(entry.description))  # which RSS has as HTML
    sheet.element("content:encoded", entry.html)
    _enclose(sheet, entry)
    if entry.replies:
        sheet.element("comments", entry.replies)
    sheet.close("item")
    return sheet.text + "\n"


def _enclose(sheet: Sheet, entry: Entry) -> None:
    picture = entry.picture
    if picture is None:
        return
    size = {"width": picture.size.width, "height": picture.size.height}
    sheet.open("media:content", {"url": picture.address, "medium": "image", "type": "image/jpeg", **size})
    if picture.shown.caption:
        sheet.words("media:description", picture.shown.caption, type="plain")
    if picture.shown.credit:
        sheet.words("media:credit", picture.shown.credit)
    sheet.close("media:content")
