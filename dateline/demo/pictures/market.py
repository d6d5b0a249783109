"""Corn Hall yard on a Thursday."""

from dateline.demo.pictures.buildings import arched, awning, far_town, terrace
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, crowd, person, shadow
from dateline.demo.pictures.geometry import arc, bezier, spline
from dateline.demo.pictures.nature import cloud, gull, sun
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    HILL,
    INK,
    LAMP,
    MOSS,
    OCHRE,
    OXBLOOD,
    PALE,
    PITCH,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    WHITE,
    WOOD,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.props import crate
from dateline.demo.pictures.registry import scene

YARD = 610.0


def _corn_hall(c: Canvas) -> None:
    """The Corn Hall with its clock, which the whole yard goes by."""
    c.rect(300, 320, 620, YARD - 320, mix(ROSE, BRICK, 0.35))
    c.rect(300, 320, 620, 16, SAND)
    c.poly([(284, 322), (360, 250), (860, 250), (936, 322)], SLATE)
    for i in range(5):
        x = 336 + i * 118
        if i != 2:
            arched(c, x, 420, 70, 190, mix(SLATE, STEEL, 0.3), CREAM)
    c.rect(528, 150, 160, YARD - 150, BRICK)
    c.rect(652, 150, 36, YARD - 150, fade(INK, 0.15))
    c.rect(518, 140, 180, 16, SAND)
    c.poly([(522, 142), (608, 36), (694, 142)], SLATE)
    c.line([(608, 36), (608, 2)], INK, 5)
    c.poly([(610, 4), (648, 12), (610, 22)], OCHRE)
    c.disc(608, 222, 54, SAND)
    c.disc(608, 222, 46, WHITE)
    for i in range(12):
        hx, hy = arc((608, 222), 38, 38, i * 30, i * 30 + 1, 1)[0]
        c.disc(hx, hy, 3.4, INK)
    c.line([(608, 222), (608, 190)], INK, 5)
    c.line([(608, 222), (584, 232)], INK, 6)
    arched(c, 568, 470, 80, 140, OXBLOOD)


def _cobbles(c: Canvas) -> None:
    """The yard: rows of setts, larger towards the viewer."""
    c.rect(0, YARD, 1600, 400, DUNE)
    y, row = YARD + 14.0, 0
    while y < 1000:
        near = (y - YARD) / 390
        w = 18 + 46 * near
        for i in range(int(1700 / (w * 2.6)) + 1):
            if c.rng.random() < 0.45:
                x = i * w * 2.6 + (w * 1.3 if row % 2 else 0) - 30
                c.rect(x, y, w, 4 + 9 * near, fade(INK, 0.06 + 0.03 * c.rng.random()), 5)
        y += 11 + 24 * near
        row += 1


def _heap(c: Canvas, x: float, y: float, w: float, colours: tuple[Colour, ...], size: float) -> None:
    """Fruit or roots piled in a crate."""
    count = int(w / size)
    for level in range(3):
        for i in range(count - level):
            px = x + size * 0.6 + (i + level * 0.5) * (w - size) / max(1, count - 1)
            c.disc(px, y - level * size * 0.62, size * 0.62, colours[(i + level) % len(colours)])


def _stall(c: Canvas, x: float, y: float, w: float, stripe: Colour, keeper: Person) -> None:
    """A stall w wide whose legs stand at y: awning, keeper, counter and crates."""
    h = w * 0.74
    for px in (x + w * 0.03, x + w * 0.94):
        c.rect(px, y - h, w * 0.03, h, BARK)
    c.rect(x + w * 0.03, y - h * 0.86, w * 0.94, h * 0.6, fade(INK, 0.28))
    person(c, x + w * 0.4, y - h * 0.1, h * 0.62, keeper)
    c.rect(x, y - h * 0.36, w, h * 0.34, stripe)
    c.rect(x, y - h * 0.36, w, h * 0.05, fade(WHITE, 0.35))
    fills = ((BRICK, DARK_BRICK), (PITCH, MOSS), (OCHRE, "#d98f4a"), (SAGE, PITCH))
    for i, colours in enumerate(fills):
        left = x + w * (0.02 + i * 0.245)
        _heap(c, left, y - h * 0.4, w * 0.22, colours, w * 0.042)
        crate(c, left, y - h * 0.3, w * 0.225, h * 0.11, WOOD, 2)
    c.rect(x, y - h * 0.06, w, h * 0.05, fade(INK, 0.3))
    awning(c, x, y - h * 1.06, w, h * 0.26, stripe, CREAM, 9)


def _lights(c: Canvas) -> None:
    """A string of bulbs across the yard."""
    path = bezier((-20, 180), (300, 380), (900, 330), (1620, 90), 34)
    c.line(path, fade(INK, 0.75), 3)
    for x, y in path[1::2]:
        c.disc(x, y + 9, 13, fade(LAMP, 0.35))
        c.disc(x, y + 9, 7, LAMP)


@scene("market")
def market(c: Canvas) -> None:
    """Corn Hall yard on a Thursday, under the clock."""
    sun(c, 176, 410, 90)
    cloud(c, 1160, 130, 280, PALE)
    c.rect(0, 560, 1600, 60, HILL)
    with c.inside([(-10, 0), (310, 0), (310, YARD), (-10, YARD)]):
        far_town(c, -20, 320, YARD, 110, HILL)
    terrace(c, 912, 1640, YARD, 226, 0.2)
    _corn_hall(c)
    _cobbles(c)
    c.poly([(300, YARD), (930, YARD), (1220, 690), (520, 690)], fade(INK, 0.12))
    _stall(c, 250, 704, 270, PITCH, Person(CREAM, "#8a5a3c", INK))
    _stall(c, 590, 690, 240, OCHRE, Person(BRICK, "#e6bd9b", "#d8d2c6"))
    crowd(c, 120, 860, 758, 136, 6, 1.5)
    c.poly([(940, 940), (1620, 940), (1620, 1000), (1120, 1000)], fade(INK, 0.16))
    _stall(c, 920, 930, 720, BRICK, Person(DEEP, "#d9a782", BARK))
    for x, y, h, who, flip in (
        (800, 930, 250, Person(MOSS, "#e6bd9b", "#d8d2c6", long_coat=True), False),
        (690, 912, 232, Person(SLATE, "#6a432d", INK, stride=7), True),
    ):
        shadow(c, x, y, h, 1.1)
        person(c, x, y, h, who, flip)
    c.poly([(846, 838), (892, 838), (884, 884), (852, 884)], WOOD)
    c.line(arc((869, 838), 17, 28, 180, 360), BARK, 5)
    _dog(c, 590, 916)
    _lights(c)
    gull(c, 800, 120, 46, SLATE)
    gull(c, 880, 168, 34, SLATE, 8)


def _dog(c: Canvas, x: float, y: float) -> None:
    """A small patient dog on a lead."""
    shadow(c, x + 10, y, 50, 1.1)
    c.poly(
        spline(
            [(x - 34, y - 36), (x, y - 44), (x + 34, y - 40), (x + 36, y - 18), (x - 32, y - 18)], True, 8
        ),
        CREAM,
    )
    for px in (-28, -16, 20, 30):
        c.line([(x + px, y - 22), (x + px, y - 2)], CREAM, 8)
    c.poly(
        spline(
            [(x + 24, y - 42), (x + 34, y - 66), (x + 54, y - 62), (x + 66, y - 52), (x + 44, y - 42)],
            True,
            8,
        ),
        CREAM,
    )
    c.poly([(x + 32, y - 66), (x + 24, y - 48), (x + 38, y - 54)], BARK)
    c.disc(x + 65, y - 53, 4, INK)
    c.line(bezier((x - 34, y - 36), (x - 48, y - 44), (x - 50, y - 56), (x - 46, y - 64)), CREAM, 6)
    c.line(bezier((x + 38, y - 44), (x + 60, y - 30), (x + 80, y - 60), (x + 86, y - 84)), BRICK, 3)
