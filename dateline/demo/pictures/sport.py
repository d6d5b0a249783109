"""The Ropewalk on a Saturday."""

from math import cos, radians, sin

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import SKINS, Person, person
from dateline.demo.pictures.geometry import Path, Point, arc
from dateline.demo.pictures.nature import gull
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    FOG,
    INK,
    LAMP,
    MOSS,
    OCHRE,
    PINE,
    PITCH,
    PITCH_LIGHT,
    ROSE,
    SAND,
    SLATE,
    STEEL,
    STONE,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

TURN = radians(-21)
SQUASH = 0.62
CENTRE = (770.0, 630.0)
LONG, WIDE = 1480.0, 960.0
CHALK = mix(CREAM, PITCH, 0.08)


def _at(x: float, y: float, z: float = 0) -> Point:
    """Where a point of the ground, or z above it, falls in the picture."""
    px, py = x * cos(TURN) - y * sin(TURN), x * sin(TURN) + y * cos(TURN)
    return CENTRE[0] + px, CENTRE[1] + py * SQUASH - z


def _plane(points: Path) -> Path:
    return [_at(x, y) for x, y in points]


def _area(x: float, y: float, w: float, h: float, z: float = 0) -> Path:
    return [_at(px, py, z) for px, py in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))]


def _chalk(c: Canvas, points: Path) -> None:
    c.line(_plane(points), CHALK, 6)


def _frame(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    _chalk(c, [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)])


def _turf(c: Canvas) -> None:
    """Mown stripes and a worn goalmouth."""
    c.poly(_area(-LONG / 2 - 70, -WIDE / 2 - 70, LONG + 140, WIDE + 140), mix(PITCH, MOSS, 0.5))
    stripe = LONG / 14
    for i in range(14):
        c.poly(_area(-LONG / 2 + i * stripe, -WIDE / 2, stripe, WIDE), PITCH if i % 2 else PITCH_LIGHT)
    for x in (-LONG / 2 + 50, LONG / 2 - 50):
        c.poly(_plane(arc((x, 0), 70, 110)), fade(DUNE, 0.28))


def _markings(c: Canvas) -> None:
    half, side = LONG / 2, WIDE / 2
    _frame(c, -half, -side, LONG, WIDE)
    _chalk(c, [(0, -side), (0, side)])
    _chalk(c, arc((0, 0), 128, 128))
    for end in (-1, 1):
        for deep, wide in ((232, 284), (78, 130)):
            _chalk(
                c,
                [
                    (end * half, -wide),
                    (end * (half - deep), -wide),
                    (end * (half - deep), wide),
                    (end * half, wide),
                ],
            )
        x = end * (half - 154)
        c.disc(*_at(x, 0), 5, CHALK)
        start = -53 if end < 0 else 127
        _chalk(c, arc((x, 0), 128, 128, start, start + 106))
    c.disc(*_at(0, 0), 6, CHALK)


def _box(
    c: Canvas, x: float, y: float, w: float, h: float, z: float, top: Colour, front: Colour, end: Colour
) -> None:
    """A plain block: shadow, two sides and its top."""
    c.poly(
        [
            _at(x, y + h),
            _at(x + w, y + h),
            _at(x + w, y),
            _at(x + w + z * 1.2, y + z * 0.5),
            _at(x + w + z * 1.2, y + h + z * 0.5),
            _at(x + z * 1.2, y + h + z * 0.5),
        ],
        fade(INK, 0.2),
    )
    c.poly([_at(x, y + h), _at(x + w, y + h), _at(x + w, y + h, z), _at(x, y + h, z)], front)
    c.poly([_at(x + w, y), _at(x + w, y + h), _at(x + w, y + h, z), _at(x + w, y, z)], end)
    c.poly(_area(x, y, w, h, z), top)


def _rope_sheds(c: Canvas) -> None:
    """The long sheds behind the far touchline, which gave the ground its name."""
    for i, (x, y, w) in enumerate(((-900, -900, 760), (-60, -960, 900), (-520, -740, 300))):
        h, z = 90.0, 66.0
        c.poly(
            [_at(x, y + h), _at(x + w, y + h), _at(x + w + 90, y + h + 40), _at(x + 90, y + h + 40)],
            fade(INK, 0.22),
        )
        c.poly(
            [_at(x, y + h), _at(x + w, y + h), _at(x + w, y + h, z), _at(x, y + h, z)],
            (BRICK, DARK_BRICK, ROSE)[i],
        )
        for k in range(int(w / 62)):
            px = x + 24 + k * 62
            c.poly(
                [_at(px, y + h, 14), _at(px + 26, y + h, 14), _at(px + 26, y + h, 46), _at(px, y + h, 46)],
                LAMP if k % 5 == 1 else fade(INK, 0.45),
            )
        c.poly(
            [_at(x + w, y), _at(x + w, y + h / 2, z + 44), _at(x + w, y + h, z), _at(x + w, y + h)],
            mix(DARK_BRICK, INK, 0.25),
        )
        c.poly(
            [
                _at(x, y + h, z),
                _at(x + w, y + h, z),
                _at(x + w, y + h / 2, z + 44),
                _at(x, y + h / 2, z + 44),
            ],
            SLATE,
        )
        c.poly(
            [_at(x, y, z), _at(x + w, y, z), _at(x + w, y + h / 2, z + 44), _at(x, y + h / 2, z + 44)], STEEL
        )


def _stand(c: Canvas) -> None:
    """The little stand on the far side, half full, under a roof with bunting colours."""
    x, y, w = 60.0, -WIDE / 2 - 190, 460.0
    for row in range(4):
        _box(c, x, y + row * 30, w, 30, 70 - row * 18, mix(STONE, FOG, row * 0.2), STEEL, SLATE)
    for row in range(4):
        for i in range(26):
            if c.rng.random() < 0.62:
                px, py = _at(x + 14 + i * 17, y + 16 + row * 30, 78 - row * 18)
                c.rect(px - 5, py - 4, 10, 14, c.rng.choice((BRICK, BRICK, DEEP, OCHRE, INK, CREAM)), 4)
                c.disc(px, py - 8, 5, c.rng.choice(SKINS))
    for px in (x + 10, x + w / 2, x + w - 10):
        c.line([_at(px, y + 118, 16), _at(px, y + 118, 150)], INK, 4)
    roof = [
        _at(x - 16, y - 10, 176),
        _at(x + w + 16, y - 10, 176),
        _at(x + w + 16, y + 74, 146),
        _at(x - 16, y + 74, 146),
    ]
    c.poly(roof, BRICK)
    c.line([roof[3], roof[2]], CREAM, 7)


def _goal(c: Canvas, end: int) -> None:
    """A small goal with its net."""
    x, back = end * LONG / 2, end * (LONG / 2 + 44)
    for i in range(8):
        y = -50 + i * 100 / 7
        c.line([_at(x, y, 48), _at(back, y, 30), _at(back, y)], fade(WHITE, 0.55), 2)
    for share in (0.33, 0.66, 1):
        px = x + (back - x) * share
        c.line([_at(px, -50, 48 - 18 * share), _at(px, 50, 48 - 18 * share)], fade(WHITE, 0.55), 2)
    c.line([_at(x, -50), _at(x, -50, 48), _at(x, 50, 48), _at(x, 50)], WHITE, 7)


def _player(c: Canvas, x: float, y: float, shirt: Colour, shorts: Colour, stride: float = 6) -> None:
    px, py = _at(x, y)
    tip = _at(x + 116, y + 46)
    c.poly(
        [(px - 6, py), (px + 6, py + 2), (tip[0] + 7, tip[1] + 3), (tip[0] - 3, tip[1] - 4)], fade(INK, 0.26)
    )
    person(
        c,
        px,
        py,
        66,
        Person(shirt, c.rng.choice(SKINS), c.rng.choice((INK, BARK, "#a9764a")), shorts, stride),
        c.rng.random() < 0.5,
    )


ROVERS: tuple[Point, ...] = (
    (-470, -60),
    (-520, 150),
    (-360, -250),
    (-300, 60),
    (-210, 250),
    (-60, -110),
    (120, 130),
    (-420, 300),
    (20, -300),
)
VISITORS: tuple[Point, ...] = (
    (-560, -150),
    (-430, 70),
    (-290, -120),
    (-330, 200),
    (-130, 40),
    (-180, -300),
    (60, 260),
    (220, -60),
    (260, 220),
    (420, -180),
)


@scene("pitch", ground=mix(PITCH, MOSS, 0.75))
def pitch(c: Canvas) -> None:
    """Ten men, a borrowed goalkeeper and a long afternoon shadow."""
    c.poly(
        [_at(-1400, -1400), _at(1500, -1400), _at(1500, -WIDE / 2 - 200), _at(-1400, -WIDE / 2 - 200)],
        mix(SAND, PITCH, 0.35),
    )
    _rope_sheds(c)
    for i in range(15):
        px, py = _at(-880 + i * 118, -WIDE / 2 - 130 - (30 if 6 < i < 12 else 0))
        if not 7 <= i <= 12:
            c.oval(px + 40, py + 14, 36, 13, fade(INK, 0.2))
            c.disc(px, py - 26, 38, PINE)
            c.disc(px - 8, py - 34, 26, MOSS)
    _turf(c)
    _markings(c)
    _stand(c)
    _goal(c, -1)
    _goal(c, 1)
    players = [(x, y, BRICK, CREAM) for x, y in ROVERS] + [(x, y, CREAM, INK) for x, y in VISITORS]
    players += [(-LONG / 2 + 34, 12, OCHRE, INK), (LONG / 2 - 90, -10, DEEP, INK), (-240, -40, INK, INK)]
    for x, y, shirt, shorts in sorted(players, key=lambda who: _at(who[0], who[1])[1]):
        _player(c, x, y, shirt, shorts, c.rng.choice((2, 6, 9)))
    _ball(c)
    for x, y in ((-LONG / 2, -WIDE / 2), (-LONG / 2, WIDE / 2), (LONG / 2, -WIDE / 2), (LONG / 2, WIDE / 2)):
        c.line([_at(x, y), _at(x, y, 46)], CREAM, 4)
        px, py = _at(x, y, 46)
        c.poly([(px, py), (px + 24, py + 7), (px, py + 16)], BRICK)
    for x, y, s in ((1330, 850, 50), (1240, 890, 36)):
        gull(c, x + 70, y + 90, s, fade(INK, 0.2), 8)
        gull(c, x, y, s, WHITE, 8)


def _ball(c: Canvas) -> None:
    """The ball, in the air and on its way."""
    shade, high = _at(-590, 20), _at(-610, 10, 54)
    c.oval(*shade, 11, 5, fade(INK, 0.35))
    c.line([_at(-500, 30, 20), _at(-560, 18, 44)], fade(WHITE, 0.4), 5)
    c.disc(*high, 11, WHITE)
    c.disc(high[0] + 3, high[1] + 2, 4, INK)
