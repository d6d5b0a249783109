"""The big shed at Orley's."""

from dateline.demo.pictures.buildings import far_town
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, passer_by, person, shadow
from dateline.demo.pictures.geometry import Path, bezier
from dateline.demo.pictures.nature import cloud, glitter, gull, hills, ripples, sun
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FAR_HILL,
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
    SLATE,
    STEEL,
    STRAW,
    WATER,
    WHITE,
    WOOD,
    fade,
    mix,
)
from dateline.demo.pictures.props import rowing_boat
from dateline.demo.pictures.registry import scene

DOOR: Path = [(250, 812), (250, 420), (860, 110), (1440, 420), (1440, 812)]


def _view(c: Canvas) -> None:
    """What one sees through the open end of the shed."""
    c.rect(0, 0, 1600, 820, PAPER)
    sun(c, 560, 470, 104)
    cloud(c, 950, 290, 230, WHITE)
    hills(c, [(200, 590), (480, 540), (800, 570), (1160, 520), (1500, 560)], FAR_HILL, 640)
    far_town(c, 1010, 1440, 624, 46, HILL)
    c.rect(0, 622, 1600, 200, WATER)
    glitter(c, 560, 632, 780, 130)
    ripples(c, (260, 640, 1430, 770), 14, fade(PALE, 0.6), 110)
    rowing_boat(c, 700, 690, 100, DEEP)
    c.poly([(200, 812), (620, 770), (1500, 770), (1500, 830), (200, 830)], SAND)


def _shed(c: Canvas) -> None:
    """Dark walls, trusses and floor round the bright door."""
    dark, beam = mix(INK, BARK, 0.3), mix(BARK, INK, 0.25)
    frame: Path = [(-10, -10), (1610, -10), (1610, 1010), (-10, 1010)]
    c.poly([*frame, frame[0], *DOOR, DOOR[0], frame[0]], dark)
    c.poly([(-10, 1010), (250, 812), (1440, 812), (1610, 930), (1610, 1010)], mix(OAK, INK, 0.3))
    c.poly([(250, 812), (1440, 812), (1300, 1010), (-10, 1010)], WOOD)
    for i in range(9):
        c.line([(340 + i * 130, 812), (-60 + i * 200, 1010)], fade(BARK, 0.5), 4)
    c.line([(250, 820), (250, 420), (860, 110), (1440, 420), (1440, 820)], OAK, 22, caps=False)
    for y, left, right in ((404, 282, 1410), (268, 550, 1156)):
        c.line([(left, y), (right, y)], beam, 20, caps=False)
    c.line([(860, 120), (860, 404)], beam, 18, caps=False)
    for x in (550, 1156):
        c.line([(860, 404), (x, 268)], beam, 14, caps=False)
    for x0, y0 in ((-20, 330), (-20, 150)):
        c.line([(x0, y0), (860, y0 - 420)], beam, 18)
        c.line([(1640, y0), (860, y0 - 420)], beam, 18)


def _hull(c: Canvas) -> None:
    """A hull on the slip seen from the bow, planked on one side, ribs on the other."""
    x, keel = 900.0, 838.0
    port = bezier((x, keel), (x - 60, 800), (x - 250, 720), (x - 262, 430), 30)
    star = [(2 * x - px, py) for px, py in port]
    c.poly([*port, (x, 372)], OXBLOOD)
    for i in range(1, 8):
        share = i / 8
        curve = [(x + (px - x) * (1 - share * 0.82), py - share * 40) for px, py in port]
        c.line(curve, fade(INK, 0.35), 3)
    for i in range(11):
        y = 800 - i * 38
        reach = next((x - px for px, py in port if py <= y), 262)
        c.poly(
            [(x - reach, y), (x, y + 22), (x, y + 22 - 34), (x - reach - 3, y - 34)],
            mix(BRICK, DARK_BRICK, (i % 2) * 0.45),
        )
    for i in range(6):
        share = 1 - i * 0.15
        rib = [(x + (px - x) * share, py + (i * 5)) for px, py in star]
        c.line(rib, mix(STRAW, OAK, i * 0.14), 15)
    for i, y in enumerate((470, 560, 650)):
        reach = 2 * x - next((px for px, py in port if py <= y), x - 262) - x
        c.line([(x, y + 8), (x + reach, y)], mix(STRAW, WOOD, 0.4 + i * 0.2), 11)
    c.poly([(x - 13, keel + 8), (x - 15, 352), (x + 15, 352), (x + 13, keel + 8)], OAK)
    c.rect(x - 110, keel + 2, 220, 24, BARK)


def _shores(c: Canvas) -> None:
    """Props on both sides, a ladder and a lamp."""
    for x0, y0, x1, y1 in (
        (690, 640, 560, 866),
        (716, 720, 640, 872),
        (1104, 640, 1240, 866),
        (1082, 716, 1160, 872),
    ):
        c.line([(x0, y0), (x1, y1)], BARK, 13)
    for rail in (0, 56):
        c.line([(1176 + rail, 440), (1270 + rail, 880)], STRAW, 9)
    for i in range(10):
        y = 470 + i * 42
        x = 1176 + (y - 440) * 0.2136
        c.line([(x, y), (x + 56, y)], STRAW, 7)
    c.line([(430, 404), (430, 470)], INK, 3)
    c.poly([(396, 500), (464, 500), (444, 470), (416, 470)], INK)
    c.disc(430, 502, 14, LAMP)


def _bench(c: Canvas) -> None:
    """The bench and tools along the dark wall."""
    c.rect(-20, 760, 200, 24, OAK)
    c.rect(20, 784, 18, 180, BARK)
    c.rect(140, 784, 18, 150, BARK)
    c.poly([(60, 760), (64, 738), (128, 738), (140, 760)], STRAW)
    c.line([(74, 740), (70, 716)], STRAW, 9)
    for x, h in ((40, 92), (84, 70), (124, 104), (170, 80)):
        c.line([(x, 520), (x, 520 + h)], STRAW, 8)
        c.rect(x - 15, 520 + h, 30, 20, STEEL, 3)
    c.rect(10, 508, 190, 10, OAK)


@scene("boatyard")
def boatyard(c: Canvas) -> None:
    """The big shed at Orley's, the first hull in years and six apprentices."""
    _view(c)
    _shed(c)
    _hull(c)
    _shores(c)
    _bench(c)
    team = (
        (360, 880, 176, DEEP, 4, False),
        (448, 872, 168, BRICK, 0, True),
        (760, 906, 186, OCHRE, 3, True),
        (1052, 900, 180, SAGE, 5, False),
        (1400, 880, 178, DARK_BRICK, 6, True),
    )
    for x, y, h, coat, step, flip in team:
        shadow(c, x, y, h, 0.5, 0.25)
        person(
            c,
            x,
            y,
            h,
            Person(coat, passer_by(c).skin, BARK if flip else INK, INK, step, OCHRE if x == 448 else ""),
            flip,
        )
    person(c, 1228, 650, 168, Person(CREAM, "#8a5a3c", INK, SLATE, 3, raised=True), True)
    for x, y, s in ((700, 352, 40), (1180, 470, 34)):
        gull(c, x, y, s, STEEL, 6)
