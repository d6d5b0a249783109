"""The inner basin and the ferry."""

from dateline.demo.pictures.buildings import far_town, terrace
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, person
from dateline.demo.pictures.geometry import arc, bezier, rounded, spline
from dateline.demo.pictures.nature import cloud, glitter, gull, hills, perched_gull, ripples, sun
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FAR_HILL,
    FOG,
    HILL,
    INK,
    LAMP,
    OAK,
    OCHRE,
    PALE,
    SAGE,
    SAND,
    SHALLOW,
    SLATE,
    STEEL,
    STONE,
    STRAW,
    TIDE,
    WATER,
    WHITE,
    fade,
    mix,
)
from dateline.demo.pictures.props import coil, lamp_post, rope, rowing_boat, sailing_boat, trawler
from dateline.demo.pictures.registry import scene

QUAY = 520.0
BASIN = 596.0


def _breakwater(c: Canvas) -> None:
    """The arm of the harbour and its small light, against the sun."""
    c.poly([(-20, 520), (300, 506), (336, 556), (-20, 572)], STEEL)
    c.poly([(-20, 520), (300, 506), (304, 516), (-20, 534)], FOG)
    c.poly([(262, 508), (270, 420), (298, 420), (306, 507)], WHITE)
    c.poly([(288, 420), (298, 420), (306, 507), (292, 507)], FOG)
    c.rect(267, 448, 34, 20, BRICK)
    c.rect(264, 412, 40, 8, INK)
    c.rect(274, 394, 20, 18, LAMP)
    c.poly([(268, 394), (300, 394), (284, 376)], BRICK)


def _hillside(c: Canvas) -> None:
    """The upper town, paler for being further off."""
    hills(c, [(560, 540), (760, 420), (1000, 330), (1300, 262), (1640, 230)], HILL, QUAY)
    with c.inside([(-10, 0), (1610, 0), (1610, 470), (-10, 470)]):
        far_town(c, 900, 1330, 366, 52, mix(HILL, STEEL, 0.35))
        far_town(c, 1180, 1680, 330, 58, mix(HILL, STEEL, 0.48))
        far_town(c, 760, 1640, 440, 60, mix(HILL, STEEL, 0.6))


def _far_quay(c: Canvas) -> None:
    """The row of low houses and the wall they stand on."""
    terrace(c, 590, 1640, QUAY, 132, 0.34)
    c.rect(540, QUAY - 2, 1100, 14, PALE)
    c.rect(540, QUAY + 12, 1100, BASIN - QUAY - 12, STONE)
    c.rect(540, BASIN - 20, 1100, 24, mix(STONE, DEEP, 0.6))
    for x in (690, 930, 1180, 1420):
        for rung in range(5):
            c.rect(x, QUAY + 16 + rung * 13, 20, 4, SLATE)
        for rail in (x - 2, x + 18):
            c.rect(rail, QUAY + 4, 4, 76, SLATE)
    for x in range(580, 1620, 118):
        c.rect(x, QUAY - 12, 10, 12, INK, 3)


def _pots(c: Canvas, x: float, y: float, w: float) -> None:
    """A lobster pot: a netted half barrel on a slatted floor."""
    h = w * 0.58
    shape = [(x, y), *arc((x + w / 2, y - h * 0.35), w / 2, h * 0.65, 180, 360), (x + w, y)]
    c.poly(shape, mix(BARK, INK, 0.35))
    with c.inside(shape):
        for i in range(-3, 9):
            c.line([(x + i * w / 6, y), (x + (i + 3) * w / 6, y - h)], fade(STRAW, 1), 2.5)
            c.line([(x + i * w / 6, y - h), (x + (i + 3) * w / 6, y)], fade(STRAW, 1), 2.5)
    c.line([*shape, shape[0]], OAK, 9)
    c.line([(x + w / 2, y), (x + w / 2, y - h)], OAK, 6)
    c.rect(x - 5, y - 8, w + 10, 12, BARK, 4)


@scene("harbour")
def harbour(c: Canvas) -> None:
    """The inner basin at low sun: the fleet home, the pots stacked."""
    sun(c, 452, 412, 92)
    cloud(c, 210, 150, 280, PALE)
    cloud(c, 660, 236, 190, PALE)
    c.rect(0, 508, 1600, 90, SHALLOW)
    hills(c, [(-20, 486), (180, 470), (420, 496), (620, 500)], FAR_HILL, 510)
    _hillside(c)
    _breakwater(c)
    _far_quay(c)
    c.rect(0, BASIN, 1600, 420, WATER)
    c.rect(0, 556, 540, 60, WATER)
    for x, w, hull, flip in ((1390, 250, DARK_BRICK, True), (760, 210, SLATE, False)):
        trawler(c, x, BASIN + 22, w, hull, flip)
    c.mirror(BASIN + 24, 330, 0.34, 3, 7)
    glitter(c, 440, 560, 860, 120)
    ripples(c, (360, 640, 1580, 960), 18, fade(PALE, 0.45), 150)
    trawler(c, 1130, 756, 440, DEEP)
    c.rect(900, 754, 470, 9, fade(INK, 0.22), 5)
    rowing_boat(c, 690, 716, 120, SAGE)
    rowing_boat(c, 560, 800, 160, BRICK)
    _wall(c)
    for x, y, s, t in ((820, 200, 50, 8), (900, 262, 36, -8), (660, 330, 30, 4)):
        gull(c, x, y, s, SLATE, t)


def _wall(c: Canvas) -> None:
    """The low stone wall in front, with pots, a coil and a gull."""
    c.poly([(-20, 856), (560, 886), (1620, 940), (1620, 1020), (-20, 1020)], SLATE)
    c.poly([(-20, 856), (560, 886), (1620, 940), (1620, 962), (560, 910), (-20, 882)], FOG)
    for x in range(60, 1600, 170):
        y = 866 + x * 0.051
        c.line([(x, y), (x - 8, y + 22)], STONE, 3)
    _pots(c, 40, 876, 190)
    _pots(c, 216, 884, 180)
    _pots(c, 132, 772, 180)
    coil(c, 486, 886, 66)
    rope(c, [(548, 884), (640, 900), (700, 896)], 10)
    perched_gull(c, 1440, 932, 84, flip=True)


# The ferry

LEVEL = 570.0


def _two_towns(c: Canvas) -> None:
    """Harrow Point on the left, Saltmere on the right, three miles of water between."""
    hills(c, [(-20, 470), (200, 430), (420, 478), (640, 556), (760, LEVEL)], FAR_HILL, LEVEL)
    hills(c, [(820, LEVEL), (1040, 532), (1280, 480), (1460, 440), (1640, 456)], FAR_HILL, LEVEL)
    hills(c, [(-20, 530), (180, 506), (420, 556), (520, LEVEL)], HILL, LEVEL)
    hills(c, [(1120, LEVEL), (1320, 540), (1640, 500)], HILL, LEVEL)
    far_town(c, -10, 300, LEVEL, 46, mix(HILL, STEEL, 0.5))
    far_town(c, 1290, 1620, LEVEL, 40, mix(HILL, STEEL, 0.4))
    sailing_boat(c, 1020, LEVEL + 3, 66, PALE, STEEL, 4)


def _hull(c: Canvas) -> None:
    """Hull of the electric ferry: double-ended, its waterline at zero."""
    shape = spline([(-392, -92), (-200, -78), (0, -74), (200, -80), (412, -112)])
    shape += spline([(412, -112), (392, -46), (340, 8)]) + spline([(-330, 8), (-378, -40), (-392, -92)])
    c.poly(shape, DEEP)
    with c.inside(shape):
        c.rect(-420, -26, 860, 60, DARK_BRICK)
        c.rect(-420, -34, 860, 8, CREAM)
        c.poly([(280, -130), (440, -130), (420, 10), (330, 10)], fade(INK, 0.14))
    c.line(spline([(-392, -92), (-200, -78), (0, -74), (200, -80), (412, -112)]), CREAM, 11)


def _saloon(c: Canvas) -> None:
    """The glazed saloon, lit, with heads along the windows."""
    c.poly([(-300, -82), (-280, -196), (250, -196), (318, -82)], WHITE)
    c.poly([(210, -196), (250, -196), (318, -82), (262, -82)], FOG)
    for i in range(8):
        x = -262 + i * 61
        c.poly(rounded(x, -178, 49, 66, 8), LAMP)
        if i not in (2, 6):
            c.disc(x + 22, -132, 10, mix(BARK, INK, 0.4))
            c.poly(arc((x + 22, -111), 19, 15, 180, 360), mix((BRICK, DEEP, INK, OAK)[i % 4], INK, 0.3))
    c.rect(-296, -206, 566, 14, BRICK, 5)
    c.poly([(60, -206), (76, -272), (176, -272), (206, -206)], WHITE)
    c.poly([(84, -264), (168, -264), (188, -226), (76, -226)], mix(SLATE, STEEL, 0.3))
    c.rect(128, -264, 5, 38, WHITE)
    c.rect(60, -281, 130, 11, INK, 4)
    c.line([(120, -280), (120, -352)], INK, 5)
    c.line([(98, -324), (142, -324)], INK, 4)
    c.poly([(122, -350), (168, -340), (122, -326)], BRICK)


def _upper_deck(c: Canvas) -> None:
    """A rail, two people and a bicycle."""
    person(c, -120, -208, 86, Person(BRICK, "#e6bd9b", BARK))
    person(c, -76, -208, 80, Person(OCHRE, "#8a5a3c", INK, long_coat=True), flip=True)
    for x in (-214, -172):
        c.ring(x, -226, 18, INK, 4)
    c.line([(-214, -226), (-200, -250), (-180, -250), (-172, -226)], BRICK, 4)
    c.line([(-200, -250), (-192, -226), (-180, -250)], BRICK, 4)
    for y in (-246, -228):
        c.rect(-272, y, 330, 4, SLATE)
    for x in range(-272, 60, 33):
        c.rect(x, -248, 4, 44, SLATE)


@scene("ferry")
def ferry(c: Canvas) -> None:
    """The ferry in calm water between the two towns, the sun over her bow."""
    sun(c, 1216, 402, 112)
    for x, y, w in ((300, 170, 330), (1330, 150, 230), (700, 262, 170)):
        cloud(c, x, y, w, PALE)
    _two_towns(c)
    c.rect(0, LEVEL, 1600, 440, WATER)
    with c.at(640, 716):
        _upper_deck(c)
        _saloon(c)
        _hull(c)
    c.rect(0, 717, 1600, 300, WATER)
    c.mirror(717, 300, 0.36, 4, 7)
    _wash(c)
    glitter(c, 1216, LEVEL + 8, 930, 170)
    ripples(c, (40, 760, 1560, 985), 20, fade(PALE, 0.5), 180)
    _landing(c)
    for x, y, s, t in ((420, 330, 54, -6), (330, 392, 38, 8), (1080, 300, 40, -10)):
        gull(c, x, y, s, SLATE, t)


def _wash(c: Canvas) -> None:
    """Bow wave and wake."""
    c.poly(spline([(990, 724), (1040, 700), (1066, 716), (1120, 722), (1010, 734)], True), WHITE)
    c.rect(300, 716, 720, 9, fade(WHITE, 0.75), 4)
    for i in range(6):
        c.rect(60 + i * 44, 722 + (i % 3) * 12, 210 - i * 14, 6, fade(WHITE, 0.6), 3)
    c.rect(1100, 732, 190, 5, fade(WHITE, 0.6), 3)


def _landing(c: Canvas) -> None:
    """Piles of the landing in the corner, with a lamp and a gull."""
    for x, top, w in ((1380, 770, 42), (1470, 730, 46), (1562, 752, 46)):
        c.rect(x, top, w, 300, BARK)
        c.rect(x + w * 0.6, top, w * 0.4, 300, fade(INK, 0.25))
        c.oval(x + w / 2, top, w / 2, 9, STRAW)
        c.rect(x, 930, w, 100, mix(BARK, TIDE, 0.5))
    c.rect(1340, 846, 280, 30, OAK)
    c.rect(1340, 846, 280, 8, DUNE)
    lamp_post(c, 1428, 846, 250)
    perched_gull(c, 1492, 729, 70, flip=True)
    rope(c, [(1400, 800), (1440, 836), (1492, 776)], 9)
    c.poly([*bezier((1330, 1000), (1350, 985), (1500, 985), (1600, 992)), (1600, 1000)], fade(SAND, 0.2))
