"""On the estuary: the regatta and the tide barrier."""

from itertools import pairwise

from dateline.demo.pictures.buildings import far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, along, bezier, spline
from dateline.demo.pictures.nature import cloud, glitter, gull, hills, ripples, sun, swell
from dateline.demo.pictures.palette import (
    ABYSS,
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
    OCHRE,
    PALE,
    ROSE,
    SAGE,
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
from dateline.demo.pictures.props import bunting, buoy, rowing_gig, sailing_boat, trawler
from dateline.demo.pictures.registry import scene

FLAGS = (BRICK, CREAM, OCHRE, DEEP, ROSE, WHITE, SAGE)
LINE = 470.0


def _spectators(c: Canvas) -> None:
    """The far quay, crowded, under flags."""
    c.rect(-10, LINE - 24, 700, 30, STONE)
    c.rect(-10, LINE - 28, 700, 7, PALE)
    for _ in range(120):
        x = c.rng.uniform(-5, 676)
        y = LINE - 30 - c.rng.uniform(0, 7)
        c.rect(x, y - 9, 9, 12, c.rng.choice((BRICK, DEEP, OCHRE, SLATE, CREAM, SAGE)), 3)
        c.disc(x + 4.5, y - 12, 4, c.rng.choice(("#e6bd9b", "#b57c55", "#8a5a3c")))
    for x in (60, 230, 400, 570):
        c.rect(x, LINE - 130, 4, 104, INK)
    for x in (60, 230, 400):
        bunting(c, (x + 2, LINE - 128), (x + 172, LINE - 128), 26, 9, FLAGS)


def _big_sail(c: Canvas) -> None:
    """The nearest boat, close-hauled and cropped by the picture's edge."""
    with c.at(1292, 880, 1, 13):
        main = [*bezier((0, -900), (150, -640), (250, -330), (300, -120)), (6, -96)]
        c.poly(main, BRICK)
        with c.inside(main):
            for i in range(5):
                y = -260 - i * 140
                c.line([(-10, y), (340, y + 46)], fade(INK, 0.14), 4)
            c.poly([(150, -900), (360, -900), (360, -60), (200, -90)], fade(INK, 0.1))
            c.poly([(96, -470), (142, -400), (96, -330), (50, -400)], CREAM)
            c.poly([(96, -432), (116, -400), (96, -368), (76, -400)], BRICK)
        c.poly([*bezier((-26, -800), (-90, -520), (-190, -260), (-270, -96)), (-40, -110)], WHITE)
        c.poly([*bezier((-26, -800), (-50, -520), (-100, -260), (-150, -104)), (-40, -110)], fade(INK, 0.07))
        c.line([(-10, -920), (-6, -60)], BARK, 11)
        c.line([(-6, -96), (306, -112)], BARK, 9)
        hull = spline([(-330, -86), (-120, -58), (120, -56), (360, -72)]) + spline(
            [(340, -10), (200, 24), (-200, 22), (-290, -30)]
        )
        c.poly(hull, DEEP)
        c.line(spline([(-330, -86), (-120, -58), (120, -56), (360, -72)]), SAND, 10)
        c.poly([(-12, -922), (48, -934), (-10, -902)], OCHRE)
    _crew(c)
    c.poly(
        spline([(930, 866), (1010, 838), (1090, 862), (1250, 876), (1120, 902), (980, 892)], True),
        fade(WHITE, 0.9),
    )


def _crew(c: Canvas) -> None:
    """Two sitting out to windward."""
    for x, y, coat, skin in ((1190, 800, OCHRE, "#8a5a3c"), (1262, 812, CREAM, "#e6bd9b")):
        c.poly(
            spline(
                [(x - 24, y + 34), (x - 34, y - 26), (x - 4, y - 44), (x + 22, y - 22), (x + 30, y + 34)],
                True,
                8,
            ),
            coat,
        )
        c.disc(x - 14, y - 62, 19, skin)
        c.dome(x - 14, y - 66, 21, 18, INK)
        c.line([(x + 4, y - 18), (x + 34, y + 4)], mix(coat, INK, 0.2), 12)


@scene("regatta")
def regatta(c: Canvas) -> None:
    """The gig race under way while the dinghies come up behind."""
    sun(c, 846, 318, 90)
    cloud(c, 250, 130, 310, PALE)
    hills(c, [(-20, 420), (300, 372), (640, 424), (1000, 404), (1300, 360), (1640, 400)], FAR_HILL, LINE + 4)
    far_town(c, 690, 1100, LINE, 34, HILL)
    c.rect(0, LINE, 1600, 540, WATER)
    _spectators(c)
    for x, y, h, sail, heel in (
        (760, 506, 110, WHITE, 6),
        (980, 520, 150, PALE, 8),
        (884, 500, 84, CREAM, 5),
        (1090, 508, 92, ROSE, 7),
    ):
        sailing_boat(c, x, y, h, sail, SLATE, heel)
    c.mirror(LINE + 6, 120, 0.25, 4, 6)
    glitter(c, 846, LINE + 14, 800, 120)
    for x, y, h, sail, hull in ((690, 640, 270, WHITE, DEEP), (440, 600, 200, OCHRE, DARK_BRICK)):
        c.poly([(x - h * 0.3, y + 4), (x + h * 0.3, y + 4), (x + h * 0.1, y + h * 0.4)], fade(PALE, 0.35))
        sailing_boat(c, x, y, h, sail, hull, 9)
    swell(c, 800, 7, 200, fade(DEEP, 0.28))
    swell(c, 900, 10, 260, fade(DEEP, 0.35), 90)
    rowing_gig(c, 210, 720, 340, SAGE, CREAM, BRICK)
    rowing_gig(c, 470, 858, 560, BRICK, WHITE, OCHRE)
    for x, y, w in ((140, 728, 300), (380, 872, 520), (760, 880, 120)):
        c.rect(x - w / 2, y, w, 6, fade(WHITE, 0.6), 3)
    ripples(c, (30, 540, 1560, 985), 22, fade(PALE, 0.5), 140)
    _big_sail(c)
    buoy(c, 868, 800, 150, OCHRE)
    for x, y, s in ((560, 240, 48), (650, 196, 34), (1020, 220, 40)):
        gull(c, x, y, s, SLATE, 5)


# The tide barrier


def _pier(c: Canvas, x: float, y: float, s: float) -> None:
    """A pier with its curved hood, standing in the water at y."""
    with c.at(x, y, s):
        c.rect(-58, -96, 116, 110, STONE)
        c.rect(16, -96, 42, 110, fade(INK, 0.2))
        c.rect(-66, -106, 132, 14, PALE)
        hood: Path = bezier((-58, -104), (-64, -300), (10, -330), (60, -336)) + bezier(
            (60, -336), (44, -250), (58, -160), (58, -104)
        )
        c.poly(hood, FOG)
        c.poly(
            bezier((-58, -104), (-64, -300), (10, -330), (60, -336))
            + bezier((60, -336), (-10, -300), (-24, -200), (-20, -104)),
            WHITE,
        )
        for i in range(4):
            c.line(
                bezier((-8 + i * 17, -106), (-6 + i * 17, -200), (16 + i * 10, -280), (54, -330), 12),
                fade(STEEL, 0.5),
                3,
            )
        c.rect(-30, -86, 22, 40, SLATE, 11)
        c.disc(60, -340, 7, BRICK)
        c.rect(-58, -6, 116, 18, mix(STONE, DEEP, 0.7))


def _gate(c: Canvas, near: tuple[float, float, float], far: tuple[float, float, float]) -> None:
    """A risen gate between two piers: a steel plate, bright along its lip and wet below."""

    def band(high: float, low: float, fill: Colour) -> None:
        (x0, y0, s0), (x1, y1, s1) = near, far
        c.poly([(x0, y0 - high * s0), (x1, y1 - high * s1), (x1, y1 - low * s1), (x0, y0 - low * s0)], fill)

    band(82, -6, ABYSS)
    band(82, 66, SHALLOW)
    band(66, 58, TIDE)
    band(24, -6, mix(ABYSS, INK, 0.35))
    for i in range(1, 6):
        (x, y), s = along(near[:2], far[:2], i / 6), near[2] + (far[2] - near[2]) * i / 6
        c.line([(x, y - 58 * s), (x, y)], fade(INK, 0.3), 4 * s)


@scene("tide-barrier")
def tide_barrier(c: Canvas) -> None:
    """Six gates across the Narrows, one still down for the last boat home."""
    sun(c, 1130, 400, 108)
    cloud(c, 1240, 160, 280, PALE)
    cloud(c, 420, 108, 200, PALE)
    hills(c, [(560, 520), (860, 480), (1200, 430), (1640, 372)], FAR_HILL, 540)
    hills(c, [(1060, 540), (1240, 492), (1420, 430), (1640, 410)], HILL, 540)
    hills(c, [(-20, 400), (120, 420), (300, 480), (480, 532)], HILL, 540)
    far_town(c, 1330, 1620, 528, 32, mix(HILL, STEEL, 0.5))
    c.rect(0, 530, 1600, 480, WATER)
    glitter(c, 1130, 540, 700, 130)
    shrink = 0.745
    stations = [(1480 - 1330 * (shrink**-i - 1) / (shrink**-6 - 1), shrink ** (6 - i)) for i in range(7)]
    piers = [(x, 540 + 300 * s, s * 1.4) for x, s in stations]
    for i, (far, near) in enumerate(pairwise(piers)):
        if i == 3:
            trawler(c, 990, 668, 150, BRICK)
            c.rect(900, 668, 190, 5, fade(WHITE, 0.7), 3)
        else:
            _gate(c, near, far)
        _pier(c, *far)
    _pier(c, *piers[-1])
    for level, tall, fill in ((850, 9, fade(DEEP, 0.35)), (920, 12, fade(DEEP, 0.5))):
        swell(c, level, tall, 240, fill, level)
    ripples(c, (300, 600, 1580, 980), 24, fade(PALE, 0.5), 150)
    buoy(c, 1360, 880, 190, BRICK)
    c.disc(1338, 712, 34, fade(LAMP, 0.3))
    for x, y, s, t in ((700, 250, 56, -8), (790, 300, 40, 6), (640, 340, 32, 0)):
        gull(c, x, y, s, SLATE, t)
