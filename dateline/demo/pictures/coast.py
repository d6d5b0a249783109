"""Outside the harbour: the light on Gannet Head, and the sea wall in a gale."""

from dateline.demo.pictures.buildings import bricks
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, person
from dateline.demo.pictures.geometry import Path, arc, bezier, spline
from dateline.demo.pictures.nature import grass, gull, hills, rain, ripples, swell
from dateline.demo.pictures.palette import (
    ABYSS,
    APRICOT,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FOG,
    GLOW,
    INK,
    LAMP,
    MOSS,
    NIGHT,
    OCHRE,
    PEACH,
    PINE,
    SHALLOW,
    SLATE,
    STEEL,
    STONE,
    STRAW,
    TIDE,
    WATER,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import lamp_post
from dateline.demo.pictures.registry import scene

SEA = 610.0


def _dusk(c: Canvas) -> None:
    """A sky in four flat bands, and the last of the sun."""
    bands: tuple[tuple[float, Colour], ...] = (
        (0, DEEP),
        (190, TIDE),
        (340, WATER),
        (450, mix(SHALLOW, PEACH, 0.35)),
        (540, PEACH),
    )
    for y, fill in bands:
        edge = spline([(-20, y), (400, y - 14), (900, y + 12), (1620, y - 10)])
        c.below(edge, fill, SEA + 20)
    c.disc(330, SEA - 8, 150, fade(GLOW, 0.5))
    c.disc(330, SEA - 8, 92, APRICOT)
    for _ in range(26):
        x, y = c.rng.uniform(20, 1580), c.rng.uniform(16, 250)
        c.disc(x, y, c.rng.uniform(1.2, 2.6), fade(CREAM, 0.8))


def _headland(c: Canvas) -> None:
    """The cliff, its lit top and its strata."""
    back = spline([(900, 700), (1010, 640), (1160, 610), (1400, 592), (1640, 600)])
    c.below(back, mix(PINE, TIDE, 0.45))
    top = spline([(610, 1010), (700, 880), (800, 772), (930, 716), (1120, 690), (1360, 678), (1640, 660)])
    c.below(top, MOSS)
    c.below([(x, y + 26 + (x - 600) * 0.05) for x, y in top], PINE)
    face = spline([(610, 1010), (700, 880), (800, 772), (850, 768), (900, 850), (960, 1010)])
    c.poly(face, mix(SLATE, STRAW, 0.16))
    for i in range(5):
        c.line([(690 + i * 8, 940 - i * 40), (760 + i * 26, 962 - i * 36)], fade(INK, 0.3), 5)


def _beam(c: Canvas, x: float, y: float) -> None:
    """Two flat wedges of light."""
    c.poly([(x, y - 12), (-40, y - 240), (-40, y - 30), (x, y + 12)], fade(GLOW, 0.34))
    c.poly([(x, y - 7), (-40, y - 196), (-40, y - 84), (x, y + 7)], fade(GLOW, 0.34))
    c.poly([(x, y - 12), (1640, y + 30), (1640, y + 130), (x, y + 12)], fade(GLOW, 0.26))


def _tower(c: Canvas, x: float, base: float, h: float) -> None:
    """A white tower with one brick band, a gallery and a lantern."""

    def side(share: float) -> float:
        return 78 - 28 * share

    def drum(low: float, high: float, fill: Colour, cut: float = -1) -> None:
        a, b = side(low), side(high)
        c.poly(
            [
                (x + a * cut, base - h * low),
                (x + b * cut, base - h * high),
                (x + b, base - h * high),
                (x + a, base - h * low),
            ],
            fill,
        )

    drum(0, 1, WHITE)
    drum(0.38, 0.6, BRICK)
    drum(0, 1, fade(INK, 0.16), 0.25)
    for share in (0.2, 0.49, 0.78):
        c.rect(x - 20, base - h * share - 20, 18, 36, LAMP if share == 0.49 else SLATE, 8)
    top = base - h
    c.rect(x - 78, top - 12, 156, 14, INK)
    for i in range(9):
        c.rect(x - 76 + i * 18.6, top - 42, 4, 32, INK)
    c.rect(x - 78, top - 46, 156, 5, INK)
    c.rect(x - 36, top - 92, 72, 80, LAMP)
    c.disc(x, top - 52, 22, WHITE)
    for i in range(4):
        c.rect(x - 37 + i * 23.3, top - 92, 4, 80, INK)
    c.poly([(x - 50, top - 90), *arc((x, top - 90), 42, 44, 180, 360), (x + 50, top - 90)], BRICK)
    c.line([(x, top - 132), (x, top - 164)], INK, 5)
    c.disc(x, top - 140, 7, INK)


def _cottage(c: Canvas, x: float, base: float) -> None:
    """The keeper's cottage with the desk lamp on, and the fog horn beside it."""
    c.rect(x, base - 82, 190, 96, CREAM)
    c.rect(x + 150, base - 82, 40, 96, fade(INK, 0.14))
    c.poly([(x - 12, base - 80), (x + 26, base - 142), (x + 164, base - 142), (x + 202, base - 80)], SLATE)
    c.rect(x + 128, base - 176, 26, 44, DARK_BRICK)
    c.rect(x + 28, base - 58, 42, 42, LAMP)
    c.rect(x + 47, base - 58, 4, 42, CREAM)
    c.rect(x + 28, base - 39, 42, 4, CREAM)
    c.rect(x + 98, base - 56, 34, 70, BRICK)
    c.rect(x + 246, base - 46, 64, 56, FOG)
    c.rect(x + 286, base - 46, 24, 56, fade(INK, 0.14))
    c.poly([(x + 262, base - 46), (x + 262, base - 74), (x + 296, base - 74), (x + 296, base - 46)], BRICK)
    c.poly([(x + 262, base - 70), (x + 262, base - 58), (x + 222, base - 36), (x + 222, base - 92)], BRICK)
    c.oval(x + 222, base - 64, 9, 28, OCHRE)


@scene("lighthouse", ground=DEEP)
def lighthouse(c: Canvas) -> None:
    """Gannet Head as the lamp is lit; someone is writing at the cottage window."""
    _dusk(c)
    c.rect(0, SEA, 1600, 400, DEEP)
    swell(c, 730, 8, 190, mix(DEEP, ABYSS, 0.5))
    swell(c, 830, 10, 240, ABYSS, 80)
    for i in range(9):
        w = 170 - i * 9 + (i % 3) * 40
        c.rect(330 - w / 2, SEA + 10 + i * 17, w, 5, fade(APRICOT, 0.8 - i * 0.06), 3)
    ripples(c, (0, 650, 760, 980), 16, fade(SHALLOW, 0.4), 120)
    _ship(c)
    _beam(c, 1090, 214)
    _headland(c)
    _cottage(c, 1240, 690)
    _tower(c, 1090, 712, 446)
    _path(c)
    for x, y, h in (
        (840, 800, 46),
        (930, 752, 34),
        (1480, 740, 44),
        (1540, 800, 60),
        (1180, 860, 50),
        (1380, 930, 66),
    ):
        grass(c, x, y, h, mix(STRAW, MOSS, 0.45))
    for x, y, s in ((700, 470, 44), (770, 520, 32), (620, 540, 28)):
        gull(c, x, y, s, INK, -6)


def _ship(c: Canvas) -> None:
    c.poly([(500, 610), (604, 610), (612, 596), (490, 596)], NIGHT)
    c.rect(572, 574, 24, 22, NIGHT)
    c.line([(520, 596), (520, 560)], NIGHT, 4)
    c.disc(520, 560, 4, LAMP)
    c.rect(577, 580, 5, 6, LAMP)


def _path(c: Canvas) -> None:
    """The path from the cottage door, and a wall along it."""
    left = bezier((1340, 700), (1330, 780), (1150, 800), (1120, 1000))
    right = bezier((1250, 1000), (1250, 830), (1390, 790), (1372, 700))
    c.poly(left + right, mix(STRAW, MOSS, 0.35))


# The gale

WALL_TOP: Path = [(690, 1010), (760, 820), (900, 742), (1120, 684), (1620, 600)]


def _sky(c: Canvas) -> None:
    """Heavy cloud in overlapping shelves."""
    c.rect(0, 430, 1600, 160, mix(STEEL, FOG, 0.3))
    c.rect(0, 500, 1600, 70, mix(SHALLOW, PEACH, 0.3))
    shelves: tuple[tuple[float, Colour], ...] = (
        (470, STEEL),
        (370, mix(STEEL, SLATE, 0.5)),
        (250, SLATE),
        (120, mix(SLATE, INK, 0.4)),
    )
    for level, fill in shelves:
        path: Path = []
        x = -120.0
        while x < 1720:
            w = c.rng.uniform(150, 330)
            path += arc((x + w / 2, level), w / 2 + 4, c.rng.uniform(20, 52), 180, 0, 16)
            x += w
        c.poly([(-120, -20), *path, (1740, -20)], fill)


def _plume(c: Canvas, spine: Path, foot: float, tip: float, fill: Colour, spread: float = 0.5) -> None:
    """A rising heap of foam along a spine, widest at its foot."""
    for i, (x, y) in enumerate(spine):
        share = i / (len(spine) - 1)
        r = foot + (tip - foot) * share
        for _ in range(3):
            dx, dy = c.rng.uniform(-spread, spread) * r, c.rng.uniform(-spread, spread) * r
            c.disc(x + dx, y + dy, r * c.rng.uniform(0.55, 0.9), fill)


def _drops(c: Canvas, x: float, y: float, reach: float, count: int, fill: Colour) -> None:
    """Spray carried off by the wind."""
    for _ in range(count):
        far = c.rng.random()
        px, py = x + reach * far, y + c.rng.uniform(-0.5, 0.7) * reach * (0.3 + far)
        c.disc(px, py, (1.2 - far) * c.rng.uniform(3, 11), fill)


def _breaker(c: Canvas) -> None:
    """The wave thrown up by the wall, in three tones."""
    for spine, foot, tip in (
        (bezier((640, 860), (700, 560), (700, 380), (850, 250), 15), 96, 30),
        (bezier((760, 860), (820, 560), (900, 400), (1060, 330), 15), 96, 26),
    ):
        _plume(c, spine, foot, tip, mix(SHALLOW, STEEL, 0.35))
    for spine, foot, tip in (
        (bezier((690, 880), (740, 640), (760, 480), (860, 340), 15), 84, 26),
        (bezier((800, 850), (850, 640), (920, 510), (1050, 430), 14), 78, 22),
        (bezier((860, 840), (940, 720), (1020, 640), (1150, 610), 12), 60, 16),
    ):
        _plume(c, spine, foot, tip, FOG)
    for spine, foot, tip in (
        (bezier((740, 890), (790, 720), (800, 600), (860, 470), 13), 70, 18),
        (bezier((820, 860), (870, 720), (920, 620), (1010, 560), 12), 60, 14),
        (bezier((860, 850), (920, 780), (980, 740), (1060, 716), 10), 44, 12),
    ):
        _plume(c, spine, foot, tip, WHITE)
    _drops(c, 900, 330, 420, 46, FOG)
    _drops(c, 900, 520, 400, 40, WHITE)


def _surge(c: Canvas) -> None:
    """The water heaped against the foot of the wall, streaked with foam."""
    heap = spline([(-20, 900), (200, 930), (420, 890), (600, 800), (720, 790), (800, 850), (786, 1010)])
    c.poly([*heap, (-20, 1010)], ABYSS)
    with c.inside([*heap, (-20, 1010)]):
        for lift in (0, 44, 92):
            points = [(-30, 906), (200, 940), (420, 898), (600, 814), (720, 806), (800, 862)]
            path = spline([(x, y + lift) for x, y in points])
            c.line(path, fade(CREAM, 0.75 - lift * 0.005), 11 - lift * 0.06)
    _plume(c, spline([(590, 812), (680, 790), (760, 812), (800, 850)], steps=4), 34, 26, WHITE)


def _wall(c: Canvas) -> None:
    """The sea wall and the promenade, wet and shining."""
    edge = spline(WALL_TOP)
    c.below(edge, STONE)
    with c.inside([*edge, (1620, 1010)]):
        bricks(c, 680, 590, 940, 420, 46, fade(INK, 0.07), 0.7)
    inner = [(x + 46, y + 34) for x, y in edge]
    c.below([(x + 34, y + 24) for x, y in edge], mix(STONE, INK, 0.25))
    c.below(inner, SLATE)
    c.line(edge, FOG, 12)
    for x, y, w in ((1010, 820, 190), (1240, 760, 220), (1190, 900, 300), (1460, 850, 150), (1000, 960, 160)):
        c.rect(x, y, w, 9, fade(SHALLOW, 0.5), 4)


def _railing(c: Canvas) -> None:
    for i in range(9):
        x = 940 + i * 84
        y = 756 - i * 19
        c.line([(x, y), (x, y - 62)], INK, 6)
    for lift in (60, 32):
        c.line([(940, 756 - lift), (1100, 716 - lift), (1620, 600 - lift)], INK, 5)


@scene("storm", ground=STEEL)
def storm(c: Canvas) -> None:
    """High water in the gale: one lamp, one oilskin, one wave."""
    _sky(c)
    hills(c, [(-20, 548), (160, 520), (330, 560), (420, 572)], mix(SLATE, STEEL, 0.5), 580)
    c.poly([(146, 524), (152, 452), (172, 452), (178, 524)], FOG)
    c.rect(150, 438, 24, 14, LAMP)
    c.poly([(162, 446), (-30, 404), (-30, 440)], fade(LAMP, 0.4))
    for y, tall, length, fill, phase in (
        (590, 22, 210, TIDE, 0),
        (656, 38, 300, DEEP, 90),
        (752, 56, 390, mix(DEEP, ABYSS, 0.6), 20),
        (880, 70, 470, ABYSS, 160),
    ):
        swell(c, y, tall, length, fill, phase)
        _crests(c, y, tall, length, phase)
    _wall(c)
    _railing(c)
    lamp_post(c, 1410, 690, 330)
    c.disc(1410, 392, 74, fade(LAMP, 0.16))
    _breaker(c)
    _surge(c)
    with c.at(1252, 822, turn=14):
        person(c, 0, 0, 132, Person(OCHRE, "#d9a782", OCHRE, INK, 8, OCHRE, True))
    c.poly([(1242, 822), (1260, 824), (1410, 860), (1370, 860)], fade(INK, 0.25))
    rain(c, 150, -0.55, CREAM, 0.26)


def _crests(c: Canvas, y: float, tall: float, length: float, phase: float) -> None:
    """White along the top of each wave."""
    x = phase - length
    while x < 1000:
        cx = x + length / 2
        path = bezier(
            (cx - length * 0.2, y - tall * 0.5),
            (cx - length * 0.08, y - tall),
            (cx - 10, y - tall),
            (cx + length * 0.06, y - tall * 0.9),
        )
        c.poly(
            [*path, (cx + length * 0.02, y - tall * 0.68), (cx - length * 0.1, y - tall * 0.52)],
            fade(CREAM, 0.85),
        )
        x += length
