"""Public rooms: the council chamber and the library."""

from dateline.demo.pictures.buildings import arched
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, seated
from dateline.demo.pictures.geometry import arc, bezier, spline
from dateline.demo.pictures.nature import hills, sun
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FAR_HILL,
    FOG,
    INK,
    LAMP,
    MOSS,
    OAK,
    OCHRE,
    OXBLOOD,
    PALE,
    PAPER,
    PINE,
    PITCH,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    STRAW,
    WATER,
    WHITE,
    WOOD,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene


def _outlook(
    c: Canvas, x: float, y: float, w: float, h: float, horizon: float, low: float, span: tuple[float, float]
) -> None:
    """The estuary and the bridge through a round-headed window, the sun standing at low."""
    shape = [*arc((x + w / 2, y + w / 2), w / 2, w / 2, 180, 360), (x + w, y + h), (x, y + h)]
    with c.inside(shape):
        c.rect(x, y, w, h, PALE)
        sun(c, low, horizon - 62, w * 0.28)
        hills(
            c,
            [
                (-40, horizon - 8),
                (260, horizon - 30),
                (560, horizon - 4),
                (900, horizon - 44),
                (1300, horizon - 12),
                (1640, horizon - 40),
            ],
            FAR_HILL,
            horizon + 2,
        )
        c.rect(x, horizon, w, y + h - horizon, WATER)
        for i in range(3):
            c.rect(low - 34 + i * 9, horizon + 16 + i * 13, 70 - i * 14, 5, fade(LAMP, 0.8), 2)
        _bridge_outside(c, span, horizon - 8)


def _bridge_outside(c: Canvas, span: tuple[float, float], y: float) -> None:
    """Both arms of the bridge, far off, so that one window shows what the last one left off."""
    half = (span[1] - span[0]) / 2
    for left in (span[0], span[0] + half):
        centre, rise = left + half / 2, half * 0.42
        c.line(arc((centre, y), half / 2, rise, 180, 360), SLATE, 7, caps=False)
        for i in range(1, 12):
            x = left + half * i / 12
            c.line(
                [(x, y), (x, y - rise * (1 - ((x - centre) / (half / 2)) ** 2) ** 0.5)], SLATE, 2, caps=False
            )
    c.rect(span[0] - 400, y - 3, half * 2 + 800, 8, SLATE)
    c.rect(span[0] + half - 12, y, 24, 60, DARK_BRICK)


# The council chamber


def _chamber_wall(c: Canvas) -> None:
    """Panelling, three tall windows, the bridge outside the middle one."""
    c.rect(0, 0, 1600, 520, mix(SAGE, PAPER, 0.3))
    c.rect(0, 400, 1600, 120, mix(OAK, INK, 0.12))
    for x in range(10, 1600, 106):
        c.rect(x, 414, 86, 92, mix(OAK, WOOD, 0.35))
    c.rect(0, 392, 1600, 12, BARK)
    for x in (170, 420, 670):
        _outlook(c, x, 70, 150, 310, 300, 512, (120, 760))
    for x in (170, 420, 670):
        arched(c, x, 70, 150, 310, fade(WHITE, 0.02), CREAM)
        c.rect(x - 12, 376, 174, 14, CREAM)


def _crest(c: Canvas, x: float, y: float) -> None:
    """The town's arms: a bridge over waves."""
    shield = bezier((x - 62, y - 70), (x - 62, y + 10), (x - 50, y + 50), (x, y + 84))
    shield += bezier((x, y + 84), (x + 50, y + 50), (x + 62, y + 10), (x + 62, y - 70))
    c.poly([(x + (px - x) * 1.12, y + (py - y) * 1.1) for px, py in shield], OCHRE)
    c.poly(shield, BRICK)
    with c.inside(shield):
        c.rect(x - 70, y + 14, 140, 80, DEEP)
        for i in range(2):
            c.line(
                spline([(x - 66 + k * 22, y + 30 + i * 24 + (7 if k % 2 else -3)) for k in range(7)]),
                CREAM,
                7,
            )
        c.line(arc((x, y + 6), 46, 44, 180, 360), CREAM, 9)
        c.rect(x - 70, y, 140, 10, CREAM)


def _dais(c: Canvas) -> None:
    """The raised chair beneath the arms, the mayor in it."""
    c.rect(1040, 60, 320, 460, mix(OAK, INK, 0.2))
    c.rect(1060, 80, 280, 430, OAK)
    c.poly([(1020, 62), (1200, 6), (1380, 62)], BARK)
    _crest(c, 1200, 172)
    c.poly([*arc((1200, 356), 74, 74, 180, 360), (1274, 540), (1126, 540)], OXBLOOD)
    seated(c, 1200, 520, 150, Person(INK, "#d9a782", "#d8d2c6"))
    c.line(bezier((1164, 452), (1176, 506), (1224, 506), (1236, 452)), OCHRE, 7)
    c.disc(1200, 498, 11, OCHRE)
    c.rect(1056, 500, 288, 130, mix(OAK, WOOD, 0.4))
    c.rect(1044, 492, 312, 18, STRAW)
    c.rect(1232, 474, 46, 20, WHITE, 3)


def _bench_row(c: Canvas, rx: float, ry: float, tall: float, top: Colour, face: Colour) -> None:
    """One curved desk: its face, its top and the line of light along the edge."""
    centre = (760.0, 560.0)
    outer = arc(centre, rx, ry, 0, 180, 72)
    inner = arc(centre, rx - 74, ry - 52, 180, 0, 72)
    c.poly(outer + [(x, y + tall) for x, y in outer[::-1]], face)
    for x, y in outer[4:-4:4]:
        c.line([(x, y + 8), (x, y + tall - 6)], fade(INK, 0.2), 3)
    c.poly(outer + inner, top)
    c.line(outer, mix(top, CREAM, 0.4), 6, caps=False)


COUNCIL: tuple[Person | None, ...] = (
    Person(DEEP, "#e6bd9b", "#d8d2c6", raised=True),
    None,
    Person(BRICK, "#8a5a3c", INK, raised=True),
    Person(SLATE, "#d9a782", BARK),
    Person(MOSS, "#f0cfb4", STEEL, raised=True),
    Person(OCHRE, "#6a432d", INK, raised=True),
    Person(ROSE, "#e6bd9b", "#a9764a"),
    Person(INK, "#b57c55", INK, raised=True),
    Person(SAGE, "#f0cfb4", "#d8d2c6"),
    Person(DARK_BRICK, "#d9a782", INK, raised=True),
    Person(STEEL, "#8a5a3c", INK),
    Person(CREAM, "#e6bd9b", BARK, raised=True),
    Person(PINE, "#d9a782", STEEL),
)


@scene("council-chamber")
def council_chamber(c: Canvas) -> None:
    """The vote: seven hands, five at rest, and the finance chair's seat empty."""
    _chamber_wall(c)
    c.rect(0, 520, 1600, 500, mix(BRICK, DARK_BRICK, 0.55))
    for x in (170, 420, 670):
        c.poly([(x + 40, 540), (x + 190, 540), (x + 520, 1000), (x + 310, 1000)], fade(LAMP, 0.1))
    _dais(c)
    with c.at(0, -20):
        _bench_row(c, 640, 300, 96, mix(WOOD, STRAW, 0.35), mix(OAK, BARK, 0.3))
    _papers(c)
    _seats(c)
    _clerk(c)


def _papers(c: Canvas) -> None:
    """Agendas and glasses along the desk."""
    for i, (x, y) in enumerate(arc((760, 536), 604, 276, 168, 12, 12)):
        with c.at(x, y, turn=(x - 760) * -0.03):
            c.poly([(-22, -7), (18, -10), (24, 8), (-18, 10)], WHITE)
        if i % 3 == 1:
            c.rect(x + 32, y - 20, 13, 22, fade(WHITE, 0.75), 2)


def _seats(c: Canvas) -> None:
    """Thirteen places round the outside, seen from behind the clerk: near ones larger."""
    places = [
        (arc((760, 545), 690, 322, a, a + 1, 1)[0], who)
        for a, who in zip(range(176, -1, -14), COUNCIL, strict=False)
    ]
    for (x, y), who in sorted(places, key=lambda place: place[0][1]):
        size = 92 + (y - 560) * 0.16
        foot = y + 96 + (y - 560) * 0.1
        c.rect(x - size * 0.42, foot - size * 0.62, size * 0.84, size * 0.8, OXBLOOD, 14)
        if who:
            _from_behind(c, x, foot, size, who)
        c.rect(x - size * 0.46, foot - size * 0.3, size * 0.92, size * 0.5, DARK_BRICK, 12)
        c.rect(x - size * 0.46, foot - size * 0.3, size * 0.92, 6, fade(WHITE, 0.2), 3)


def _from_behind(c: Canvas, x: float, foot: float, size: float, who: Person) -> None:
    """A councillor's back and head, a hand up or not."""
    with c.at(x, foot - size * 0.2, size / 100):
        if who.raised:
            c.line([(34, -34), (50, -72), (46, -112)], mix(who.coat, INK, 0.14), 17)
            c.disc(46, -120, 11, who.skin)
        c.poly(
            spline([(-46, 10), (-43, -34), (-18, -54), (18, -54), (43, -34), (46, 10)], False, 8), who.coat
        )
        c.rect(-9, -66, 18, 20, mix(who.skin, INK, 0.15), 5)
        c.oval(0, -84, 20, 24, who.hair)
        for ear in (-20, 20):
            c.oval(ear, -80, 4, 7, who.skin)


def _clerk(c: Canvas) -> None:
    """The clerk's table in the well of the room."""
    c.poly([(640, 640), (900, 640), (930, 716), (610, 716)], STRAW)
    c.poly([(610, 716), (930, 716), (926, 760), (614, 760)], OAK)
    for x, y in ((660, 664), (724, 656), (850, 668)):
        c.poly([(x, y), (x + 44, y - 2), (x + 50, y + 26), (x - 2, y + 28)], WHITE)
    c.rect(788, 650, 40, 46, BRICK, 3)
    c.rect(796, 658, 24, 6, SAND)


# The library


def _books(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """One shelf of spines, some leaning, some missing."""
    spines = (BRICK, DARK_BRICK, DEEP, SLATE, SAGE, MOSS, OCHRE, SAND, CREAM, ROSE, STEEL, PINE)
    at = x
    while at < x + w - 12:
        wide = c.rng.uniform(9, 24)
        if c.rng.random() < 0.05:
            at += wide * 2.2
            continue
        tall = h * c.rng.uniform(0.66, 0.94)
        wide = min(wide, x + w - at)
        fill = c.rng.choice(spines)
        c.rect(at, y + h - tall, wide - 1.5, tall, fill)
        if c.rng.random() < 0.5:
            c.rect(at, y + h - tall * 0.8, wide - 1.5, 4, fade(CREAM, 0.6))
        at += wide


def _cases(c: Canvas) -> None:
    """Shelves up to the ceiling on the right, and a ladder."""
    c.rect(800, 0, 820, 740, BARK)
    for column in range(3):
        x = 826 + column * 270
        for row in range(6):
            y = 20 + row * 118
            c.rect(x, y, 248, 104, mix(BARK, INK, 0.45))
            _books(c, x + 4, y, 240, 104)
            c.rect(x - 6, y + 104, 260, 12, OAK)
    for x in (800, 1072, 1342):
        c.rect(x, 0, 22, 740, mix(OAK, BARK, 0.4))
    for rail in (0, 74):
        c.line([(1150 + rail, 20), (1078 + rail, 752)], STRAW, 12)
    for i in range(10):
        y = 80 + i * 66
        left = 1150 - (y - 20) * 0.0984
        c.line([(left, y), (left + 74, y)], STRAW, 9)


def _window_wall(c: Canvas) -> None:
    """Two arched windows, a deep sill and a cat."""
    c.rect(0, 0, 820, 740, mix(SAND, PAPER, 0.45))
    for x in (90, 450):
        _outlook(c, x, 70, 270, 520, 440, 262, (-60, 660))
        arched(c, x, 70, 270, 520, fade(WHITE, 0.02), CREAM)
        c.rect(x - 26, 586, 322, 22, CREAM)
        c.rect(x - 26, 602, 322, 8, DUNE)
    c.rect(0, 650, 800, 90, mix(SAND, DUNE, 0.6))
    _cat(c, 496, 588)


def _cat(c: Canvas, x: float, y: float) -> None:
    """The library cat, looking out."""
    c.poly(
        spline(
            [(x - 34, y), (x - 30, y - 50), (x - 8, y - 84), (x + 16, y - 78), (x + 34, y - 30), (x + 36, y)],
            False,
            8,
        ),
        INK,
    )
    c.disc(x - 2, y - 92, 24, INK)
    for ear in (-1, 1):
        c.poly([(x - 2 + ear * 22, y - 96), (x - 2 + ear * 19, y - 126), (x - 2 + ear * 4, y - 110)], INK)
    c.line(bezier((x + 30, y - 8), (x + 70, y - 8), (x + 60, y + 50), (x + 74, y + 62)), INK, 10)


def _table(c: Canvas) -> None:
    """The long reading table with its green lamps."""
    c.poly([(230, 760), (1400, 760), (1560, 860), (90, 860)], WOOD)
    c.poly([(230, 760), (1400, 760), (1416, 770), (214, 770)], STRAW)
    c.rect(90, 860, 1470, 30, OAK)
    for x in (150, 1450):
        c.rect(x, 890, 46, 130, BARK)
    for x in (440, 820, 1200):
        c.oval(x, 806, 150, 30, fade(LAMP, 0.35))
        c.rect(x - 5, 716, 10, 84, OCHRE)
        c.oval(x, 802, 34, 8, OCHRE)
        c.poly([(x - 74, 722), (x - 52, 680), (x + 52, 680), (x + 74, 722)], MOSS)
        c.poly([(x - 74, 722), (x - 68, 711), (x + 68, 711), (x + 74, 722)], LAMP)
        c.poly([(x - 52, 680), (x - 20, 680), (x - 34, 711), (x - 68, 711)], PITCH)


@scene("library")
def library(c: Canvas) -> None:
    """The reading room at two on a Sunday: lamps, three readers and the cat."""
    _window_wall(c)
    _cases(c)
    c.rect(0, 740, 1600, 280, mix(OAK, BARK, 0.35))
    for x in (90, 450):
        c.poly([(x + 40, 748), (x + 310, 748), (x + 660, 1010), (x + 300, 1010)], fade(LAMP, 0.16))
    seated(c, 300, 772, 196, Person(BRICK, "#e6bd9b", "#d8d2c6"))
    seated(c, 630, 772, 200, Person(DEEP, "#6a432d", INK))
    seated(c, 1010, 772, 190, Person(OCHRE, "#d9a782", BARK))
    _table(c)
    for x, y, fill in ((300, 792, BRICK), (630, 794, FOG), (1010, 792, DEEP)):
        c.poly([(x - 62, y - 6), (x, y + 4), (x, y + 40), (x - 74, y + 28)], WHITE)
        c.poly([(x + 62, y - 6), (x, y + 4), (x, y + 40), (x + 74, y + 28)], CREAM)
        c.line([(x - 76, y + 31), (x, y + 43), (x + 76, y + 31)], fill, 6)
    for i, (w, fill) in enumerate(((150, DARK_BRICK), (132, SAGE), (140, OCHRE), (116, SLATE))):
        c.rect(1330 - w / 2, 806 - i * 25, w, 24, fill, 3)
        c.rect(1330 - w / 2 + 8, 811 - i * 25, w - 16, 4, fade(CREAM, 0.5))
