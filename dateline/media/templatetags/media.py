"""`{% image picture "card" %}`: a picture in the sizes and formats its place needs."""

import logging

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError

from dateline.media.models import Picture, Rendition
from dateline.media.shapes import FALLBACK, FORMATS, SHAPES, Shape
from dateline.media.sizes import Size, made_sizes

log = logging.getLogger("dateline.media")
register = template.Library()

HINTS = {
    "lazy": [("loading", "lazy"), ("decoding", "async")],
    "eager": [("fetchpriority", "high")],
    "plain": [],
}
"""What the browser is told of the order: once in sight; before everything else; as it likes."""


@register.simple_tag
def image(picture: Picture | None, shape: str = "inline", alt: str | None = None, loading: str = "lazy") -> SafeString:
    """A <picture> with AVIF and WebP once the worker has made them, and a JPEG; nothing for no picture, and for one
    whose file is gone.

    Costs one statement, or none when the sizes were fetched before. Only a missing JPEG is made here, one size of it.
    """
    if picture is None:
        return SafeString("")
    place = SHAPES[shape]
    wanted = place.specs(picture)
    made = made_sizes(picture, (spec for specs in wanted.values() for spec in specs))
    srcsets = {kind: _srcset([made.get(spec) for spec in specs]) for kind, specs in wanted.items()}
    fallback = place.spec(place.fallback_width(picture), FALLBACK)
    plain = made.get(fallback) or _made_now(picture, fallback)
    if plain is None:
        return SafeString("")
    return format_html(
        '<picture>{}<img src="{}"{} width="{}" height="{}" alt="{}"{}></picture>',
        format_html_join("", "{}", ((_source(kind, srcsets[kind], place),) for kind in FORMATS)),
        plain.url,
        _choice(srcsets[FALLBACK], place) if len(wanted[FALLBACK]) > 1 else "",
        plain.width,
        plain.height,
        picture.default_alt_text if alt is None else alt,
        format_html_join("", ' {}="{}"', HINTS[loading]),
    )


def _made_now(picture: Picture, spec: str) -> Rendition | None:
    """None, and a line in the log, when the picture's own file cannot be read: the story is worth more than that."""
    try:
        made: Rendition = picture.get_rendition(spec)
    except SourceImageIOError:
        log.warning("The file %s of the picture “%s” is missing.", picture.file.name, picture.title)
        return None
    return made


def _srcset(sizes: list[Size | None]) -> str:
    """All the sizes of one format, or nothing until the last of them is made."""
    return ", ".join(f"{size.url} {size.width}w" for size in sizes if size) if all(sizes) else ""


def _source(kind: str, srcset: str, place: Shape) -> SafeString:
    return format_html('<source type="image/{}"{}>', kind, _choice(srcset, place)) if srcset else SafeString("")


def _choice(srcset: str, place: Shape) -> SafeString:
    return format_html(' srcset="{}" sizes="{}"', srcset, place.sizes) if srcset else SafeString("")
