"""The places a picture can stand in, and the sizes each of them needs."""

from collections.abc import Iterable
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
        widest = self._widest_cut(picture)
        return [width for width in self.widths if width <= widest] or [min(self.widths[0], picture.width)]

    def _widest_cut(self, picture: Picture) -> int:
        """A panorama has few pixels to give to a square, however wide it is."""
        if self.ratio is None:
            return picture.width
        across, down = self.ratio
        return min(picture.width, picture.height * across // down)

    def fallback_width(self, picture: Picture) -> int:
        """The one width a page may have to wait for."""
        return self.widths_for(picture)[:2][-1]

    def fallback_widths(self, picture: Picture) -> list[int]:
        """The two, where there are two, kept for browsers that know neither AVIF nor WebP."""
        widths = self.widths_for(picture)
        return widths if len(widths) < 3 else [self.fallback_width(picture), widths[-1]]

    def specs(self, picture: Picture) -> dict[str, list[str]]:
        """For each format the sizes of this picture, the quick ones to make first."""
        plain = {FALLBACK: [self.spec(width, FALLBACK) for width in self.fallback_widths(picture)]}
        widths = self.widths_for(picture)
        return plain | {kind: [self.spec(width, kind) for width in widths] for kind in reversed(FORMATS)}


NATURAL = (400, 800, 1200, 1600)
CUT = (320, 640, 960)
FACE = (96, 192, 320)
SHAPES = {
    "lead": Shape(NATURAL, "(min-width: 60rem) 60rem, 100vw"),
    "splash": Shape(NATURAL, "(min-width: 64rem) 48rem, 100vw"),
    "inline": Shape(NATURAL, "(min-width: 44rem) 41rem, 100vw"),
    "card": Shape(CUT, "(min-width: 64rem) 24rem, 100vw", (3, 2)),
    "gallery": Shape(CUT, "(min-width: 48rem) 40rem, 86vw", (3, 2)),
    "thumb": Shape(CUT, "9.5rem", (3, 2)),
    "square": Shape(FACE, "4.5rem", (1, 1)),
    "portrait": Shape(FACE, "(min-width: 44rem) 10rem, 7rem", (1, 1)),
    "logo": Shape((320, 640), "20rem"),
    "screen": Shape((1200,), "100vw"),
}
"""Shapes of the same widths and cut share their files."""


def sizes_to_make(picture: Picture, shapes: Iterable[str]) -> list[str]:
    """Every size this picture is shown in where it stands in these shapes, each once, the quick ones first."""
    wanted = [SHAPES[shape].specs(picture) for shape in shapes]
    kinds = (FALLBACK, *reversed(FORMATS))
    return list(dict.fromkeys(spec for kind in kinds for specs in wanted for spec in specs[kind]))
