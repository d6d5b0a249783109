"""Counting things: the vote, and the days of the strike."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.figures import HAIRS, SKINS
from dateline.demo.pictures.geometry import arc, bezier, spline
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FOG,
    INK,
    LAMP,
    OAK,
    OCHRE,
    PALE,
    PAPER,
    SAGE,
    SAND,
    STEEL,
    STONE,
    STRAW,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene

# The vote

FOR, AGAINST = 11, 7
SPACING = 84


def _councillor(c: Canvas, x: float, y: float, coat: Colour, i: int, raised: bool) -> None:
    """A head and shoulders standing on y, hand up or arms down."""
    skin, hair = SKINS[(i * 5 + 1) % 6], HAIRS[(i * 7 + 3) % 6]
    lift = (14, 0, 22, 6, 18, -4, 10)[i % 7]
    if raised:
        c.line([(x + 52, y - 60), (x + 70, y - 130), (x + 64, y - 186 - lift)], mix(coat, INK, 0.15), 27)
        c.disc(x + 64, y - 202 - lift, 17, skin)
    c.poly(
        spline(
            [
                (x - 70, y),
                (x - 66, y - 58),
                (x - 28, y - 92),
                (x + 28, y - 92),
                (x + 66, y - 58),
                (x + 70, y),
            ],
            False,
            10,
        ),
        coat,
    )
    c.poly([(x - 17, y - 93), (x + 17, y - 93), (x, y - 52)], CREAM)
    c.rect(x - 14, y - 112, 28, 28, mix(skin, INK, 0.16), 9)
    c.oval(x, y - 140, 32, 39, skin)
    _hair(c, x, y - 140, hair, i % 4)


def _hair(c: Canvas, x: float, y: float, fill: Colour, kind: int) -> None:
    """Four heads of hair: cropped, bobbed, parted, tied up."""
    if kind == 1:
        c.poly(
            spline(
                [
                    (x - 36, y + 30),
                    (x - 40, y - 14),
                    (x - 22, y - 44),
                    (x + 22, y - 44),
                    (x + 40, y - 14),
                    (x + 36, y + 30),
                    (x + 26, y + 26),
                    (x + 26, y - 10),
                    (x, y - 22),
                    (x - 26, y - 10),
                    (x - 26, y + 26),
                ],
                True,
                8,
            ),
            fill,
        )
        return
    if kind == 3:
        c.disc(x, y - 48, 16, fill)
    c.poly(
        spline(
            [
                (x - 34, y - 2),
                (x - 33, y - 30),
                (x, y - 48),
                (x + 33, y - 30),
                (x + 34, y - 2),
                (x + (6 if kind == 2 else 18), y - 24),
                (x - 18, y - 22),
            ],
            True,
            8,
        ),
        fill,
    )


def _side(c: Canvas, y: float, label: str, count: int, coat: Colour, raised: bool) -> None:
    """One side of the vote: its label, its number and its people on a rail."""
    c.text(150, y - 112, label, 62, INK, "ls")
    c.text(148, y - 2, str(count), 118, coat, "ls")
    c.rect(400, y, 950, 8, INK)
    for i in range(count):
        _councillor(c, 452 + i * SPACING, y, coat, i if raised else i + 8, raised)


@scene("vote-chart", height=900, ground=CREAM)
def vote_chart(c: Canvas) -> None:
    """Eleven to seven."""
    _side(c, 400, "For", FOR, DEEP, True)
    _side(c, 760, "Against", AGAINST, BRICK, False)


# The strike

FIRST, LAST = date(2026, 9, 28), date(2026, 10, 16)
SHOWN_FROM = date(2026, 9, 21)
CELL_W, CELL_H = 128.0, 124.0


def _wall(c: Canvas) -> None:
    """The canteen wall: cream above, green below, a slant of window light."""
    c.rect(0, 0, 1600, 1000, mix(SAND, PAPER, 0.4))
    c.rect(0, 700, 1600, 300, mix(SAGE, STEEL, 0.2))
    c.rect(0, 692, 1600, 12, mix(SAGE, INK, 0.3))
    for x in (880, 1160):
        c.poly([(x, -10), (x + 240, -10), (x - 220, 1010), (x - 460, 1010)], fade(LAMP, 0.22))


def _sheet(c: Canvas) -> None:
    """The calendar, torn to the right months and hung on a nail."""
    c.poly([(250, 132), (1216, 132), (1216, 968), (250, 968)], fade(INK, 0.16))
    c.rect(226, 104, 966, 844, WHITE)
    c.rect(226, 104, 966, 108, DEEP)
    c.line([(709, 40), (600, 104)], STEEL, 3)
    c.line([(709, 40), (818, 104)], STEEL, 3)
    c.disc(709, 40, 9, INK)
    for i in range(22):
        c.disc(258 + i * 43, 122, 6, INK)
    for i, letter in enumerate("MTWTFSS"):
        c.text(261 + i * CELL_W + CELL_W / 2, 262, letter, 34, STEEL, "ms")


def _cross(c: Canvas, x: float, y: float) -> None:
    """Two strokes of a thick pencil, never the same twice."""

    def near(px: float, py: float) -> tuple[float, float]:
        return px + c.rng.uniform(-6, 6), py + c.rng.uniform(-6, 6)

    for start, end in (((x + 40, y + 44), (x + 108, y + 108)), ((x + 110, y + 42), (x + 38, y + 110))):
        a, b = near(*start), near(*end)
        bow = c.rng.uniform(-7, 7)
        thirds = [(a[0] + (b[0] - a[0]) * t + bow, a[1] + (b[1] - a[1]) * t) for t in (0.33, 0.67)]
        c.line(bezier(a, thirds[0], thirds[1], b, 16), BRICK, 10)


def _days(c: Canvas, days: Sequence[date]) -> None:
    """Numbers in their squares; the days out are crossed, the day back is ringed."""
    for i, day in enumerate(days):
        x, y = 261 + (i % 7) * CELL_W, 284 + (i // 7) * CELL_H
        out = FIRST <= day <= LAST
        c.rect(
            x + 3,
            y + 3,
            CELL_W - 6,
            CELL_H - 6,
            mix(PALE, WHITE, 0.3) if out or day.month == 10 else mix(PALE, FOG, 0.25),
        )
        c.text(x + 16, y + 40, str(day.day), 34, INK if out else STONE, "ls")
        if out:
            _cross(c, x, y)
        if day.day == 1 or i == 0:
            c.text(x + CELL_W - 14, y + 38, day.strftime("%b"), 24, STEEL, "rs", bold=False)
    back = (LAST - SHOWN_FROM).days + 3
    x, y = 261 + (back % 7) * CELL_W + 36, 284 + (back // 7) * CELL_H + 30
    c.line([(x + dx, y + dy) for dx, dy in arc((0, 0), 40, 33, -70, 320)], DEEP, 7)


def _peg(c: Canvas) -> None:
    """An apron and a cap on their pegs, and a pencil on a string."""
    c.rect(1270, 226, 290, 34, OAK)
    c.rect(1270, 226, 290, 8, STRAW)
    for x in (1330, 1490):
        c.rect(x - 6, 244, 12, 34, INK, 5)
    c.poly(
        spline(
            [(1330, 268), (1296, 340), (1276, 560), (1290, 640), (1390, 640), (1400, 560), (1366, 340)], True
        ),
        fade(INK, 0.12),
    )
    c.poly(
        spline(
            [(1320, 266), (1290, 360), (1262, 520), (1272, 628), (1378, 628), (1390, 520), (1354, 360)], True
        ),
        WHITE,
    )
    c.poly(
        spline(
            [(1336, 268), (1354, 360), (1390, 520), (1378, 628), (1350, 628), (1356, 520), (1340, 380)], True
        ),
        PAPER,
    )
    c.rect(1286, 500, 84, 66, PALE, 6)
    c.poly(spline([(1452, 300), (1462, 270), (1500, 262), (1530, 280), (1536, 312)]), DARK_BRICK)
    c.poly(
        spline([(1446, 304), (1490, 296), (1540, 312), (1532, 326), (1480, 316)], True, 8),
        mix(DARK_BRICK, INK, 0.3),
    )
    c.line(bezier((1170, 120), (1240, 300), (1226, 520), (1228, 640)), BARK, 3)
    c.poly([(1221, 640), (1236, 640), (1236, 740), (1221, 740)], OCHRE)
    c.poly([(1221, 740), (1236, 740), (1228.5, 764)], BRICK)
    c.rect(1221, 630, 15, 14, STEEL)


@scene("strike-calendar")
def strike_calendar(c: Canvas) -> None:
    """Nineteen days, crossed off in the canteen."""
    _wall(c)
    _sheet(c)
    _days(c, [SHOWN_FROM + timedelta(days=i) for i in range(35)])
    _peg(c)
