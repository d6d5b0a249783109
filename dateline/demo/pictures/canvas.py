"""A small drawing surface: design units in, a smooth picture out.

Scenes are drawn at twice their size and scaled down once, which is what keeps the edges clean.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import cos, hypot, radians, sin, sqrt
from random import Random

from PIL import Image, ImageDraw

from dateline.demo.pictures.geometry import Path, Point, arc, ribbon, rounded
from dateline.demo.pictures.lettering import face
from dateline.demo.pictures.palette import INK, PAPER, Colour

OVERSAMPLING = 2
Matrix = tuple[float, float, float, float, float, float]


class Canvas:
    """Flat shapes on a ground, in units of the design rather than pixels."""

    def __init__(self, pixels: int, width: float, height: float, seed: str, ground: Colour = PAPER) -> None:
        self.width, self.height = width, height
        self.rng = Random(seed)
        self._unit = pixels * OVERSAMPLING / width
        self._size = (pixels, round(pixels * height / width))
        large = (self._size[0] * OVERSAMPLING, self._size[1] * OVERSAMPLING)
        self._image = Image.new("RGB", large, ground)
        self._pen = ImageDraw.Draw(self._image, "RGBA")
        self._matrix: Matrix = (self._unit, 0, 0, self._unit, 0, 0)

    def finish(self) -> Image.Image:
        """The picture at its final size."""
        return self._image.resize(self._size, Image.Resampling.LANCZOS)

    # Placing

    @contextmanager
    def at(
        self, x: float, y: float, scale: float = 1, turn: float = 0, wide: float = 1, tall: float = 1
    ) -> Iterator[None]:
        """Draw with the origin moved to (x, y), then turned by degrees and scaled."""
        kept = self._matrix
        a, b, c, d, e, f = kept
        co, si = cos(radians(turn)) * scale, sin(radians(turn)) * scale
        m = (co * wide, si * wide, -si * tall, co * tall)
        turned = (a * m[0] + c * m[1], b * m[0] + d * m[1], a * m[2] + c * m[3], b * m[2] + d * m[3])
        self._matrix = (*turned, a * x + c * y + e, b * x + d * y + f)
        yield
        self._matrix = kept

    @contextmanager
    def inside(self, shape: Sequence[Point]) -> Iterator[None]:
        """Keep what is drawn within a shape."""
        placed = self._place(shape)
        xs, ys = [p[0] for p in placed], [p[1] for p in placed]
        left, top = max(0, int(min(xs))), max(0, int(min(ys)))
        right, bottom = min(self._image.width, int(max(xs)) + 1), min(self._image.height, int(max(ys)) + 1)
        before = self._image.copy()
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in placed], fill=255)
        yield
        before.paste(self._image.crop((left, top, left + mask.width, top + mask.height)), (left, top), mask)
        self._image.paste(before)

    def _place(self, points: Sequence[Point]) -> Path:
        a, b, c, d, e, f = self._matrix
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def _stretch(self) -> float:
        a, b, c, d, _, _ = self._matrix
        return sqrt(hypot(a, b) * hypot(c, d))

    # Shapes

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        self._pen.polygon(self._place(points), fill=fill)

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour, radius: float = 0) -> None:
        corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        self.poly(rounded(x, y, w, h, radius) if radius else corners, fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        self.oval(x, y, r, r, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        steps = 16 + round(8 * sqrt(max(rx, ry) * self._stretch()))
        self.poly(arc((x, y), rx, ry, steps=steps), fill)

    def dome(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """The upper half of an ellipse standing on (x, y)."""
        self.poly(arc((x, y), rx, ry, 180, 360), fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float, caps: bool = True) -> None:
        """A stroke; one with opacity is drawn as a single shape so that it does not darken at its joints."""
        if not isinstance(fill, str) and fill[3] < 255:
            self.poly(ribbon(points, width), fill)
            return
        placed = self._place(points)
        thick = width * self._stretch()
        self._pen.line(placed, fill=fill, width=max(1, round(thick)), joint="curve")
        if caps and thick > 3:
            for x, y in (placed[0], placed[-1]):
                r = thick / 2
                self._pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def ring(self, x: float, y: float, r: float, fill: Colour, width: float, ry: float = 0) -> None:
        path = arc((x, y), r, ry or r, steps=96)
        self.line([*path, path[1]], fill, width, caps=False)

    def below(self, top: Sequence[Point], fill: Colour, bottom: float | None = None) -> None:
        """Fill everything under a line: a hill, a wave, a shore."""
        floor = self.height if bottom is None else bottom
        self.poly([*top, (top[-1][0], floor), (top[0][0], floor)], fill)

    # Effects

    def mirror(
        self, y: float, depth: float, strength: float = 0.4, sway: float = 5, strip: float = 9
    ) -> None:
        """Reflect what stands above a waterline into the water below it, broken by small waves."""
        top, tall = round(y * self._unit), round(depth * self._unit)
        above = self._image.crop((0, top - tall, self._image.width, top))
        above = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        step = max(2, round(strip * self._unit))
        for i, start in enumerate(range(0, tall, step)):
            box = (0, start, self._image.width, min(start + step, tall))
            share = start / tall
            shift = round(sway * self._unit * (0.3 + share) * sin(i * 2.4))
            water = self._image.crop((0, top + box[1], self._image.width, top + box[3]))
            moved = water.copy()
            moved.paste(above.crop(box), (shift, 0))
            self._image.paste(Image.blend(water, moved, strength * (1 - share * 0.7)), (0, top + box[1]))

    # Words

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: Colour = INK,
        anchor: str = "ls",
        bold: bool = True,
    ) -> None:
        """A label; the anchor is Pillow's (ls: left on the baseline, mm: centred)."""
        place = self._place([(x, y)])[0]
        self._pen.text(place, words, font=face(round(size * self._stretch()), bold), fill=fill, anchor=anchor)

    def slanted(
        self, x: float, y: float, words: str, size: float, turn: float, fill: Colour = INK, bold: bool = True
    ) -> None:
        """A label centred on a point and turned anticlockwise by degrees."""
        font = face(round(size * self._stretch()), bold)
        left, top, right, bottom = (round(v) for v in font.getbbox(words))
        mask = Image.new("L", (right + left + 8, bottom + top + 8), 0)
        ImageDraw.Draw(mask).text((4, 4), words, font=font, fill=255)
        mask = mask.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        px, py = self._place([(x, y)])[0]
        self._pen.bitmap((round(px - mask.width / 2), round(py - mask.height / 2)), mask, fill=fill)
