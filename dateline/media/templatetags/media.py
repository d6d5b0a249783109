"""`{% image picture "card" %}`: a picture in the sizes and formats its place needs."""

from dataclasses import dataclass

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dateline.media.models import Picture

register = template.Library()


@dataclass(frozen=True)
class Shape:
    """A place for pictures: how wide they are kept, how they are cut, how wide the browser shows them."""

    widths: tuple[int, ...]
    sizes: str
    ratio: tuple[int, int] | None = None


SHAPES = {
    "lead": Shape((400, 800, 1200, 1920), "(min-width: 60rem) 60rem, 100vw"),
    "splash": Shape((400, 800, 1200, 1600), "(min-width: 64rem) 48rem, 100vw"),
    "inline": Shape((400, 800, 1200), "(min-width: 44rem) 41rem, 100vw"),
    "card": Shape((320, 640, 960), "(min-width: 64rem) 24rem, 100vw", (3, 2)),
    "square": Shape((96, 192), "6rem", (1, 1)),
}


@register.simple_tag
def image(picture: Picture | None, shape: str = "inline", alt: str | None = None, loading: str = "lazy") -> SafeString:
    """An <img> with srcset, width and height; nothing for no picture. Sizes are made at first use."""
    if picture is None:
        return SafeString("")
    place = SHAPES[shape]
    widths = [width for width in place.widths if width <= picture.width] or [picture.width]
    specs = [_spec(place, width) for width in widths]
    renditions = picture.get_renditions(*specs)
    made = [renditions[spec] for spec in specs]
    srcset = ", ".join(f"{r.url} {r.width}w" for r in made)
    largest = made[-1]
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>',
        made[min(1, len(made) - 1)].url,
        srcset,
        place.sizes,
        largest.width,
        largest.height,
        picture.default_alt_text if alt is None else alt,
        format_html_join(" ", '{}="{}"', _hints(loading)),
    )


def _spec(place: Shape, width: int) -> str:
    if place.ratio is None:
        return f"width-{width}|format-webp"
    across, down = place.ratio
    return f"fill-{width}x{round(width * down / across)}|format-webp"


def _hints(loading: str) -> list[tuple[str, str]]:
    return [("fetchpriority", "high")] if loading == "eager" else [("loading", "lazy"), ("decoding", "async")]
