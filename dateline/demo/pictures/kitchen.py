"""The kitchen at Wend Street primary."""

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import arc, bezier, spline
from dateline.demo.pictures.palette import (
    APRICOT,
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FOG,
    INK,
    MOSS,
    OAK,
    OCHRE,
    PALE,
    PEACH,
    PITCH,
    PITCH_LIGHT,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    STONE,
    STRAW,
    WHITE,
    WOOD,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import crate
from dateline.demo.pictures.registry import scene

COUNTER = 720.0


def _tiles(c: Canvas) -> None:
    """White tiles above a green band, and the window to the playground."""
    c.rect(0, 0, 1600, COUNTER, PALE)
    for y in range(0, 720, 60):
        c.rect(0, y, 1600, 2.5, FOG)
        for x in range(30 if (y // 60) % 2 else 0, 1600, 120):
            c.rect(x, y, 2.5, 60, FOG)
    c.rect(0, 540, 1600, 44, SAGE)


def _hatch(c: Canvas) -> None:
    """The serving hatch: a queue of children with trays."""
    c.rect(560, 196, 560, 330, CREAM)
    c.rect(584, 220, 512, 300, PEACH)
    c.disc(930, 330, 74, APRICOT)
    c.rect(584, 450, 512, 70, mix(SAND, PEACH, 0.4))
    kids: tuple[tuple[float, float, Colour, Colour, Colour], ...] = (
        (640, 96, BRICK, "#e6bd9b", "#a9764a"),
        (736, 118, DEEP, "#6a432d", INK),
        (838, 88, OCHRE, "#d9a782", INK),
        (938, 110, MOSS, "#f0cfb4", BARK),
        (1040, 98, ROSE, "#8a5a3c", INK),
    )
    for x, tall, coat, skin, hair in kids:
        c.poly(
            spline(
                [
                    (x - 42, 522),
                    (x - 38, 520 - tall * 0.45),
                    (x, 520 - tall * 0.62),
                    (x + 38, 520 - tall * 0.45),
                    (x + 42, 522),
                ],
                False,
                8,
            ),
            coat,
        )
        c.oval(x, 520 - tall, 27, 31, skin)
        c.poly(
            spline(
                [
                    (x - 29, 518 - tall),
                    (x - 26, 490 - tall),
                    (x, 482 - tall),
                    (x + 26, 490 - tall),
                    (x + 29, 516 - tall),
                    (x + 12, 502 - tall),
                    (x - 14, 502 - tall),
                ],
                True,
                8,
            ),
            hair,
        )
    c.rect(536, 516, 608, 22, WOOD)
    c.rect(560, 188, 560, 16, STEEL)
    for x in (620, 760, 900):
        c.rect(x, 500, 104, 13, SAGE, 6)
        c.dome(x + 34, 501, 20, 15, OCHRE)
        c.disc(x + 78, 494, 9, BRICK)


def _rail(c: Canvas) -> None:
    """Ladles, a whisk and pans on a rail."""
    c.rect(60, 132, 420, 9, STEEL)
    for x, long in ((96, 120), (152, 104), (208, 132)):
        c.rect(x - 4, 136, 8, long, STEEL)
        c.poly(arc((x, 136 + long), 24, 28, 0, 180), SLATE)
    for x, r, fill in ((300, 50, DARK_BRICK), (414, 40, SLATE)):
        c.rect(x - 5, 136, 10, 60, OAK)
        c.disc(x, 196 + r, r, fill)
        c.disc(x - 4, 192 + r, r * 0.76, mix(fill, CREAM, 0.18))


def _range(c: Canvas) -> None:
    """Two great pans on the range, steaming."""
    c.rect(-10, 610, 540, 400, SLATE)
    c.rect(-10, 596, 556, 22, INK)
    c.rect(60, 690, 380, 180, mix(SLATE, INK, 0.5), 14)
    c.rect(90, 716, 320, 120, mix(OCHRE, BRICK, 0.4), 8)
    c.rect(70, 664, 360, 12, STONE, 6)
    for x in (90, 180, 330, 420):
        c.disc(x, 640, 13, CREAM)
    for x, w, h, fill in ((40, 240, 190, FOG), (300, 200, 140, STONE)):
        c.rect(x, 596 - h, w, h, fill, 12)
        c.rect(x + w * 0.72, 596 - h, w * 0.28, h, fade(INK, 0.13), 12)
        c.rect(x + w * 0.1, 596 - h, w * 0.08, h - 12, fade(WHITE, 0.55))
        c.rect(x - 14, 590 - h, w + 28, 17, mix(fill, INK, 0.25), 8)
        for side in (x - 26, x + w):
            c.rect(side, 636 - h, 26, 12, INK, 6)
    for x, y in ((110, 380), (180, 400), (380, 430)):
        path = bezier((x, y), (x - 50, y - 60), (x + 50, y - 110), (x, y - 180), 30)
        c.line(path, fade(WHITE, 0.85), 17)


def _leek(c: Canvas, x: float, y: float, turn: float) -> None:
    with c.at(x, y, turn=turn):
        for lift, fill in ((-16, MOSS), (14, PITCH), (0, PITCH_LIGHT)):
            c.poly([(60, -9), (200, lift - 20), (212, lift + 8), (60, 9)], fill)
        c.poly([(-80, -11), (70, -13), (100, 0), (70, 13), (-80, 11)], CREAM)
        c.poly([(20, -12), (70, -13), (100, 0), (70, 13), (20, 12)], mix(PITCH_LIGHT, CREAM, 0.4))
        for i in range(-2, 3):
            c.line([(-80, i * 4), (-104, i * 7)], DUNE, 2.5)


def _carrot(c: Canvas, x: float, y: float, turn: float) -> None:
    with c.at(x, y, turn=turn):
        for lift in (-18, 0, 16):
            c.line([(56, 0), (104, lift)], PITCH, 7)
        c.poly(spline([(-84, 0), (-10, -13), (48, -19), (60, 0), (48, 19), (-10, 13)], True, 8), "#d98f4a")
        for px in (-20, 8, 34):
            c.line([(px, -12), (px + 4, -3)], BRICK, 2.5)


def _cabbage(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y - r * 0.86, r, MOSS)
    c.disc(x - r * 0.12, y - r * 0.92, r * 0.84, PITCH)
    c.poly(
        spline(
            [
                (x - r * 0.7, y - r * 0.8),
                (x - r * 0.2, y - r * 1.6),
                (x + r * 0.4, y - r * 1.1),
                (x, y - r * 0.3),
            ],
            True,
        ),
        PITCH_LIGHT,
    )
    for dx in (-0.4, 0, 0.4):
        c.line(
            bezier(
                (x, y - r * 0.1),
                (x + dx * r * 0.4, y - r * 0.6),
                (x + dx * r, y - r),
                (x + dx * r * 1.3, y - r * 1.4),
            ),
            CREAM,
            3,
        )


def _cook(c: Canvas, x: float, y: float) -> None:
    """The cook in whites, ladle up."""
    c.line([(x - 54, y - 210), (x - 150, y - 190), (x - 196, y - 262)], mix(WHITE, STEEL, 0.25), 44)
    c.disc(x - 200, y - 270, 25, "#8a5a3c")
    c.line([(x - 200, y - 250), (x - 216, y - 376)], STEEL, 11)
    c.poly(arc((x - 218, y - 386), 36, 34, 0, 180), SLATE)
    c.poly(
        spline(
            [
                (x - 104, y + 20),
                (x - 96, y - 190),
                (x - 40, y - 246),
                (x + 40, y - 246),
                (x + 96, y - 190),
                (x + 104, y + 20),
            ],
            False,
            10,
        ),
        WHITE,
    )
    c.line([(x + 78, y - 190), (x + 112, y - 90), (x + 60, y - 10)], mix(WHITE, STEEL, 0.25), 42)
    c.poly([(x - 58, y - 190), (x + 58, y - 190), (x + 78, y + 20), (x - 78, y + 20)], DEEP)
    for side in (-1, 1):
        c.line([(x + side * 54, y - 190), (x + side * 34, y - 246)], DEEP, 13)
    c.rect(x - 20, y - 276, 40, 42, mix("#8a5a3c", INK, 0.18), 12)
    c.oval(x, y - 310, 44, 54, "#8a5a3c")
    c.poly([*arc((x, y - 326), 50, 46, 180, 360), (x + 48, y - 316), (x - 48, y - 316)], BRICK)
    c.rect(x - 50, y - 334, 100, 20, mix(BRICK, INK, 0.18), 8)


@scene("school-kitchen")
def school_kitchen(c: Canvas) -> None:
    """Two hundred and forty lunches: pans, the hatch, and what came from the farm."""
    _tiles(c)
    _hatch(c)
    _rail(c)
    _range(c)
    _cook(c, 1330, 750)
    c.rect(500, COUNTER, 1120, 34, WOOD)
    c.rect(500, COUNTER, 1120, 9, STRAW)
    c.rect(520, COUNTER + 34, 1100, 260, mix(SAGE, DEEP, 0.35))
    for x in (790, 1070, 1350):
        c.rect(x, COUNTER + 34, 6, 260, fade(INK, 0.2))
        c.disc(x - 34, COUNTER + 110, 9, OCHRE)
    c.rect(540, COUNTER - 16, 300, 18, DUNE, 5)
    for x, y, turn in ((640, COUNTER - 30, 3), (656, COUNTER - 52, -4)):
        _leek(c, x, y, turn)
    c.poly([(560, COUNTER - 22), (580, COUNTER - 26), (640, COUNTER - 30)], STEEL)
    for x, y, turn in ((1010, COUNTER - 22, -6), (990, COUNTER - 50, 4), (1030, COUNTER - 74, -10)):
        _carrot(c, x, y, turn)
    _cabbage(c, 900, COUNTER + 2, 54)
    for i in range(5):
        c.disc(
            1474 + (i % 3) * 46 + (23 if i > 2 else 0),
            COUNTER - 84 - (34 if i > 2 else 0),
            27,
            (BRICK, ROSE, DARK_BRICK)[i % 3],
        )
    crate(c, 1440, COUNTER + 2, 160, 76)
