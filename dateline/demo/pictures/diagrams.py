"""How the bridge turns: a section through its bearing, and the ring from above."""

from math import cos, radians, sin

from dateline.demo.pictures.buildings import bricks
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, Point
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FOG,
    INK,
    OCHRE,
    SAND,
    SHALLOW,
    SLATE,
    STEEL,
    STONE,
    WATER,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

ROLLERS = 48
CRACKED = (5, 8, 17, 27, 29, 30, 31, 32, 34, 35, 37)
HUB = (1358.0, 560.0)


def _hatch(c: Canvas, shape: Path, fill: Colour, stroke: Colour, gap: float = 22, lean: int = 1) -> None:
    """A cut face: flat colour with diagonal hatching, as engineers draw it."""
    c.poly(shape, fill)
    left, right = min(x for x, _ in shape), max(x for x, _ in shape)
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    tall = bottom - top
    with c.inside(shape):
        x = left - tall
        while x < right + tall:
            c.line(
                [(x, bottom if lean > 0 else top), (x + tall, top if lean > 0 else bottom)],
                stroke,
                2.4,
                caps=False,
            )
            x += gap
    c.line([*shape, shape[0]], INK, 4)


def _pier(c: Canvas) -> None:
    """Brick and stone at the foot of the section."""
    c.rect(110, 740, 640, 190, BRICK)
    bricks(c, 110, 744, 640, 170, 31, fade(DARK_BRICK, 0.6), 0.6)
    c.rect(90, 696, 680, 50, SAND)
    c.rect(90, 736, 680, 10, DUNE)
    c.rect(110, 926, 640, 4, INK)


def _bolt(c: Canvas, x: float, top: float, bottom: float) -> None:
    """A bolt with its nuts, passing through the rings."""
    c.rect(x - 9, top, 18, bottom - top, STONE)
    c.rect(x - 9, top, 6, bottom - top, FOG)
    for y in (top - 16, bottom - 10):
        c.rect(x - 21, y, 42, 24, SLATE, 3)
    for y in range(int(bottom - 44), int(bottom - 12), 7):
        c.rect(x - 9, y, 18, 2, SLATE)


def _rings(c: Canvas) -> None:
    """Both rings cut through, the roller between them, the rack at the side."""
    steel, line = mix(SHALLOW, STEEL, 0.25), fade(INK, 0.28)
    lower: Path = [
        (180, 696),
        (180, 560),
        (330, 560),
        (358, 588),
        (502, 588),
        (530, 560),
        (600, 560),
        (600, 696),
    ]
    upper: Path = [
        (212, 430),
        (212, 520),
        (330, 520),
        (358, 492),
        (502, 492),
        (530, 520),
        (660, 520),
        (660, 430),
    ]
    _hatch(c, lower, steel, line, lean=-1)
    _hatch(c, upper, mix(WATER, DEEP, 0.35), fade(INK, 0.3))
    c.rect(362, 494, 136, 92, OCHRE, 12)
    c.rect(362, 494, 136, 26, mix(OCHRE, WHITE, 0.35), 12)
    c.rect(428, 494, 4, 92, fade(INK, 0.35))
    c.line([(396, 506), (410, 532), (400, 552), (416, 578)], DARK_BRICK, 5)
    for x in (318, 512):
        c.rect(x, 520, 30, 40, INK, 8)
    for i in range(4):
        y = 566 + i * 34
        c.poly([(600, y), (636, y + 6), (636, y + 20), (600, y + 28)], STEEL)
    _bolt(c, 256, 420, 560)
    _bolt(c, 560, 560, 800)


def _girder(c: Canvas) -> None:
    """The foot of the span: a riveted girder."""
    c.rect(130, 388, 590, 42, SLATE)
    c.rect(130, 210, 590, 26, SLATE)
    c.rect(390, 236, 80, 152, STEEL)
    for x in (170, 640):
        c.rect(x, 236, 22, 152, STEEL)
    for i in range(19):
        for y in (223, 409):
            c.disc(152 + i * 30.5, y, 5.5, STONE)
    c.rect(100, 190, 650, 20, INK)
    for x in (110, 130):
        c.line([(x, 190), (x, 120)], INK, 5)
    c.line([(100, 126), (300, 126)], INK, 5)
    for x in (180, 236, 292):
        c.line([(x, 190), (x, 126)], INK, 4)


LABELS: tuple[tuple[str, Point, float], ...] = (
    ("Span", (440, 330), 250),
    ("Upper ring, turns", (640, 470), 370),
    ("Grease seal", (534, 540), 450),
    ("Roller", (470, 556), 530),
    ("Rack for the motors", (626, 610), 610),
    ("Lower ring, fixed", (520, 660), 690),
    ("Anchor bolt", (566, 770), 770),
    ("Pier", (720, 850), 850),
)


def _labels(c: Canvas) -> None:
    """Names in a column, each with a line to its part."""
    for words, (x, y), level in LABELS:
        c.line([(x, y), (776, level - 9), (800, level - 9)], INK, 2.4, caps=False)
        c.disc(x, y, 6.5, INK)
        c.disc(x, y, 3, CREAM)
        c.text(812, level, words, 31, INK)


def _plan(c: Canvas) -> None:
    """All the rollers from above, the cracked ones solid."""
    with c.at(*HUB, scale=0.8):
        c.ring(0, 0, 228, SHALLOW, 62)
        c.ring(0, 0, 259, INK, 4)
        c.ring(0, 0, 197, INK, 4)
        for i in range(ROLLERS):
            turn = i * 360 / ROLLERS - 90
            with c.at(228 * cos(radians(turn)), 228 * sin(radians(turn)), turn=turn):
                c.rect(-25, -11, 50, 22, INK, 7)
                c.rect(-21.5, -7.5, 43, 15, BRICK if i + 1 in CRACKED else CREAM, 5)
        c.rect(-182, -30, 364, 60, fade(SLATE, 0.12))
        for y in (-32, 26):
            c.rect(-182, y, 364, 6, SLATE)
        for x in range(-182, 182, 52):
            c.line([(x, -26), (x + 52, 26)], fade(SLATE, 0.6), 3, caps=False)
        c.disc(0, 0, 22, SLATE)
    hub_x, hub_y = HUB
    c.text(hub_x, hub_y - 250, "The ring from above", 31, INK, "ms")
    c.rect(hub_x - 126, hub_y + 244, 40, 20, INK, 6)
    c.rect(hub_x - 123, hub_y + 247, 34, 14, BRICK, 5)
    c.text(hub_x - 74, hub_y + 265, f"Cracked: {len(CRACKED)} of {ROLLERS}", 29, INK)


@scene("bearings-diagram", ground=CREAM)
def bearings_diagram(c: Canvas) -> None:
    """A section through the slewing bearing, and where the cracked rollers lie."""
    _girder(c)
    _pier(c)
    _rings(c)
    _labels(c)
    _plan(c)
