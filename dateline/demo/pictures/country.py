"""Beyond the town: the farm which feeds the schools."""

from dateline.demo.pictures.buildings import far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, person, shadow
from dateline.demo.pictures.geometry import along, spline
from dateline.demo.pictures.nature import cloud, gull, hills, poplar, sun, tree
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FAR_HILL,
    FOG,
    HILL,
    INK,
    LAMP,
    MOSS,
    OAK,
    OCHRE,
    PALE,
    PINE,
    PITCH,
    PITCH_LIGHT,
    SAGE,
    SHALLOW,
    SLATE,
    STEEL,
    STRAW,
    WOOD,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import crate
from dateline.demo.pictures.registry import scene

EDGE = 560.0
VANISH = (520.0, 430.0)
SOIL = mix(BARK, WOOD, 0.4)


def _rows(c: Canvas) -> None:
    """Beds running away to one point, alternately soil and leaf."""
    c.rect(0, EDGE, 1600, 450, SOIL)
    width = 230.0
    for i in range(-8, 12):
        left = 180 + i * width
        tops = [
            along(VANISH, (left + dx, 1040), (EDGE - VANISH[1]) / (1040 - VANISH[1]))
            for dx in (0, width * 0.5)
        ]
        c.poly([tops[0], tops[1], (left + width * 0.5, 1040), (left, 1040)], fade(INK, 0.13))
        _bed(c, left + width * 0.72, (MOSS, PITCH, SAGE)[i % 3])


def _bed(c: Canvas, foot: float, leaf: Colour) -> None:
    """One bed of plants, small far off and large near to."""
    share = (EDGE + 6 - VANISH[1]) / (1040 - VANISH[1])
    while share < 1.06:
        x, y = along(VANISH, (foot, 1040), share)
        if -80 < x < 1680:
            _plant(c, x, y, 66 * share, leaf)
        share *= 1.085


def _plant(c: Canvas, x: float, y: float, r: float, leaf: Colour) -> None:
    """A head of leaves, lit from the left."""
    c.oval(x + r * 0.5, y + r * 0.1, r * 0.95, r * 0.24, fade(INK, 0.2))
    for dx, rise, fill in (
        (-0.55, 0.7, leaf),
        (0.55, 0.66, mix(leaf, INK, 0.2)),
        (0, 1.05, mix(leaf, PITCH_LIGHT, 0.45)),
    ):
        tip = (x + dx * r * 1.5, y - rise * r)
        side = spline(
            [
                (x - r * 0.12, y),
                ((x + tip[0]) / 2 - r * 0.3, (y + tip[1]) / 2),
                tip,
                ((x + tip[0]) / 2 + r * 0.3, (y + tip[1]) / 2),
                (x + r * 0.12, y),
            ],
            steps=5,
        )
        c.poly(side, fill)


def _barn(c: Canvas) -> None:
    """A brick barn with its door open, and a lean-to."""
    x, base = 1010.0, EDGE + 24
    c.rect(x + 330, base - 110, 170, 110, mix(BRICK, DARK_BRICK, 0.5))
    c.poly([(x + 320, base - 108), (x + 330, base - 158), (x + 520, base - 100)], SLATE)
    c.poly([(x, base), (x, base - 180), (x + 110, base - 296), (x + 220, base - 180), (x + 220, base)], BRICK)
    c.poly(
        [(x + 110, base - 304), (x + 330, base - 304), (x + 440, base - 180), (x + 220, base - 180)], SLATE
    )
    c.rect(x + 220, base - 180, 210, 180, DARK_BRICK)
    c.line([(x - 12, base - 170), (x + 110, base - 300), (x + 232, base - 170)], CREAM, 11)
    c.rect(x + 64, base - 128, 92, 128, mix(INK, BARK, 0.4))
    c.rect(x + 70, base - 86, 54, 86, fade(LAMP, 0.75))
    c.poly([(x + 64, base - 128), (x + 26, base - 120), (x + 26, base + 6), (x + 64, base)], OAK)
    c.disc(x + 110, base - 212, 17, mix(INK, BARK, 0.4))
    for i in range(3):
        c.rect(x + 262 + i * 56, base - 120, 26, 38, fade(INK, 0.35))
    for y in (base - 270, base - 236, base - 204):
        c.line([(x + 140, y), (x + 360, y)], fade(INK, 0.16), 3)


def _fields(c: Canvas) -> None:
    """Fields and hedges down to the estuary."""
    hills(c, [(-20, 420), (300, 388), (700, 424), (1100, 372), (1640, 340)], FAR_HILL, EDGE)
    c.rect(0, 424, 900, 60, SHALLOW)
    far_town(c, 90, 330, 430, 28, mix(HILL, STEEL, 0.4))
    hills(
        c,
        [(-20, 470), (260, 448), (560, 476), (900, 440), (1300, 452), (1640, 420)],
        mix(PITCH, HILL, 0.62),
        EDGE + 4,
    )
    hills(c, [(-20, 520), (340, 492), (700, 514), (1000, 506), (1640, 492)], mix(PITCH, HILL, 0.3), EDGE + 4)
    hills(c, [(-20, 548), (400, 534), (900, 548), (1640, 540)], MOSS, EDGE + 6)


@scene("farm")
def farm(c: Canvas) -> None:
    """Leeks in rows, a barn with its lamp on, the estuary beyond."""
    sun(c, 560, 316, 100)
    cloud(c, 980, 140, 300, PALE)
    cloud(c, 200, 186, 210, PALE)
    _fields(c)
    for x, h in ((872, 170), (912, 214), (950, 186)):
        poplar(c, x, 552, h, PINE)
    for x, y, h in ((60, 540, 96), (150, 542, 74), (1560, 556, 150)):
        tree(c, x, y, h, MOSS, BARK)
    _rows(c)
    _barn(c)
    c.poly([(1010, 584), (1440, 584), (1600, 622), (1240, 622)], fade(INK, 0.16))
    _pickers(c)
    for x, y, s, t in ((330, 210, 46, 6), (410, 262, 32, -6), (1320, 220, 40, 4), (700, 180, 30, -4)):
        gull(c, x, y, s, SLATE, t)


def _pickers(c: Canvas) -> None:
    """Two people lifting leeks, and the crates for the van."""
    shadow(c, 744, 760, 210, 1.6)
    person(c, 744, 760, 206, Person(OCHRE, "#b57c55", INK, DEEP, 5, STRAW))
    for i in range(4):
        c.line([(778, 668), (800 + i * 9, 610 + i * 5)], PITCH_LIGHT, 6)
        c.line([(778, 668), (770 - i * 2, 704)], FOG, 4)
    shadow(c, 424, 668, 120, 1.6)
    person(c, 424, 668, 128, Person(BRICK, "#e6bd9b", BARK, SLATE, 3), True)
    for x, y in ((1176, 876), (1300, 890), (1238, 806)):
        for i in range(6):
            tip = x + 16 + i * 18
            c.poly(
                [
                    (tip - 7, y - 66),
                    (tip - 12, y - 108),
                    (tip, y - 90),
                    (tip + 12, y - 112),
                    (tip + 7, y - 66),
                ],
                PITCH if i % 2 else PITCH_LIGHT,
            )
        crate(c, x, y, 116, 74)
    c.poly([(1176, 876), (1416, 890), (1520, 920), (1290, 912)], fade(INK, 0.2))
    c.line([(1120, 880), (1092, 700)], OAK, 9)
    c.poly([(1110, 872), (1138, 868), (1132, 930), (1122, 934)], STEEL)
