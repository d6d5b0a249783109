"""Working quays: the cannery and the fish quay."""

from dateline.demo.pictures.buildings import bricks, far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, passer_by, person, shadow
from dateline.demo.pictures.geometry import arc, bezier, spline
from dateline.demo.pictures.nature import cloud, glitter, gull, hills, perched_gull, ripples, sun
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FAR_HILL,
    FOG,
    HILL,
    INK,
    LAMP,
    OAK,
    OCHRE,
    OXBLOOD,
    PALE,
    PAPER,
    SAGE,
    SAND,
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
from dateline.demo.pictures.props import bollard, coil, crate, rope, rowing_boat, trawler
from dateline.demo.pictures.registry import scene

WORKS = 676.0


def _chimney(c: Canvas, x: float, top: float, foot: float, w: float) -> None:
    """A tapering stack with two pale bands, lit from the left."""
    c.poly([(x - w * 0.36, top), (x + w * 0.36, top), (x + w / 2, foot), (x - w / 2, foot)], BRICK)
    c.poly([(x + w * 0.06, top), (x + w * 0.36, top), (x + w / 2, foot), (x + w * 0.1, foot)], DARK_BRICK)
    c.rect(x - w * 0.46, top - 8, w * 0.92, 22, OXBLOOD)
    c.rect(x - w * 0.4, top + 46, w * 0.8, 12, SAND)


def _smoke(c: Canvas, x: float, y: float) -> None:
    """Smoke bent over by a light wind."""
    upper = spline(
        [
            (x - 12, y),
            (x - 10, y - 60),
            (x + 60, y - 118),
            (x + 240, y - 140),
            (x + 520, y - 160),
            (x + 900, y - 150),
            (x + 1260, y - 166),
        ]
    )
    lower = spline(
        [
            (x + 1260, y - 100),
            (x + 900, y - 98),
            (x + 560, y - 92),
            (x + 300, y - 74),
            (x + 120, y - 70),
            (x + 34, y - 36),
            (x + 14, y),
        ]
    )
    c.poly(upper + lower, fade(WHITE, 0.8))
    c.poly(
        spline(
            [(x + 120, y - 92), (x + 300, y - 106), (x + 620, y - 132), (x + 360, y - 92), (x + 180, y - 78)],
            True,
        ),
        FOG,
    )


def _sawtooth(c: Canvas) -> None:
    """The long shed under its north-light roofs."""
    for i in range(7):
        x = 470 + i * 172
        c.poly([(x, 476), (x, 392), (x + 172, 476)], SLATE)
        c.poly([(x, 476), (x, 392), (x + 22, 476)], mix(STEEL, FOG, 0.4))
        c.line([(x, 392), (x + 172, 476)], INK, 7)
    c.rect(470, 474, 1200, WORKS - 474, BRICK)
    bricks(c, 470, 484, 1170, WORKS - 490, 20, fade(OXBLOOD, 0.16), 0.28)
    c.rect(470, 474, 1200, 14, SAND)
    c.rect(470, WORKS - 26, 1200, 26, DARK_BRICK)
    for i in range(10):
        x = 832 + i * 84
        c.rect(x - 5, 520, 56, 88, DARK_BRICK)
        c.rect(x, 526, 46, 76, LAMP if i in (0, 1, 4, 7) else mix(SLATE, STEEL, 0.4))
        for bar in (1, 2):
            c.rect(x + bar * 15.3 - 1.5, 526, 3, 76, DARK_BRICK)
            c.rect(x, 526 + bar * 25.3 - 1.5, 46, 3, DARK_BRICK)


def _painted_fish(c: Canvas, x: float, y: float, w: float) -> None:
    """The old sign: a herring painted on the gable."""
    with c.at(x, y, w / 100):
        c.poly(spline([(-50, 0), (-20, -17), (20, -12), (40, 0), (20, 12), (-20, 17)], True), CREAM)
        c.poly([(34, 0), (54, -15), (50, 0), (54, 15)], CREAM)
        c.line(bezier((-28, -14), (-20, -6), (-20, 6), (-28, 14)), BRICK, 2.4)
        c.disc(-36, -4, 3, BRICK)
        for i in range(4):
            c.line(
                bezier((-10 + i * 10, -7), (-6 + i * 10, -2), (-6 + i * 10, 2), (-10 + i * 10, 7), 8),
                BRICK,
                2,
            )


def _works_gate(c: Canvas) -> None:
    """The tall gable in front with its gate, open again."""
    c.poly([(470, WORKS), (470, 430), (620, 340), (770, 430), (770, WORKS)], mix(BRICK, DARK_BRICK, 0.25))
    c.line([(458, 438), (620, 340), (782, 438)], SAND, 13)
    _painted_fish(c, 620, 452, 190)
    c.poly([*arc((620, 590), 66, 66, 180, 360), (686, WORKS), (554, WORKS)], OXBLOOD)
    c.poly([*arc((620, 594), 54, 56, 180, 360), (674, WORKS), (566, WORKS)], LAMP)
    c.poly([(554, WORKS), (554, 560), (528, 548), (528, WORKS + 8)], DEEP)
    c.poly([(686, WORKS), (686, 560), (712, 548), (712, WORKS + 8)], DEEP)


@scene("cannery")
def cannery(c: Canvas) -> None:
    """Marrow & Daughters at the start of a shift: one chimney of three is lit."""
    sun(c, 214, 520, 96)
    cloud(c, 200, 160, 260, PALE)
    hills(c, [(-20, 610), (160, 574), (420, 600), (700, 590)], FAR_HILL, WORKS)
    far_town(c, 40, 330, 640, 40, HILL)
    c.rect(0, 636, 480, 60, SHALLOW)
    _smoke(c, 392, 186)
    _chimney(c, 392, 190, WORKS, 82)
    _chimney(c, 826, 252, 480, 62)
    _chimney(c, 936, 286, 480, 58)
    _sawtooth(c)
    _works_gate(c)
    c.rect(-10, WORKS, 1620, 144, SAND)
    c.poly([(470, WORKS), (1620, WORKS), (1620, 720), (560, 704)], fade(INK, 0.13))
    for x, y, h, step in (
        (180, 762, 116, 9),
        (262, 742, 108, 7),
        (330, 776, 120, 10),
        (560, 726, 98, 6),
        (446, 750, 110, 8),
    ):
        shadow(c, x, y, h, 1.9)
        person(c, x, y, h, passer_by(c, step))
    _stores(c)
    c.rect(-10, 820, 1620, 14, PALE)
    c.rect(-10, 834, 1620, 62, STONE)
    c.rect(-10, 880, 1620, 130, WATER)
    c.mirror(884, 116, 0.3, 3, 7)
    glitter(c, 214, 890, 990, 130)
    ripples(c, (300, 900, 1560, 990), 14, fade(PALE, 0.5), 150)
    for x in (90, 620, 1150, 1520):
        bollard(c, x, 828, 44)
    rowing_boat(c, 1240, 950, 250, SAGE)
    rope(c, [(1128, 912), (1120, 880), (1148, 812)], 7)
    for x, y, s, t in ((640, 238, 46, 6), (1280, 320, 36, -6), (1180, 262, 52, 4)):
        gull(c, x, y, s, SLATE, t)


def _stores(c: Canvas) -> None:
    """Crates and barrels waiting on the quay."""
    for x, y in ((1180, 800), (1290, 800), (1236, 732)):
        crate(c, x, y, 104, 66)
    for x in (1424, 1496):
        c.poly(
            spline([(x, 800), (x - 8, 766), (x, 730)])
            + spline([(x + 56, 730), (x + 64, 766), (x + 56, 800)]),
            OAK,
        )
        for y in (742, 782):
            c.rect(x - 5, y, 66, 7, INK)
        c.oval(x + 28, 730, 28, 7, WOOD)
    shadow(c, 1540, 800, 60, 1.4)


# The fish quay


def _fish(c: Canvas, x: float, y: float, w: float, turn: float, back: Colour = "#71868a") -> None:
    """A mackerel, silver below and barred above."""
    with c.at(x, y, w / 100, turn):
        body = spline([(-50, 0), (-24, -13), (12, -11), (38, -2), (38, 2), (12, 11), (-24, 13)], True)
        c.poly(body, PALE)
        c.poly(spline([(-49, -1), (-24, -13), (12, -11), (38, -2), (10, -1), (-24, -1)], True), back)
        c.poly([(35, 0), (54, -14), (48, 0), (54, 14)], back)
        for i in range(5):
            c.line([(-18 + i * 10, -11 + i * 0.8), (-21 + i * 10, -3)], INK, 2.4)
        c.disc(-39, -2, 2.8, INK)


def _fish_box(c: Canvas, x: float, y: float, w: float, fill: Colour, full: bool = False) -> None:
    """A stacking box with its bottom left corner at (x, y)."""
    h = w * 0.3
    if full:
        c.poly(
            [(x + 8, y - h), (x + w * 0.06, y - h * 1.3), (x + w * 0.94, y - h * 1.3), (x + w - 8, y - h)],
            WHITE,
        )
        for i in range(6):
            _fish(
                c,
                x + w * (0.2 + i * 0.125),
                y - h * (1.12 + (i % 2) * 0.2),
                w * 0.36,
                -14 + (i % 3) * 12,
                "#5f7678" if i % 2 else "#71868a",
            )
    c.poly([(x, y - h), (x + w, y - h), (x + w * 0.97, y), (x + w * 0.03, y)], fill)
    c.rect(x - w * 0.015, y - h, w * 1.03, h * 0.2, mix(fill, WHITE, 0.2))
    c.rect(x + w * 0.36, y - h * 0.58, w * 0.28, h * 0.26, mix(fill, INK, 0.45), 8)
    c.poly(
        [(x + w * 0.8, y - h * 0.8), (x + w, y - h * 0.8), (x + w * 0.97, y), (x + w * 0.8, y)],
        fade(INK, 0.14),
    )


def _market_shed(c: Canvas) -> None:
    """The long open shed where the auction is held."""
    c.poly([(-20, 300), (560, 352), (620, 408), (-20, 408)], SLATE)
    c.rect(-20, 408, 620, 150, mix(INK, SLATE, 0.4))
    for x in (40, 170, 300, 430, 560):
        c.rect(x, 404, 18, 160, CREAM)
    for x in (104, 236, 366, 500):
        c.disc(x, 432, 9, LAMP)
        c.rect(x - 1.5, 404, 3, 22, CREAM)
    c.rect(-20, 400, 640, 12, BRICK)


@scene("fish-quay")
def fish_quay(c: Canvas) -> None:
    """Boxes stacked after the auction; one gull has been quicker than the buyers."""
    sun(c, 1392, 330, 92)
    cloud(c, 760, 150, 300, PALE)
    hills(c, [(540, 470), (860, 420), (1180, 452), (1640, 392)], FAR_HILL, 520)
    far_town(c, 1180, 1610, 500, 38, HILL)
    c.rect(0, 498, 1600, 120, WATER)
    glitter(c, 1392, 506, 590, 110)
    _market_shed(c)
    trawler(c, 1010, 590, 690, BRICK)
    c.rect(-10, 588, 1620, 430, STONE)
    c.rect(-10, 584, 1620, 16, PALE)
    for x, y, w in ((700, 700, 380), (1120, 780, 460), (760, 900, 520), (1200, 950, 420)):
        c.rect(x, y, w, 10, fade(PAPER, 0.6), 5)
    c.poly([(60, 930), (700, 930), (420, 1000), (-20, 1000)], fade(INK, 0.16))
    _stacks(c)
    _porter(c)
    bollard(c, 1440, 640, 78)
    rope(c, [(1310, 496), (1390, 560), (1420, 576)], 9)
    coil(c, 1500, 700, 58)
    gull(c, 690, 222, 78, SLATE, -10)
    gull(c, 592, 176, 44, SLATE, 4)


def _stacks(c: Canvas) -> None:
    """Boxes in three columns, tallest at the edge of the picture."""
    columns: tuple[tuple[float, int, tuple[Colour, ...]], ...] = (
        (-60, 6, (DEEP, BRICK, SAGE, DEEP, OCHRE, DEEP)),
        (236, 4, (SAGE, DEEP, CREAM, BRICK)),
        (532, 2, (BRICK, DEEP)),
    )
    for x, count, fills in columns:
        for i in range(count):
            _fish_box(c, x + (6 if i % 2 else 0), 944 - i * 84, 280, fills[i], i == count - 1)
    perched_gull(c, 420, 610 - 22, 128)
    _fish(c, 480, 496, 74, 68)


def _porter(c: Canvas) -> None:
    """A porter in yellow oilskins with a barrow of boxes."""
    for i in range(3):
        _fish_box(c, 1120, 836 - i * 39, 128, (SAGE, BRICK, DEEP)[i])
    c.line([(1262, 716), (1236, 846), (1116, 846)], INK, 7)
    c.disc(1236, 850, 17, INK)
    c.disc(1236, 850, 6, STEEL)
    shadow(c, 1316, 858, 196, -2.2, 0.14)
    person(c, 1316, 858, 212, Person(OCHRE, "#b57c55", INK, mix(OCHRE, OAK, 0.5), 7, DEEP), True)
    c.line([(1296, 706), (1280, 744), (1262, 728)], mix(OCHRE, INK, 0.16), 15)
    c.disc(1262, 726, 9, "#b57c55")
