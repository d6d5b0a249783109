"""The goal at the Ropewalk, from the penalty spot."""

from math import cos, exp, hypot, radians, sin

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import SKINS
from dateline.demo.pictures.geometry import Point, along, arc, rounded
from dateline.demo.pictures.nature import gull, hills, sun
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DEEP,
    DUNE,
    FOG,
    HILL,
    INK,
    MOSS,
    OCHRE,
    PINE,
    PITCH,
    PITCH_LIGHT,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    WHITE,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

BALL = (1010.0, 402.0)
LEFT, BAR, FLOOR = 300.0, 172.0, 790.0


def _bulge(x: float, y: float) -> Point:
    """Where the net goes when the ball is in it: drawn in round the ball, sagging beneath."""
    dx, dy = x - BALL[0], y - BALL[1]
    pull = exp(-((hypot(dx, dy) / 210) ** 2))
    return x - dx * pull * 0.42, y - dy * pull * 0.42 + pull * 34 + 10 * sin(x / 150)


def _mesh(c: Canvas, corners: tuple[Point, Point, Point, Point], across: int, down: int, bend: bool) -> None:
    """A panel of net between four corners, given clockwise from the top left."""
    a, b, d, e = corners

    def knot(u: float, v: float) -> Point:
        point = along(along(a, b, u), along(e, d, u), v)
        return _bulge(*point) if bend else point

    thread = fade(WHITE, 0.8)
    for i in range(across + 1):
        c.line([knot(i / across, v / 40) for v in range(41)], thread, 3.6)
    for i in range(down + 1):
        c.line([knot(u / 60, i / down) for u in range(61)], thread, 3.6)


def _far_side(c: Canvas) -> None:
    """Trees, the stand across the pitch, and the sun going."""
    sun(c, 1330, 236, 100)
    hills(c, [(-20, 330), (300, 270), (700, 322), (1100, 286), (1640, 330)], HILL, 600)
    for x, y, r in (
        (30, 470, 120),
        (170, 500, 100),
        (420, 500, 96),
        (1480, 480, 130),
        (1330, 510, 90),
        (1610, 500, 110),
    ):
        c.disc(x, y - 60, r, mix(PINE, MOSS, 0.4))
        c.disc(x - r * 0.2, y - 60 - r * 0.2, r * 0.72, MOSS)
    c.rect(-10, 500, 1620, 140, PINE)
    c.rect(560, 446, 640, 150, mix(INK, SLATE, 0.4))
    for row in range(4):
        for i in range(36):
            if c.rng.random() < 0.7:
                seat, y = 578.0 + i * 17.2 + (8 if row % 2 else 0), 492 + row * 26
                c.rect(seat - 6, y, 12, 22, c.rng.choice((BRICK, DEEP, OCHRE, CREAM, SAGE, ROSE)), 5)
                c.disc(seat, y - 5, 6, c.rng.choice(SKINS))
    c.poly([(530, 448), (570, 404), (1190, 404), (1230, 448)], BRICK)
    c.rect(530, 446, 700, 10, CREAM)
    for x in (556, 876, 1196):
        c.rect(x, 452, 8, 150, CREAM)
    c.rect(-10, 594, 1620, 46, FOG)
    for i in range(9):
        c.rect(i * 190 - 30, 594, 184, 46, (BRICK, CREAM, DEEP, SAND)[i % 4])


def _grass(c: Canvas) -> None:
    c.rect(-10, 636, 1620, 400, PITCH)
    for i in range(5):
        c.rect(-10, 636 + (i**1.6) * 34, 1620, 14 + i * 18, PITCH_LIGHT)
    c.oval(960, 800, 620, 70, fade(DUNE, 0.35))
    c.rect(-10, FLOOR + 14, 1620, 22, CREAM)


def _football(c: Canvas) -> None:
    """An old panelled ball, caught in the net."""
    x, y = BALL
    c.disc(x, y, 78, WHITE)
    with c.inside(arc((x, y), 78, 78, steps=80)):
        c.disc(x + 34, y + 30, 92, fade(STEEL, 0.22))
        c.disc(x - 16, y - 14, 78, fade(WHITE, 0.75))
        middle = [(x - 8 + 30 * cos(radians(a)), y - 6 + 30 * sin(radians(a))) for a in range(-90, 270, 72)]
        c.poly(middle, INK)
        for i, corner in enumerate(middle):
            a = radians(-90 + i * 72)
            out = (x - 8 + 60 * cos(a), y - 6 + 60 * sin(a))
            c.line([corner, out], SLATE, 4)
            c.poly(
                [
                    (x - 8 + r * cos(a + d), y - 6 + r * sin(a + d))
                    for r, d in ((60, 0), (72, 0.42), (100, 0.3), (100, -0.3), (72, -0.42))
                ],
                INK,
            )


def _gloves(c: Canvas, x: float, y: float) -> None:
    """A pair of goalkeeper's gloves left by the post."""
    for dx, turn, fill in ((0, -16, OCHRE), (74, 12, mix(OCHRE, BARK, 0.15))):
        with c.at(x + dx, y, 1.0, turn):
            c.oval(10, 8, 66, 12, fade(INK, 0.25))
            for i in range(4):
                c.rect(-34 + i * 19, -86 - (8 if i in (1, 2) else 0), 17, 54, fill, 8)
            c.poly(rounded(-36, -56, 78, 44, 14), fill)
            c.line([(44, -24), (60, -48)], fill, 16)
            c.rect(-34, -18, 72, 24, INK, 6)
            c.rect(-20, -48, 44, 20, CREAM, 7)


@scene("goal")
def goal(c: Canvas) -> None:
    """Nobody in it, the ball in the net, the gloves by the post."""
    _far_side(c)
    _grass(c)
    front = ((LEFT, BAR), (1900.0, BAR), (1900.0, FLOOR), (LEFT, FLOOR))
    back = ((LEFT + 130, BAR + 78), (1800.0, BAR + 78), (1800.0, FLOOR - 78), (LEFT + 130, FLOOR - 78))
    c.poly(list(back), fade(INK, 0.12))
    _mesh(c, back, 24, 10, True)
    _football(c)
    _mesh(c, (front[0], back[0], back[3], front[3]), 3, 10, False)
    _mesh(c, (front[0], front[1], back[1], back[0]), 24, 2, False)
    c.poly(
        [(LEFT - 10, FLOOR + 26), (LEFT + 14, FLOOR + 26), (70, 985), (-10, 985), (-10, 976)], fade(INK, 0.22)
    )
    c.rect(LEFT - 13, BAR - 12, 26, FLOOR - BAR + 38, WHITE, 6)
    c.rect(LEFT + 3, BAR - 12, 10, FLOOR - BAR + 38, FOG, 4)
    c.rect(LEFT - 13, BAR - 14, 1400, 26, WHITE, 6)
    c.rect(LEFT + 2, BAR + 4, 1400, 8, FOG)
    _gloves(c, 420, 858)
    c.rect(600, 786, 30, 74, DEEP, 10)
    c.rect(607, 772, 16, 18, CREAM, 4)
    for x, y, s, t in ((560, 92, 46, -8), (650, 122, 34, 4)):
        gull(c, x, y, s, SLATE, t)
