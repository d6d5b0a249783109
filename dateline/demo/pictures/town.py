"""In the streets: the number 7 bus and the courthouse."""

from dateline.demo.pictures.buildings import far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, person, shadow
from dateline.demo.pictures.geometry import Path, arc, spline
from dateline.demo.pictures.nature import cloud, gull, hills, perched_gull, sun
from dateline.demo.pictures.palette import (
    ABYSS,
    APRICOT,
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FAR_HILL,
    FOG,
    GLOW,
    HILL,
    INK,
    LAMP,
    MOSS,
    NIGHT,
    OCHRE,
    OXBLOOD,
    PALE,
    PAPER,
    PEACH,
    SAND,
    SHALLOW,
    SLATE,
    STEEL,
    STONE,
    TIDE,
    WATER,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import bollard, lamp_post
from dateline.demo.pictures.registry import scene

KERB = 720.0


def _evening(c: Canvas) -> None:
    """Late light over the roofs of Rope Walk."""
    for y, fill in ((0, DEEP), (150, TIDE), (290, WATER), (400, mix(SHALLOW, PEACH, 0.5)), (480, PEACH)):
        c.below(spline([(-20, y + 6), (500, y - 12), (1100, y + 10), (1620, y - 8)]), fill)
    c.disc(1276, 520, 150, fade(GLOW, 0.5))
    c.disc(1276, 520, 92, APRICOT)
    far_town(c, 1040, 1620, 640, 76, mix(TIDE, SLATE, 0.5))
    far_town(c, -20, 500, 640, 84, mix(TIDE, SLATE, 0.5))


def _dark_row(c: Canvas) -> None:
    """Houses against the light, here and there a lamp."""
    x = -30.0
    while x < 1080:
        w, h = c.rng.uniform(120, 190), c.rng.uniform(230, 330)
        fill = c.rng.choice((NIGHT, mix(NIGHT, OXBLOOD, 0.4), mix(NIGHT, SLATE, 0.5), ABYSS))
        c.rect(x, KERB - h, w + 1, h, fill)
        c.poly(
            [
                (x - 5, KERB - h),
                (x + w * 0.2, KERB - h - w * 0.26),
                (x + w * 0.8, KERB - h - w * 0.26),
                (x + w + 5, KERB - h),
            ],
            INK,
        )
        c.rect(x + w * 0.62, KERB - h - w * 0.42, w * 0.12, w * 0.3, INK)
        for row in range(2):
            for col in range(2):
                lit = c.rng.random() < 0.34
                pane: Colour = LAMP if lit else mix(fill, STEEL, 0.3)
                c.rect(x + w * (0.18 + 0.4 * col), KERB - h + 34 + row * 92, w * 0.2, 50, pane)
                c.rect(x + w * (0.27 + 0.4 * col), KERB - h + 34 + row * 92, w * 0.02, 50, fill)
        x += w


def _bus(c: Canvas, x: float, y: float) -> None:
    """The number 7, lit from inside, heading right with its wheels on y."""
    with c.at(x, y):
        c.oval(600, 14, 250, 20, fade(LAMP, 0.22))
        c.oval(540, 10, 150, 12, fade(LAMP, 0.25))
        c.rect(-390, -282, 790, 250, DEEP, 34)
        c.rect(-390, -282, 790, 130, CREAM, 34)
        c.rect(-390, -180, 790, 34, CREAM)
        c.rect(-390, -146, 790, 12, BRICK)
        for i in range(6):
            left = -362 + i * 106
            c.rect(left, -252, 94, 92, LAMP, 9)
        c.poly([(298, -252), (352, -252), (386, -160), (386, -60), (298, -60)], LAMP)
        c.rect(340, -252, 5, 192, DEEP)
        c.rect(290, -262, 8, 214, DEEP)
        _riders(c)
        c.rect(236, -276, 120, 20, INK, 6)
        for i in range(3):
            c.rect(250 + i * 34, -271, 24, 10, OCHRE, 3)
        for px in (-246, 216):
            c.disc(px, -30, 56, mix(DEEP, INK, 0.55))
            c.disc(px, -30, 45, INK)
            c.disc(px, -30, 19, STONE)
        c.rect(380, -84, 20, 24, WHITE, 6)
        c.rect(-392, -100, 12, 34, BRICK, 4)
        c.rect(-390, -42, 90, 12, INK)


def _riders(c: Canvas) -> None:
    """Heads at the windows, one seat empty, a driver."""
    for i, (coat, skin, hair) in enumerate(
        (
            (BRICK, "#d9a782", INK),
            (MOSS, "#8a5a3c", INK),
            ("", "", ""),
            (SLATE, "#e6bd9b", STEEL),
            (OCHRE, "#6a432d", INK),
        )
    ):
        if not coat:
            continue
        x = -318 + i * 106
        c.poly([*arc((x, -160), 31, 27, 180, 360)], coat)
        c.oval(x, -203, 14, 17, skin)
        c.dome(x, -205, 16, 16, hair)
    c.poly([*arc((322, -120), 22, 44, 180, 360)], DEEP)
    c.oval(324, -180, 13, 16, "#b57c55")
    c.dome(324, -184, 15, 14, INK)


@scene("bus", ground=DEEP)
def bus(c: Canvas) -> None:
    """The number 7 on the quay at dusk, allowing for the tide."""
    _evening(c)
    _dark_row(c)
    c.rect(0, KERB - 30, 1600, 40, mix(STEEL, SLATE, 0.4))
    c.rect(0, KERB + 4, 1600, 8, FOG)
    c.rect(0, KERB + 12, 1600, 300, SLATE)
    _stop(c)
    c.rect(180, 850, 860, 34, fade(INK, 0.35), 17)
    _bus(c, 600, 866)
    for x, w, y in ((600, 640, 904), (520, 420, 926), (1180, 300, 910)):
        c.rect(x - w / 2, y, w, 7, fade(LAMP, 0.3), 4)
    c.rect(0, 948, 1600, 16, STONE)
    c.rect(0, 964, 1600, 40, ABYSS)
    for x in (120, 760, 1420):
        bollard(c, x, 956, 62)
    perched_gull(c, 1240, 950, 66, True)
    for x, y, s, t in ((620, 190, 64, -8), (760, 128, 46, 6), (840, 236, 40, -4), (500, 110, 34, 4)):
        gull(c, x, y, s, CREAM, t)


def _stop(c: Canvas) -> None:
    """A shelter with people in it, and a lamp."""
    c.rect(1196, 520, 300, 14, INK, 5)
    c.rect(1204, 534, 282, 190, fade(GLOW, 0.24))
    for x in (1204, 1340, 1478):
        c.rect(x, 530, 8, 194, INK)
    for x, h, who in (
        (1250, 158, Person(OCHRE, "#e6bd9b", BARK, long_coat=True)),
        (1304, 120, Person(BRICK, "#8a5a3c", INK)),
        (1424, 166, Person(DEEP, "#d9a782", "#d8d2c6", hat=INK)),
    ):
        person(c, x, 742, h, who)
    lamp_post(c, 1130, 736, 380)
    c.disc(1130, 394, 74, fade(LAMP, 0.2))
    c.rect(1548, 500, 8, 240, INK)
    c.disc(1552, 500, 34, BRICK)
    c.disc(1552, 500, 24, CREAM)


# The courthouse

STEPS = 742.0


def _column(c: Canvas, x: float, top: float, foot: float) -> None:
    """A fluted column, lit from the left."""
    c.poly([(x - 36, top), (x + 36, top), (x + 42, foot), (x - 42, foot)], CREAM)
    c.poly([(x + 8, top), (x + 36, top), (x + 42, foot), (x + 10, foot)], DUNE)
    c.poly([(x + 24, top), (x + 36, top), (x + 42, foot), (x + 28, foot)], mix(DUNE, STEEL, 0.35))
    for i in (-22, -8):
        c.line([(x + i, top + 6), (x + i * 1.15, foot)], SAND, 4)
    c.rect(x - 50, foot - 22, 100, 24, SAND)
    c.rect(x - 50, top - 4, 100, 20, SAND)
    c.rect(x - 42, top + 16, 84, 9, mix(DUNE, STEEL, 0.3))


def _front(c: Canvas) -> None:
    """Portico, pediment and the dark behind the columns."""
    c.rect(556, 330, 1100, STEPS - 330, mix(STEEL, SAND, 0.3))
    c.rect(556, 330, 1100, 90, fade(INK, 0.3))
    for i in range(6):
        c.poly(
            [(640 + i * 196, 420), (712 + i * 196, 420), (800 + i * 196, STEPS), (720 + i * 196, STEPS)],
            fade(INK, 0.1),
        )
    c.rect(976, 468, 128, STEPS - 468, OXBLOOD)
    c.rect(964, 456, 152, 14, SAND)
    c.rect(1038, 468, 5, STEPS - 468, INK)
    for x in (990, 1052):
        for y in (490, 590):
            c.rect(x, y, 36, 80, fade(INK, 0.25))
    for x in (758, 1190, 1386):
        c.rect(x, 480, 74, 150, mix(SLATE, STEEL, 0.4))
        c.rect(x, 480, 74, 60, LAMP if x == 1190 else mix(SLATE, STEEL, 0.6))
        c.rect(x + 34, 480, 6, 150, SAND)
    for i in range(6):
        _column(c, 640 + i * 196, 336, STEPS)


def _pediment(c: Canvas) -> None:
    c.rect(536, 270, 1120, 66, SAND)
    c.rect(536, 318, 1120, 18, mix(DUNE, STEEL, 0.3))
    c.rect(520, 254, 1140, 22, CREAM)
    c.poly([(520, 256), (1120, 62), (1720, 256)], CREAM)
    c.poly([(606, 250), (1120, 88), (1634, 250)], DUNE)
    c.poly([(606, 250), (1120, 88), (1144, 96), (690, 250)], mix(DUNE, STEEL, 0.28))
    c.line([(1120, 112), (1120, 236)], CREAM, 8)
    c.line([(1020, 142), (1220, 142)], CREAM, 8)
    for x in (1020, 1220):
        c.line([(x, 142), (x - 34, 206)], CREAM, 4)
        c.line([(x, 142), (x + 34, 206)], CREAM, 4)
        c.poly(arc((x, 204), 40, 24, 0, 180), CREAM)
    c.rect(1080, 232, 80, 10, CREAM)


def _stair(c: Canvas) -> None:
    """Seven steps and the pavement."""
    for i in range(7):
        y = STEPS + i * 21
        left = 556 - i * 40
        c.rect(left, y, 1700, 22, mix(CREAM, DUNE, 0.15 + (i % 2) * 0.2))
        c.rect(left, y + 15, 1700, 7, mix(DUNE, STEEL, 0.25))
    c.rect(0, STEPS + 147, 1600, 120, STONE)
    c.rect(0, STEPS + 147, 1600, 12, FOG)
    for x in range(-60, 1640, 210):
        c.line([(x + 60, STEPS + 159), (x, 1000)], fade(INK, 0.1), 3)


def _bare_tree(c: Canvas, x: float, y: float) -> None:
    """A bare plane tree."""
    c.poly([(x - 17, y), (x - 9, y - 240), (x + 9, y - 240), (x + 19, y)], BARK)
    limbs: tuple[Path, ...] = (
        [(x, y - 190), (x - 60, y - 300), (x - 120, y - 380)],
        [(x, y - 230), (x + 50, y - 340), (x + 110, y - 420)],
        [(x, y - 230), (x - 10, y - 360), (x - 34, y - 480)],
        [(x - 60, y - 300), (x - 62, y - 370), (x - 84, y - 440)],
        [(x + 50, y - 340), (x + 46, y - 410), (x + 70, y - 480)],
        [(x - 10, y - 360), (x + 12, y - 430), (x + 10, y - 500)],
    )
    for i, limb in enumerate(limbs):
        c.line(spline(limb), BARK, 13 - i * 1.5)
    for px, py in ((-112, -360), (-70, -410), (-20, -440), (54, -420), (96, -400), (24, -350), (-40, -330)):
        c.oval(x + px, y + py, 9, 6, OCHRE)


@scene("courthouse")
def courthouse(c: Canvas) -> None:
    """Fish Street, early: one man and a briefcase, and a gull who does not recognise the court."""
    sun(c, 250, 560, 106)
    cloud(c, 170, 190, 270, PALE)
    hills(c, [(-20, 690), (200, 650), (420, 672), (620, 660)], FAR_HILL, 900)
    far_town(c, -20, 560, 800, 92, HILL)
    c.rect(0, 790, 600, 110, PAPER)
    _front(c)
    _pediment(c)
    _stair(c)
    c.poly([(120, 900), (146, 902), (900, 960), (840, 970)], fade(INK, 0.14))
    _bare_tree(c, 130, 904)
    shadow(c, 706, 806, 150, 1.9)
    person(c, 706, 806, 162, Person(SLATE, "#8a5a3c", INK, stride=8, long_coat=True))
    c.rect(722, 736, 36, 26, DARK_BRICK, 4)
    perched_gull(c, 560, 254, 62)
    for x, y, h in ((420, 934, 30), (474, 944, 34), (356, 952, 32)):
        perched_gull(c, x, y, h, x == 474)
    lamp_post(c, 1500, 940, 330, lit=False)
    gull(c, 420, 300, 44, SLATE, -8)
    gull(c, 350, 352, 32, SLATE, 6)
