"""On the keeper's desk: the weather diary."""

from math import sin

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import arc, bezier, rounded, spline
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FOG,
    INK,
    LAMP,
    OAK,
    OCHRE,
    PALE,
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

PAGE = 470.0
TALL = 620.0


def _desk(c: Canvas) -> None:
    """Boards of the desk, with the window's light across them."""
    c.rect(0, 0, 1600, 1000, WOOD)
    for i, y in enumerate(range(-20, 1000, 170)):
        c.rect(0, y, 1600, 170, mix(WOOD, OAK, (0.15, 0.32, 0.05, 0.24)[i % 4]))
        c.rect(0, y, 1600, 4, fade(BARK, 0.5))
        for _ in range(7):
            x, long = c.rng.uniform(-100, 1500), c.rng.uniform(120, 420)
            c.rect(x, y + c.rng.uniform(20, 150), long, 3, fade(BARK, 0.16), 2)


def _light(c: Canvas) -> None:
    """Four panes of low sun falling over everything."""
    for col in range(2):
        for row in range(2):
            x, y = 60 + col * 330 - row * 130, -60 + row * 560
            c.poly([(x, y), (x + 300, y - 40), (x + 170, y + 480), (x - 130, y + 520)], fade(LAMP, 0.2))


def _writing(c: Canvas, x: float, y: float, w: float, fill: Colour) -> None:
    """A line of handwriting, too small to read."""
    at = x
    while at < x + w - 10:
        long = min(c.rng.uniform(22, 66), x + w - at)
        steps = int(long / 1.6)
        path = [
            (at + i * 1.6, y - 5 - (4 + 3 * sin(i * 0.31 + at)) * sin(i * 0.8 + at))
            for i in range(max(3, steps))
        ]
        c.line(path, fill, 2.4)
        at += long + 13


def _mark(c: Canvas, x: float, y: float, kind: int) -> None:
    """One day's weather: sun, cloud, rain, wind or fog."""
    if kind == 0:
        c.disc(x, y, 9, OCHRE)
        for ray in arc((x, y), 16, 16, 0, 315, 7):
            c.disc(*ray, 1.8, OCHRE)
    elif kind in (1, 2):
        for dx, r in ((-9, 7), (0, 10), (10, 7)):
            c.dome(x + dx, y + 3, r, r * 1.2, STEEL if kind == 1 else DEEP)
        if kind == 2:
            for dx in (-9, 0, 9):
                c.line([(x + dx, y + 8), (x + dx - 4, y + 17)], DEEP, 2.6)
    elif kind == 3:
        for dy, long in ((-6, 30), (2, 22), (10, 28)):
            c.line(
                bezier((x - 15, y + dy), (x, y + dy - 5), (x + 4, y + dy + 5), (x - 15 + long, y + dy), 8),
                SLATE,
                2.6,
            )
    else:
        for dy in (-6, 1, 8):
            c.rect(x - 15, y + dy, 30, 3, STONE, 1)


def _page(c: Canvas, left: float, entries: int, days: tuple[int, ...]) -> None:
    """Ruled columns: a mark for the day, the words, two figures."""
    for i in range(15):
        y = 64 + i * 37
        c.rect(left + 26, y + 10, PAGE - 52, 1.8, fade(DEEP, 0.45))
    for x in (84, 352, 400):
        c.rect(left + x, 40, 2, TALL - 76, fade(BRICK, 0.5))
    for i in range(entries):
        y = 64 + i * 37
        _mark(c, left + 54, y - 8, days[i % len(days)])
        _writing(c, left + 98, y + 4, c.rng.uniform(150, 244), INK)
        _writing(c, left + 362, y + 4, 26, INK)
        _writing(c, left + 408, y + 4, 26, BRICK)


def _book(c: Canvas) -> None:
    """The open ledger, its boards, its pages and the gutter between them."""
    c.rect(-PAGE - 20, -14, PAGE * 2 + 66, TALL + 56, fade(INK, 0.25), 14)
    c.rect(-PAGE - 26, -20, PAGE * 2 + 52, TALL + 44, DARK_BRICK, 14)
    for i in range(4):
        inset = 12 - i * 3
        c.rect(-PAGE - inset, 10 - i * 3 + 4, PAGE * 2 + inset * 2, TALL, mix(DUNE, CREAM, 0.25 * i), 8)
    c.rect(-PAGE, 0, PAGE, TALL, CREAM, 6)
    c.rect(0, 0, PAGE, TALL, WHITE, 6)
    c.poly([(-74, 0), (0, 0), (0, TALL), (-74, TALL)], fade(INK, 0.06))
    c.poly([(-26, 0), (16, 0), (16, TALL), (-26, TALL)], fade(INK, 0.08))
    c.rect(-1.5, 0, 3, TALL, fade(INK, 0.25))
    _page(c, -PAGE, 15, (3, 1, 1, 2, 0, 4, 4, 0, 2, 3, 1, 0, 1, 2, 3))
    _page(c, 0, 9, (0, 0, 1, 4, 2, 3, 3, 1, 0))
    c.poly([(-4, -34), (20, -34), (30, TALL + 66), (17, TALL + 48), (4, TALL + 68)], BRICK)


def _pen(c: Canvas) -> None:
    with c.at(1180, 720, turn=-38):
        c.line([(-6, 22), (300, 22)], fade(INK, 0.22), 20)
        c.poly([(-46, 1), (6, -12), (6, 12)], OCHRE)
        c.line([(-46, 1), (-12, 0)], INK, 2.5)
        c.rect(2, -13, 120, 26, DEEP, 8)
        c.rect(118, -13, 18, 26, OCHRE)
        c.rect(134, -14, 170, 28, INK, 13)
        c.rect(134, -9, 160, 5, fade(WHITE, 0.3), 3)


def _mug(c: Canvas, x: float, y: float) -> None:
    """Tea, from above."""
    c.oval(x + 24, y + 30, 104, 98, fade(INK, 0.22))
    c.line(bezier((x + 70, y + 40), (x + 160, y + 70), (x + 130, y + 140), (x + 40, y + 76)), DEEP, 23)
    c.disc(x, y, 98, DEEP)
    c.disc(x, y, 86, mix(DEEP, WHITE, 0.25))
    c.disc(x + 3, y + 4, 78, "#8a4f2d")
    c.poly([*arc((x + 3, y + 4), 78, 78, 190, 300), *arc((x + 16, y + 18), 70, 70, 300, 190)], "#a5683f")


def _barometer(c: Canvas, x: float, y: float) -> None:
    """A brass barometer, falling."""
    c.disc(x + 22, y + 28, 150, fade(INK, 0.22))
    c.disc(x, y, 150, OCHRE)
    c.disc(x, y, 136, mix(OCHRE, BARK, 0.5))
    c.disc(x, y, 128, WHITE)
    for i in range(31):
        a = 140 + i * 260 / 30
        outer, inner = (
            arc((x, y), 112, 112, a, a + 1, 1)[0],
            arc((x, y), 90 if i % 5 == 0 else 100, 90 if i % 5 == 0 else 100, a, a + 1, 1)[0],
        )
        c.line([inner, outer], INK, 5 if i % 5 == 0 else 2.5)
    c.line([(x - 46, y + 26), (x - 78, y - 46 + 22)], BRICK, 4)
    c.line([(x + 24, y + 20), (x - 80, y - 56)], INK, 7)
    c.disc(x, y, 12, OCHRE)
    c.poly([*arc((x, y), 122, 122, 200, 290), *arc((x + 24, y + 24), 110, 110, 290, 200)], fade(WHITE, 0.5))


def _feather(c: Canvas) -> None:
    """A gull's feather, kept as a bookmark."""
    with c.at(150, 800, turn=-68):
        c.poly(spline([(-120, 0), (-40, -26), (80, -24), (150, 0), (80, 14), (-40, 16)], True), PALE)
        c.poly(spline([(60, -26), (90, -24), (152, 0), (90, 12), (70, 14)], True), SLATE)
        c.line([(-190, 8), (150, 0)], FOG, 4)


@scene("diary", ground=WOOD)
def diary(c: Canvas) -> None:
    """The current volume, today's line not yet begun."""
    _desk(c)
    _barometer(c, 1446, 190)
    _mug(c, 150, 200)
    with c.at(770, 176, turn=-6):
        _book(c)
    _feather(c)
    _pen(c)
    _spectacles(c)
    _light(c)


def _spectacles(c: Canvas) -> None:
    """Reading glasses, folded."""
    for x, y in ((1330, 860), (1462, 834)):
        c.poly(rounded(x - 52 + 12, y - 40 + 16, 108, 84, 38), fade(INK, 0.12))
        c.poly(rounded(x - 52, y - 40, 108, 84, 38), fade(WATER, 0.35))
        path = rounded(x - 52, y - 40, 108, 84, 38)
        c.line([*path, path[0]], DARK_BRICK, 8)
    c.line(bezier((1386, 846), (1392, 832), (1400, 830), (1410, 834)), DARK_BRICK, 8)
    c.line([(1280, 848), (1300, 940), (1420, 950)], DARK_BRICK, 8)
    c.line([(1516, 818), (1560, 900), (1440, 930)], DARK_BRICK, 8)
