"""Sky, water and land, as every scene by the estuary needs them."""

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, Point, arc, bezier, spline
from dateline.demo.pictures.palette import FOG, GLOW, INK, PEACH, WHITE, Colour, fade


def sun(c: Canvas, x: float, y: float, r: float, fill: Colour = PEACH, halo: Colour = GLOW) -> None:
    """The low sun, with two flat rings of light."""
    c.disc(x, y, r * 2.1, fade(halo, 0.28))
    c.disc(x, y, r * 1.5, fade(halo, 0.4))
    c.disc(x, y, r, fill)


def cloud(c: Canvas, x: float, y: float, w: float, fill: Colour = WHITE) -> None:
    """Two or three long bars, the way cloud lies over an estuary."""
    h = w * 0.07
    c.rect(x, y, w, h, fill, h / 2)
    c.rect(x + w * 0.18, y - h * 0.8, w * 0.5, h, fill, h / 2)
    c.rect(x - w * 0.22, y + h * 0.8, w * 0.62, h, fill, h / 2)


def gull(c: Canvas, x: float, y: float, span: float, fill: Colour = INK, turn: float = 0) -> None:
    """A gull on the wing, span wide."""
    with c.at(x, y, span / 100, turn):
        left = bezier((0, 6), (-14, -16), (-30, -18), (-50, -4), 12)
        under = bezier((-50, -4), (-30, -11), (-14, -6), (-3, 13), 12)
        right = [(-px, py) for px, py in [*left, *under]]
        c.poly([*left, *under, (0, 15)], fill)
        c.poly([*right, (0, 15)], fill)


def perched_gull(c: Canvas, x: float, y: float, h: float, flip: bool = False) -> None:
    """A gull standing, h tall, its feet on (x, y)."""
    with c.at(x, y, h / 100, wide=-1 if flip else 1):
        c.line([(-4, -26), (-4, 0)], "#c98b4a", 4)
        c.line([(8, -26), (8, 0)], "#c98b4a", 4)
        c.poly(
            spline([(-52, -34), (-20, -58), (14, -74), (30, -62), (26, -38), (0, -22), (-28, -26)], True),
            WHITE,
        )
        c.disc(26, -80, 17, WHITE)
        c.poly([(40, -84), (60, -75), (40, -73)], "#d99a3d")
        c.poly(spline([(-58, -32), (-16, -56), (12, -58), (6, -40), (-24, -30)], True), "#98a3a4")
        c.poly([(-62, -30), (-34, -42), (-30, -30)], INK)
        c.disc(30, -84, 2.6, INK)


def ripples(
    c: Canvas,
    box: tuple[float, float, float, float],
    count: int,
    fill: Colour,
    length: float = 120,
    thick: float = 5,
) -> None:
    """Short level strokes on water, longer and heavier towards the viewer."""
    x0, y0, x1, y1 = box
    for _ in range(count):
        near = c.rng.random()
        x, y = c.rng.uniform(x0, x1), y0 + (y1 - y0) * near
        long = length * (0.35 + near) * c.rng.uniform(0.5, 1.2)
        c.rect(x - long / 2, y, long, thick * (0.5 + near * 0.7), fill, 4)


def glitter(c: Canvas, x: float, top: float, bottom: float, width: float, fill: Colour = PEACH) -> None:
    """The broken path of the sun on water."""
    y = top
    while y < bottom:
        share = (y - top) / (bottom - top)
        w = width * (0.55 + 0.6 * share) * c.rng.uniform(0.35, 1)
        h = 4 + 6 * share
        c.rect(
            x - w / 2 + c.rng.uniform(-1, 1) * width * 0.22, y, w, h, fade(fill, 0.85 - 0.35 * share), h / 2
        )
        y += h * 2.4 + 5 * share


def hills(c: Canvas, points: list[Point], fill: Colour, bottom: float) -> None:
    """A smooth ridge, filled down to a level."""
    c.below(spline(points), fill, bottom)


def swell(c: Canvas, y: float, height: float, length: float, fill: Colour, phase: float = 0) -> Path:
    """A row of rounded waves across the picture, filled to the bottom; returns its crest."""
    crest: Path = []
    x = phase % length - length
    while x < c.width + length:
        crest += bezier(
            (x, y), (x + length * 0.35, y), (x + length * 0.45, y - height), (x + length * 0.5, y - height), 8
        )
        crest += bezier(
            (x + length * 0.5, y - height),
            (x + length * 0.55, y - height),
            (x + length * 0.65, y),
            (x + length, y),
            8,
        )
        x += length
    c.below(crest, fill)
    return crest


def tree(c: Canvas, x: float, y: float, h: float, crown: Colour, trunk: Colour) -> None:
    """A round tree, lit from one side."""
    r = h * 0.34
    c.line([(x, y), (x, y - h * 0.5)], trunk, h * 0.06)
    c.oval(x, y - h * 0.62, r * 0.9, h * 0.38, crown)
    half = arc((x, y - h * 0.62), r * 0.9, h * 0.38, -80, 100)
    c.poly(
        [*half, *bezier(half[-1], (x + r * 0.5, y - h * 0.5), (x + r * 0.5, y - h * 0.75), half[0])],
        fade(INK, 0.12),
    )


def poplar(c: Canvas, x: float, y: float, h: float, crown: Colour) -> None:
    """A tall thin tree."""
    w = h * 0.13
    c.line([(x, y), (x, y - h * 0.2)], fade(INK, 0.6), h * 0.03)
    shape = spline(
        [(x, y - h), (x + w * 0.8, y - h * 0.6), (x + w, y - h * 0.25), (x, y - h * 0.08)], steps=8
    )
    c.poly([*shape, *[(2 * x - px, py) for px, py in shape[::-1]]], crown)


def grass(c: Canvas, x: float, y: float, h: float, fill: Colour) -> None:
    """A tuft of marram."""
    for lean in (-0.5, -0.2, 0.15, 0.45):
        tip = (x + lean * h, y - h * (1 - abs(lean) * 0.4))
        c.poly(
            [
                (x + lean * 8 - 2, y),
                *bezier((x + lean * 8, y), (x, y - h * 0.5), tip, tip, 6),
                (x + lean * 8 + 3, y),
            ],
            fill,
        )


def rain(c: Canvas, count: int, lean: float, fill: Colour = FOG, opacity: float = 0.35) -> None:
    """Slanting rain over the whole picture."""
    for _ in range(count):
        x, y = c.rng.uniform(-100, c.width + 200), c.rng.uniform(-60, c.height)
        long = c.rng.uniform(24, 70)
        c.line([(x, y), (x - lean * long, y + long)], fade(fill, opacity), 2.2)
