"""The swing bridge from above, turned to let a boat through."""

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Point, spline
from dateline.demo.pictures.nature import gull
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FOG,
    INK,
    LAMP,
    MOSS,
    OAK,
    OCHRE,
    PALE,
    PITCH,
    ROSE,
    SAGE,
    SHALLOW,
    SLATE,
    STEEL,
    STONE,
    WATER,
    WHITE,
    WOOD,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

TURN = -27.0
BANK = 250.0
ARM = 262.0
LAND = "#d8d2c2"
SHADE = fade(INK, 0.2)


def _cast(height: float) -> Point:
    """How far the shadow of something falls, in the river's own directions."""
    return height * 0.5, height * 0.86


def _box(c: Canvas, x: float, y: float, w: float, h: float, height: float, shade: Colour = SHADE) -> None:
    """The shadow of a box seen from above."""
    sx, sy = _cast(height)
    corner = (x + w + sx, y + h + sy)
    c.poly([(x, y), (x + w, y), (corner[0], y + sy), corner, (x + sx, corner[1]), (x, y + h)], shade)


def _roof(c: Canvas, x: float, y: float, w: float, h: float, fill: Colour) -> None:
    """A pitched roof from above, one side in the light."""
    _box(c, x, y, w, h, 46)
    c.rect(x, y, w, h, fill)
    c.rect(x, y + h / 2, w, h / 2, fade(INK, 0.16))
    c.rect(x, y + h / 2 - 1.5, w, 3, fade(WHITE, 0.35))
    for share in (0.2, 0.78):
        _box(c, x + w * share, y + h * 0.3, 13, 13, 12)
        c.rect(x + w * share, y + h * 0.3, 13, 13, mix(fill, INK, 0.4))


def _row(c: Canvas, x: float, stop: float, y: float, depth: float) -> None:
    """A row of roofs along the bank."""
    while x < stop:
        w = c.rng.uniform(70, 128)
        fill = c.rng.choice((SLATE, BRICK, DARK_BRICK, STEEL, ROSE))
        _roof(c, x, y + c.rng.uniform(-8, 8), w, depth, fill)
        x += w + c.rng.choice((0, 0, 26))


def _tree(c: Canvas, x: float, y: float, r: float) -> None:
    sx, sy = _cast(r * 1.3)
    c.oval(x + sx, y + sy, r, r, SHADE)
    c.disc(x, y, r, MOSS)
    c.disc(x - r * 0.25, y - r * 0.3, r * 0.62, PITCH)


def _walker(c: Canvas, x: float, y: float, coat: Colour) -> None:
    sx, sy = _cast(26)
    c.poly([(x - 4, y), (x + 4, y - 3), (x + sx, y + sy)], SHADE)
    c.oval(x, y, 8, 6, coat)
    c.disc(x, y, 3.6, "#d9a782")


def _water(c: Canvas) -> None:
    """The current, drawn as long strokes along the river."""
    c.rect(-1200, -BANK, 2400, 70, fade(DEEP, 0.3))
    for _ in range(64):
        x, y = c.rng.uniform(-1050, 1000), c.rng.uniform(-BANK + 30, BANK - 12)
        long = c.rng.uniform(40, 190)
        c.rect(x, y, long, c.rng.uniform(2.5, 5), fade(PALE if c.rng.random() < 0.6 else DEEP, 0.35), 3)


def _banks(c: Canvas) -> None:
    """Quays on both sides, and the road that meets nothing."""
    for y in (-BANK - 900, BANK):
        c.rect(-1300, y, 2600, 900, LAND)
    c.rect(-1300, -BANK - 15, 2600, 15, STONE)
    c.rect(-1300, BANK, 2600, 15, PALE)
    for y in (-BANK - 900, BANK - 8):
        c.rect(-46, y, 92, 908, STEEL)
        for edge in (-46, 40):
            c.rect(edge, y, 6, 908, FOG)
    for i in range(14):
        for y in (-BANK - 50 - i * 46, BANK + 78 + i * 46):
            c.rect(-2.5, y, 5, 24, CREAM)
    for i in range(10):
        for y in (-BANK - 26, BANK + 26):
            c.disc(-1010 + i * 214 + 40, y, 6, INK)


def _fender(c: Canvas) -> None:
    """The timber island which guards the span while it is open."""
    shape = spline(
        [(-372, 0), (-280, -76), (0, -104), (280, -76), (372, 0), (280, 76), (0, 104), (-280, 76)], True
    )
    c.poly([(x + 14, y + 22) for x, y in shape], fade(INK, 0.22))
    c.poly(shape, OAK)
    c.poly([(x * 0.965, y * 0.9) for x, y in shape], WOOD)
    for x in range(-300, 301, 30):
        half = 92 - abs(x) ** 2 / 1500 + 2
        c.rect(x, -half, 3, half * 2, fade(OAK, 0.7))
    c.disc(0, 0, 96, DARK_BRICK)
    c.disc(0, 0, 86, FOG)
    c.ring(0, 0, 72, STONE, 5)


def _span(c: Canvas) -> None:
    """The roadway between its two trusses, the cabin over the middle."""
    c.rect(-ARM, -50, ARM * 2, 100, SLATE)
    c.rect(-ARM, -40, ARM * 2, 80, STEEL)
    for x in range(-240, 240, 46):
        c.rect(x, -2.5, 24, 5, CREAM)
    for x in range(-250, 250, 50):
        c.line([(x, -46), (x + 50, 46)], INK, 4, caps=False)
        c.line([(x, 46), (x + 50, -46)], INK, 4, caps=False)
    for y in (-54, 42):
        c.rect(-ARM, y, ARM * 2, 12, INK)
        c.rect(-ARM, y, ARM * 2, 3.5, STONE)
    for end in (-ARM, ARM - 12):
        c.rect(end, -54, 12, 108, INK)
    _box(c, -44, -38, 88, 76, 52, fade(INK, 0.35))
    c.rect(-44, -38, 88, 76, BRICK)
    c.poly([(-44, -38), (44, -38), (12, 0), (-12, 0)], ROSE)
    c.poly([(-44, 38), (44, 38), (12, 0), (-12, 0)], DARK_BRICK)


def _boat(c: Canvas, x: float, y: float) -> None:
    """A trawler from above, homing, with her wake."""
    c.poly([(x - 70, y), (x - 640, y - 92), (x - 610, y - 66), (x - 120, y + 2)], fade(WHITE, 0.5))
    c.poly([(x - 70, y), (x - 640, y + 84), (x - 600, y + 60), (x - 120, y - 2)], fade(WHITE, 0.5))
    for i in range(9):
        c.oval(x - 110 - i * 46, y + (4 if i % 2 else -4), 26 - i, 9 - i * 0.6, fade(WHITE, 0.6 - i * 0.05))
    hull = spline([(x - 100, y - 28), (x - 20, y - 36), (x + 60, y - 27), (x + 112, y)])
    hull += [(px, 2 * y - py) for px, py in hull[::-1]]
    c.poly([(px + 14, py + 26) for px, py in hull], fade(INK, 0.24))
    c.poly(hull, BRICK)
    c.poly([(x + (px - x) * 0.9, y + (py - y) * 0.78) for px, py in hull], CREAM)
    _box(c, x + 4, y - 19, 52, 38, 26)
    c.rect(x + 4, y - 19, 52, 38, WHITE, 4)
    c.rect(x + 44, y - 15, 8, 30, LAMP, 2)
    c.disc(x - 58, y, 15, OCHRE)
    c.disc(x - 58, y, 8, OAK)
    c.line([(x - 30, y - 24), (x - 30, y + 24)], INK, 4)


def _queue(c: Canvas) -> None:
    """A bus, a van and two cars behind the barrier."""
    c.rect(-58, BANK + 44, 110, 9, WHITE)
    for i in range(4):
        c.rect(-58 + i * 28, BANK + 44, 14, 9, BRICK)
    for y, length, fill, top in (
        (BANK + 66, 96, DEEP, SAGE),
        (BANK + 180, 46, BRICK, ROSE),
        (BANK + 244, 50, CREAM, WHITE),
    ):
        _box(c, -38, y, 34, length, 22)
        c.rect(-38, y, 34, length, fill, 7)
        c.rect(-33, y + length * 0.2, 24, length * 0.6, top, 5)
    _box(c, 6, -BANK - 120, 32, 56, 20)
    c.rect(6, -BANK - 120, 32, 56, OCHRE, 7)
    c.rect(11, -BANK - 108, 22, 32, LAMP, 4)


@scene("bridge-turned", ground=WATER)
def bridge_turned(c: Canvas) -> None:
    """The span lies along the river, a boat goes through, the road waits."""
    with c.at(850, 520, turn=TURN):
        _water(c)
        _banks(c)
        _row(c, -1040, -90, -BANK - 190, 86)
        _row(c, 90, 700, -BANK - 200, 92)
        _row(c, -900, -90, -BANK - 380, 100)
        _row(c, 120, 1000, BANK + 120, 96)
        _row(c, -700, -110, BANK + 190, 90)
        for x, y in ((-130, -305), (140, -300), (230, -296), (-260, 320), (-330, 330), (-190, 316)):
            _tree(c, x, y, 25)
        _fender(c)
        c.rect(-ARM + 24, -14, ARM * 2, 112, fade(INK, 0.3))
        _span(c)
        _boat(c, 210, -172)
        _queue(c)
        for _i in range(9):
            _walker(
                c,
                c.rng.uniform(60, 330),
                BANK + c.rng.uniform(36, 74),
                c.rng.choice((BRICK, DEEP, SHALLOW, OCHRE)),
            )
    for x, y, s in ((520, 560, 54), (600, 640, 40), (330, 610, 46)):
        gull(c, x + 34, y + 40, s, fade(INK, 0.22), 20)
        gull(c, x, y, s, WHITE, 20)
