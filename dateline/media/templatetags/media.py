"""`{% image picture "card" %}`: a picture in the sizes and formats its place needs."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import Filter

from dateline.media.models import Picture, Rendition
from dateline.media.shapes import FALLBACK, FORMATS, SHAPES, Shape

register = template.Library()


@register.simple_tag
def image(picture: Picture | None, shape: str = "inline", alt: str | None = None, loading: str = "lazy") -> SafeString:
    """A <picture> with AVIF and WebP once the worker has made them, and a JPEG; nothing for no picture.

    Costs one statement, or none when the sizes were prefetched. Only a missing JPEG is made here.
    """
    if picture is None:
        return SafeString("")
    place = SHAPES[shape]
    widths = place.widths_for(picture)
    fallback = place.spec(place.fallback_width(picture), FALLBACK)
    wanted = [fallback, *(place.spec(width, kind) for kind in FORMATS for width in widths)]
    made = {size.filter_spec: size for size in picture.find_existing_renditions(*map(Filter, wanted)).values()}
    sources = [_source(kind, [made.get(place.spec(width, kind)) for width in widths], place) for kind in FORMATS]
    plain = made.get(fallback) or picture.get_rendition(fallback)
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" {}></picture>',
        format_html_join("", "{}", ((source,) for source in sources)),
        plain.url,
        plain.width,
        plain.height,
        picture.default_alt_text if alt is None else alt,
        format_html_join(" ", '{}="{}"', _hints(loading)),
    )


def _source(kind: str, sizes: list[Rendition | None], place: Shape) -> SafeString:
    if not all(sizes):
        return SafeString("")
    srcset = ", ".join(f"{size.url} {size.width}w" for size in sizes if size)
    return format_html('<source type="image/{}" srcset="{}" sizes="{}">', kind, srcset, place.sizes)


def _hints(loading: str) -> list[tuple[str, str]]:
    return [("fetchpriority", "high")] if loading == "eager" else [("loading", "lazy"), ("decoding", "async")]
