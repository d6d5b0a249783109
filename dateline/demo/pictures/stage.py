"""The Assembly Theatre."""

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import Person, person
from dateline.demo.pictures.geometry import Path, arc, bezier, spline
from dateline.demo.pictures.nature import sun, swell
from dateline.demo.pictures.palette import (
    APRICOT,
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    GLOW,
    INK,
    LAMP,
    NIGHT,
    OCHRE,
    OXBLOOD,
    PEACH,
    SHALLOW,
    TIDE,
    WOOD,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

OPENING: Path = [(300, 780), (300, 250), *arc((800, 250), 500, 130, 180, 360), (1300, 780)]


def _backdrop(c: Canvas) -> None:
    """A painted sea with a ship on battens, and a cut-out sun."""
    c.rect(280, 100, 1040, 700, PEACH)
    c.rect(280, 100, 1040, 190, mix(PEACH, SHALLOW, 0.55))
    sun(c, 640, 500, 130, APRICOT, GLOW)
    for x, y in ((850, 210),):
        c.line([(x, 60), (x, y)], fade(INK, 0.5), 2)
        for dx, r in ((-46, 32), (0, 46), (50, 34)):
            c.dome(x + dx, y + 20, r, r, CREAM)
    with c.inside([(280, 100), (1320, 100), (1320, 700), (280, 700)]):
        swell(c, 590, 24, 120, TIDE, 30)
        _ship(c, 1000, 600)
        swell(c, 640, 26, 130, DEEP, 80)
        swell(c, 688, 26, 150, mix(DEEP, NIGHT, 0.4), 10)


def _ship(c: Canvas, x: float, y: float) -> None:
    """A flat pantomime ship with three sails."""
    c.poly(
        [
            *spline([(x - 190, y - 74), (x - 150, y + 30), (x + 130, y + 30), (x + 170, y - 50)]),
            (x + 110, y - 34),
            (x - 110, y - 34),
        ],
        BRICK,
    )
    c.line([(x - 128, y - 34), (x + 116, y - 34)], OCHRE, 8)
    for px, tall in ((-80, 190), (20, 240), (104, 160)):
        c.line([(x + px, y - 34), (x + px, y - tall - 30)], BARK, 8)
        c.poly(
            [
                *bezier(
                    (x + px - 46, y - tall),
                    (x + px + 26, y - tall * 0.8),
                    (x + px + 26, y - tall * 0.5),
                    (x + px - 40, y - 62),
                ),
                (x + px + 40, y - 62),
                (x + px + 40, y - tall),
            ],
            CREAM,
        )
        c.poly([(x + px, y - tall - 30), (x + px + 40, y - tall - 18), (x + px, y - tall - 6)], OCHRE)
    for px in (-70, -20, 30, 80):
        c.disc(x + px, y - 4, 9, OCHRE)


def _boards(c: Canvas) -> None:
    """The stage floor and the light upon it."""
    c.poly([(330, 690), (1270, 690), (1400, 800), (200, 800)], WOOD)
    for i in range(13):
        c.line([(360 + i * 73, 690), (250 + i * 92, 800)], fade(BARK, 0.4), 3)
    c.poly([(470, 60), (530, 60), (820, 740), (500, 740)], fade(LAMP, 0.3))
    c.oval(660, 742, 175, 34, fade(LAMP, 0.55))


def _folds(c: Canvas, edge: Path, outer: float, count: int) -> None:
    """One half of the curtain: flat folds gathered towards the side."""
    tones = (BRICK, mix(BRICK, DARK_BRICK, 0.5), DARK_BRICK, mix(BRICK, DARK_BRICK, 0.25))
    for i in range(count):
        near, far = i / count, (i + 1) / count
        a = [(x + (outer - x) * near, y) for x, y in edge]
        b = [(x + (outer - x) * far, y) for x, y in edge]
        c.poly(a + b[::-1], tones[i % 4])
    c.line(edge, OCHRE, 9)


def _curtain(c: Canvas) -> None:
    left = bezier((620, 90), (560, 380), (420, 520), (352, 560), 20) + bezier(
        (352, 560), (340, 640), (352, 720), (372, 796), 8
    )
    right = bezier((1010, 90), (1080, 330), (1160, 470), (1232, 540), 20) + bezier(
        (1232, 540), (1250, 640), (1240, 720), (1226, 796), 8
    )
    _folds(c, left, 250, 11)
    _folds(c, right, 1350, 11)
    for x, y, end in ((250, 560, 366), (1350, 540, 1218)):
        c.line(bezier((x, y - 14), ((x + end) / 2, y + 16), ((x + end) / 2, y + 16), (end, y)), OCHRE, 13)
    for i in range(8):
        x = 270 + i * 134
        c.poly(arc((x + 66, 92), 72, 86, 0, 180), (BRICK, DARK_BRICK)[i % 2])
        c.line(arc((x + 66, 92), 72, 86, 8, 172), OCHRE, 7)
    c.rect(240, 0, 1120, 96, OXBLOOD)


def _arch(c: Canvas) -> None:
    """The proscenium and the boxes, in the dark."""
    wall = mix(NIGHT, OXBLOOD, 0.35)
    c.rect(-10, -10, 312, 820, wall)
    c.rect(1300, -10, 312, 820, wall)
    c.rect(-10, -10, 1620, 70, wall)
    for x in (268, 1298):
        c.rect(x, 40, 34, 760, OCHRE)
        c.rect(x + 24, 40, 10, 760, mix(OCHRE, BARK, 0.5))
    c.rect(240, 40, 1120, 30, OCHRE)
    c.rect(240, 62, 1120, 9, mix(OCHRE, BARK, 0.5))
    for x in (40, 1350):
        for y in (250, 520):
            c.poly([*arc((x + 100, y - 90), 84, 70, 180, 360), (x + 184, y), (x + 16, y)], INK)
            c.poly(
                spline([(x, y), (x + 100, y + 18), (x + 204, y)])
                + spline([(x + 190, y + 80), (x + 100, y + 104), (x + 14, y + 80)]),
                BRICK,
            )
            c.line(spline([(x, y), (x + 100, y + 18), (x + 204, y)]), OCHRE, 10)
            c.disc(x + 100, y + 60, 13, LAMP)
            for dx in (60, 138):
                c.oval(x + dx, y - 20, 15, 18, mix(INK, BRICK, 0.3))


def _stalls(c: Canvas) -> None:
    """Heads of the audience, row upon row, and one conductor."""
    c.rect(-10, 796, 1620, 220, INK)
    c.rect(180, 790, 1240, 16, OCHRE)
    for i in range(12):
        c.dome(240 + i * 102, 796, 22, 14, LAMP)
    for row, (y, r, fill) in enumerate(
        (
            (880, 26, mix(INK, OXBLOOD, 0.5)),
            (940, 33, mix(INK, OXBLOOD, 0.28)),
            (1010, 42, mix(INK, NIGHT, 0.4)),
        )
    ):
        x = -20.0 - row * 30
        while x < 1640:
            size = r * c.rng.uniform(0.9, 1.1)
            lift = c.rng.uniform(-8, 10)
            c.oval(x, y + lift - 14, size * 0.8, size, fill)
            c.poly(arc((x, y + lift + size * 1.7), size * 1.5, size * 1.4, 180, 360), fill)
            x += r * c.rng.uniform(2.6, 3.3)


@scene("theatre", ground=NIGHT)
def theatre(c: Canvas) -> None:
    """First night: a painted sea, one player in the light."""
    _backdrop(c)
    _boards(c)
    c.poly([(650, 744), (676, 744), (840, 790), (800, 794)], fade(INK, 0.3))
    person(c, 660, 748, 250, Person(DEEP, "#8a5a3c", INK, CREAM, 4, OCHRE, raised=True))
    _curtain(c)
    _arch(c)
    _stalls(c)
