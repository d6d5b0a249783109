"""A story's whole text as feeds carry it: what readers see, with whole addresses, and nothing that runs."""

from functools import lru_cache
from itertools import accumulate

import nh3
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamValue

from dateline.feeds.addresses import whole
from dateline.stories.body_at_once import fetch_at_once
from dateline.stories.models import Story

LONGEST = 30_000
"""Bytes of one text, its tags written as XML wants them: some four thousand words. So thirty of them stay below the
megabyte that hubs and readers take."""

TAGS = {
    "p", "a", "b", "strong", "i", "em", "sup", "sub", "br", "bdi", "time", "ul", "ol", "li", "h2", "h3", "blockquote",
    "figure", "figcaption", "img", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
END_OF_PARAGRAPH = "</p>"
NOT_EVEN_THEIR_WORDS = {"script", "style", "template", "noscript", "iframe", "button"}


def full_text(story: Story) -> str:
    """Corrections, lead picture and body. Longer than LONGEST it ends between two blocks or paragraphs, and leads to
    the rest."""
    fetch_at_once(story)
    pieces = [_clean(render_to_string("feeds/above.html", {"story": story}))]
    below = _clean(render_to_string("feeds/below.html", {"story": story}))
    room = LONGEST - _size("".join([*pieces, below]))
    for block in story.body:
        html = _clean(_of_block(block, story))
        size = _size(html)
        if size > room:
            pieces += [_beginning(html, room) if block.block_type == "paragraph" else "", _leads_on(story)]
            break
        pieces.append(html)
        room -= size
    return "\n".join(piece for piece in [*pieces, below] if piece)


def body_of(story: Story) -> str:
    """All blocks, however long, without what stands above and below."""
    fetch_at_once(story)
    return "\n".join(piece for block in story.body if (piece := _clean(_of_block(block, story))))


def _of_block(block: StreamValue.StreamChild, story: Story) -> str:
    """As its page prints it; of what lives elsewhere the address alone."""
    if block.block_type == "embed":
        return format_html('<p><a href="{}">{}</a></p>', block.value["url"], block.value["title"] or block.value["url"])
    return str(block.render(context={"story": story}))


def _beginning(html: str, room: int) -> str:
    """As many of its paragraphs as fit."""
    paragraphs = [f"{each}{END_OF_PARAGRAPH}" for each in html.split(END_OF_PARAGRAPH)[:-1]]
    number = sum(size <= room for size in accumulate(map(_size, paragraphs)))
    return "".join(paragraphs[:number])


def _size(html: str) -> int:
    return len(escape(html).encode())


def _leads_on(story: Story) -> str:
    return format_html('<p><a href="{}">{}</a></p>', whole(story.address), _("Read the whole story"))


def _clean(html: str) -> str:
    return _cleaner(settings.WAGTAILADMIN_BASE_URL).clean(html).strip()


@lru_cache(maxsize=2)
def _cleaner(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        clean_content_tags=NOT_EVEN_THEIR_WORDS,
        url_schemes={"http", "https", "mailto"},
        url_relative=("rewrite_with_base", f"{base}/"),
        link_rel=None,
    )
