"""Atom, as RFC 4287 has it."""

from typing import Any

from django.utils.html import escape

from dateline.feeds.addresses import ATOM, whole
from dateline.feeds.channel import Channel
from dateline.feeds.entry import Entry, Signed
from dateline.feeds.sheet import Sheet
from dateline.press.parts import place_part

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
PART = "atom entry"
NAMES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:media": "http://search.yahoo.com/mrss/"}


def write_atom(channel: Channel) -> str:
    """The feed; of its stories the places alone."""
    sheet = Sheet()
    sheet.begin()
    sheet.open("feed", NAMES | {"xml:lang": channel.house.language})
    sheet.element("id", channel.address_in(ATOM))
    _words(sheet, "title", channel.title)
    if channel.description:
        _words(sheet, "subtitle", channel.description)
    sheet.element("updated", channel.updated.isoformat(timespec="seconds"))
    _sign(sheet, Signed(channel.house.name, whole("/")))  # for entries nobody has signed
    sheet.element("link", rel="self", type="application/atom+xml", href=channel.address_in(ATOM))
    sheet.element("link", rel="alternate", type="text/html", href=whole(channel.page))
    if channel.hub:
        sheet.element("link", rel="hub", href=channel.hub)
    for story in channel.stories:
        sheet.place(place_part(PART, story))
    for entry in channel.entries:
        sheet.place(atom_entry(entry))
    sheet.close("feed")
    return sheet.text


def atom_entry(entry: Entry) -> str:
    """One entry. Its names were declared above it."""
    sheet = Sheet()
    sheet.open("entry", {"xml:lang": entry.language} if entry.language else {})
    sheet.element("id", entry.guid)
    _words(sheet, "title", entry.title)
    sheet.element("link", rel="alternate", type="text/html", href=entry.address)
    sheet.element("published", entry.published.isoformat(timespec="seconds"))
    sheet.element("updated", entry.updated.isoformat(timespec="seconds"))
    for author in entry.authors:
        _sign(sheet, author)
    for category in entry.categories:
        sheet.element("category", term=category)
    if entry.summary:
        _words(sheet, "summary", entry.summary)
    sheet.element("content", entry.html, type="html")
    if entry.picture:
        size: dict[str, Any] = {"width": entry.picture.size.width, "height": entry.picture.size.height}
        sheet.element("media:content", url=entry.picture.address, medium="image", type="image/jpeg", **size)
    sheet.close("entry")
    return sheet.text + "\n"


def _words(sheet: Sheet, name: str, text: str) -> None:
    """Plain text; where it holds what looks like a tag, as HTML that shows it: else some take it for one."""
    if "<" in text:
        sheet.element(name, escape(text), type="html")
    else:
        sheet.element(name, text)


def _sign(sheet: Sheet, author: Signed) -> None:
    sheet.open("author")
    sheet.element("name", author.name)
    if author.address:
        sheet.element("uri", author.address)
    sheet.close("author")
