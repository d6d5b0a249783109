"""The places a picture can stand in, and the sizes each of them needs."""

from dataclasses import dataclass

from dateline.media.models import Picture

FORMATS = ("avif", "webp")
"""Best first. Both are made by the worker; a page waits for neither."""
FALLBACK = "jpeg"


@dataclass(frozen=True)
class Shape:
    """A place for pictures: how wide they are kept, how wide the browser shows them, how they are cut.

    A cut is made round the picture's focal point.
    """

    widths: tuple[int, ...]
    sizes: str
    ratio: tuple[int, int] | None = None

    def spec(self, width: int, kind: str) -> str:
        """Wagtail's name for one size in one format."""
        background = "|bgcolor-ffffff" if kind == FALLBACK else ""
        if self.ratio is None:
            return f"width-{width}{background}|format-{kind}"
        across, down = self.ratio
        return f"fill-{width}x{round(width * down / across)}{background}|format-{kind}"

    def widths_for(self, picture: Picture) -> list[int]:
        """Those of the shape's widths the picture can fill; at least one."""
        return [width for width in self.widths if width <= picture.width] or [min(self.widths[0], picture.width)]

    def fallback_width(self, picture: Picture) -> int:
        """The one width kept for browsers that know neither AVIF nor WebP."""
        widths = self.widths_for(picture)
        return widths[min(1, len(widths) - 1)]


NATURAL = (400, 800, 1200, 1600)
SHAPES = {
    "lead": Shape(NATURAL, "(min-width: 60rem) 60rem, 100vw"),
    "splash": Shape(NATURAL, "(min-width: 64rem) 48rem, 100vw"),
    "inline": Shape(NATURAL, "(min-width: 44rem) 41rem, 100vw"),
    "card": Shape((320, 640, 960), "(min-width: 64rem) 24rem, 100vw", (3, 2)),
    "square": Shape((96, 192), "6rem", (1, 1)),
}


def sizes_to_make(picture: Picture) -> list[str]:
    """Every size a story's picture is shown in, in every format, the quick ones first."""
    shapes = (SHAPES["lead"], SHAPES["card"])
    fallbacks = [shape.spec(shape.fallback_width(picture), FALLBACK) for shape in shapes]
    kept = [shape.spec(w, kind) for kind in reversed(FORMATS) for shape in shapes for w in shape.widths_for(picture)]
    return fallbacks + kept
