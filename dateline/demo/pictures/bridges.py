"""The swing bridge of 1908, seen from East Quay."""

from dateline.demo.pictures.buildings import far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Point, arc, bezier
from dateline.demo.pictures.nature import cloud, glitter, gull, hills, perched_gull, ripples, sun
from dateline.demo.pictures.palette import (
    BRICK,
    DARK_BRICK,
    DEEP,
    FAR_HILL,
    FOG,
    HILL,
    INK,
    LAMP,
    OXBLOOD,
    PALE,
    SLATE,
    STEEL,
    WATER,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import bollard, lamp_post, lorry, rope, rowing_boat
from dateline.demo.pictures.registry import scene

DECK = 560.0
WATERLINE = 660.0
PIVOT = 985.0
ARM = 800.0


def _chord(x0: float, x1: float, y: float, rise: float) -> list[Point]:
    """The curve of a truss from one bearing to the next."""
    return bezier(
        (x0, y),
        (x0 + (x1 - x0) * 0.22, y - rise * 1.33),
        (x1 - (x1 - x0) * 0.22, y - rise * 1.33),
        (x1, y),
        64,
    )


def _truss(c: Canvas, x0: float, x1: float, y: float, rise: float, fill: Colour, weight: float) -> None:
    """A bowstring arm: two chords, hangers and bracing between them."""
    outer, inner = _chord(x0, x1, y, rise), _chord(x0 + 34, x1 - 34, y, rise - 44)
    for i in range(4, 61, 4):
        top, low = outer[i], inner[i]
        c.line([top, (top[0], y)], fill, weight * 0.3, caps=False)
        c.line([low, outer[min(i + 4, 64)]], fill, weight * 0.26, caps=False)
    c.line(inner, fill, weight * 0.5, caps=False)
    c.line(outer, fill, weight, caps=False)


def _cabin(c: Canvas) -> None:
    """The keeper's cabin over the pivot, its lamp lit."""
    x = PIVOT
    c.poly([(x - 30, DECK), (x - 20, DECK - 150), (x + 20, DECK - 150), (x + 30, DECK)], SLATE)
    c.rect(x - 60, DECK - 226, 120, 82, BRICK)
    c.rect(x + 34, DECK - 226, 26, 82, fade(INK, 0.18))
    c.rect(x - 68, DECK - 150, 136, 12, INK)
    for i in range(3):
        c.rect(x - 46 + i * 33, DECK - 206, 26, 38, LAMP)
        c.rect(x - 35 + i * 33, DECK - 206, 4, 38, BRICK)
    c.poly([(x - 78, DECK - 224), (x - 20, DECK - 282), (x + 20, DECK - 282), (x + 78, DECK - 224)], INK)
    c.line([(x, DECK - 282), (x, DECK - 352)], INK, 5)
    c.poly([(x + 2, DECK - 350), (x + 46, DECK - 338), (x + 2, DECK - 324)], BRICK)


def _deck(c: Canvas) -> None:
    """The roadway with its rail and rivets."""
    c.rect(-20, DECK, 1640, 26, INK)
    c.rect(-20, DECK + 26, 1640, 7, STEEL)
    c.rect(-20, DECK - 26, 1640, 4, INK)
    for x in range(-10, 1620, 22):
        c.rect(x, DECK - 26, 3, 28, INK)
    for x in range(20, 1600, 44):
        c.disc(x, DECK + 13, 2.4, SLATE)


def _pier(c: Canvas, x: float, half: float, cap: float) -> None:
    """A brick drum with stone bands, lit from the right."""
    top = DECK + 33
    c.rect(x - half, top, half * 2, WATERLINE - top + 26, DARK_BRICK)
    c.rect(x + half * 0.2, top, half * 0.5, WATERLINE - top + 26, BRICK)
    c.rect(x - half, top, half * 0.5, WATERLINE - top + 26, OXBLOOD)
    c.rect(x - half - cap, top, (half + cap) * 2, 18, PALE)
    c.rect(x - half - 4, top + 56, half * 2 + 8, 8, mix(FOG, DARK_BRICK, 0.4))


def _far_shore(c: Canvas) -> None:
    hills(c, [(-20, 560), (240, 500), (520, 540), (820, 524), (1120, 552), (1620, 500)], FAR_HILL, WATERLINE)
    hills(c, [(-20, 610), (300, 568), (640, 612), (980, 606), (1300, 574), (1620, 590)], HILL, WATERLINE)
    far_town(c, 330, 760, WATERLINE, 34, mix(HILL, STEEL, 0.42))
    c.rect(0, WATERLINE - 6, 1600, 8, mix(HILL, DEEP, 0.5))


def _quay(c: Canvas) -> None:
    """The corner of East Quay from which one looks."""
    c.poly([(1010, 1000), (1150, 884), (1620, 850), (1620, 1000)], SLATE)
    c.poly([(1010, 1000), (1150, 884), (1620, 850), (1620, 872), (1164, 906), (1052, 1000)], FOG)
    for x, y in ((1236, 901), (1360, 892), (1490, 883)):
        c.line([(x, y - 24), (x + 5, y)], STEEL, 3)
    rope(c, [(640, 906), (830, 968), (1040, 948), (1262, 858)], 11)
    bollard(c, 1290, 908, 112)
    rope(c, [(1262, 846), (1290, 862), (1320, 846)], 12)
    rope(c, [(1262, 860), (1290, 876), (1320, 860)], 12)
    perched_gull(c, 1452, 884, 74, flip=True)


@scene("bridge")
def bridge(c: Canvas) -> None:
    """From East Quay at the end of the day: one lorry, one lamp, low sun under the nearer arm."""
    sun(c, 1268, 452, 104)
    cloud(c, 300, 190, 320, PALE)
    cloud(c, 1240, 130, 240, PALE)
    _far_shore(c)
    for x0, x1 in ((PIVOT - ARM, PIVOT), (PIVOT, PIVOT + ARM)):
        _truss(c, x0 + 30, x1 + 30, DECK - 6, 268, mix(STEEL, FOG, 0.35), 13)
    lorry(c, 520, DECK, 62)
    lamp_post(c, 120, DECK, 150)
    for x0, x1 in ((PIVOT - ARM, PIVOT), (PIVOT, PIVOT + ARM)):
        _truss(c, x0, x1, DECK, 286, INK, 19)
    _deck(c)
    _cabin(c)
    _pier(c, PIVOT, 84, 26)
    _pier(c, PIVOT - ARM, 44, 14)
    _approach(c)
    c.rect(0, WATERLINE, 1600, 340, WATER)
    c.mirror(WATERLINE, 340, 0.36, 2.2, 7)
    glitter(c, 1268, WATERLINE + 8, 850, 150)
    ripples(c, (60, 690, 1560, 980), 22, fade(PALE, 0.5), 170)
    rowing_boat(c, 590, 912, 190)
    _quay(c)
    for x, y, s, t in ((640, 210, 62, -8), (742, 168, 44, 6), (806, 236, 30, -4)):
        gull(c, x, y, s, SLATE, t)


def _approach(c: Canvas) -> None:
    """Brick arches carrying the road to the bridge from the left."""
    c.rect(-20, DECK + 33, 162, WATERLINE - DECK - 7, BRICK)
    c.poly([*arc((50, WATERLINE + 6), 50, 58, 180, 360)], mix(OXBLOOD, INK, 0.3))
    c.line(arc((50, WATERLINE + 6), 54, 62, 180, 360), DARK_BRICK, 9)
