"""Houses, windows and roofs."""

from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import arc
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DARK_BRICK,
    FOG,
    INK,
    LAMP,
    PALE,
    ROSE,
    SAGE,
    SAND,
    SLATE,
    STEEL,
    STONE,
    Colour,
    fade,
    mix,
)

WALLS = (CREAM, BRICK, SAND, SAGE, ROSE, PALE, DARK_BRICK, FOG)
ROOFS = (SLATE, DARK_BRICK, STEEL, INK)


@dataclass(frozen=True)
class House:
    """A house front: where it stands, how large it is and what it is made of."""

    x: float
    base: float
    w: float
    h: float
    wall: Colour = CREAM
    roof: Colour = SLATE
    gable: bool = False
    lit: float = 0.3
    columns: int = 2
    rows: int = 2


def window(c: Canvas, x: float, y: float, w: float, h: float, pane: Colour, bar: Colour) -> None:
    """A sash window with one bar each way and a sill."""
    c.rect(x - w * 0.1, y - h * 0.06, w * 1.2, h * 1.1, bar)
    c.rect(x, y, w, h, pane)
    c.rect(x + w * 0.46, y, w * 0.08, h, bar)
    c.rect(x, y + h * 0.47, w, h * 0.06, bar)
    c.rect(x - w * 0.18, y + h * 1.03, w * 1.36, h * 0.09, bar)


def arched(c: Canvas, x: float, y: float, w: float, h: float, pane: Colour, bar: Colour = "") -> None:
    """A round-headed window whose top left corner would be (x, y)."""
    r = w / 2
    c.poly([*arc((x + r, y + r), r, r, 180, 360), (x + w, y + h), (x, y + h)], pane)
    if bar:
        c.line([(x + r, y), (x + r, y + h)], bar, w * 0.05, caps=False)
        for share in (0.36, 0.68):
            c.line([(x, y + h * share), (x + w, y + h * share)], bar, w * 0.05, caps=False)
        c.line([*arc((x + r, y + r), r, r, 180, 360), (x + w, y + h), (x, y + h), (x, y + r)], bar, w * 0.07)


def house(c: Canvas, h: House) -> None:
    """A house front with its roof, chimney, windows and shaded side."""
    top = h.base - h.h
    rise = h.w * (0.42 if h.gable else 0.24)
    c.rect(h.x + h.w * 0.7, top - rise * 1.25, h.w * 0.12, rise * 1.2, mix(h.wall, DARK_BRICK, 0.55))
    c.rect(h.x + h.w * 0.685, top - rise * 1.3, h.w * 0.15, rise * 0.14, INK)
    c.rect(h.x, top, h.w, h.h, h.wall)
    if h.gable:
        c.poly([(h.x, top), (h.x + h.w / 2, top - rise), (h.x + h.w, top)], h.wall)
        eave = h.w * 0.06
        c.line(
            [(h.x - eave, top + eave), (h.x + h.w / 2, top - rise), (h.x + h.w + eave, top + eave)],
            h.roof,
            h.w * 0.07,
        )
    else:
        c.poly(
            [
                (h.x - 4, top),
                (h.x + h.w * 0.1, top - rise),
                (h.x + h.w * 0.9, top - rise),
                (h.x + h.w + 4, top),
            ],
            h.roof,
        )
    c.rect(h.x + h.w * 0.86, top, h.w * 0.14, h.h, fade(INK, 0.1))
    _openings(c, h, top)


def _openings(c: Canvas, h: House, top: float) -> None:
    """Windows in rows, some of them lit, and a door."""
    bar = CREAM if h.wall in (BRICK, DARK_BRICK, ROSE, SAGE) else STONE
    cell_w, cell_h = h.w / (h.columns + 0.35), h.h / (h.rows + 0.25)
    w, tall = cell_w * 0.42, cell_h * 0.5
    for row in range(h.rows):
        for column in range(h.columns):
            x = h.x + cell_w * 0.2 + column * cell_w + (cell_w - w) / 2
            y = top + cell_h * 0.22 + row * cell_h
            if row == h.rows - 1 and column == h.columns - 1:
                c.rect(x - w * 0.1, y, w * 1.2, h.base - y, mix(h.roof, INK, 0.2))
                continue
            window(c, x, y, w, tall, LAMP if c.rng.random() < h.lit else mix(SLATE, STEEL, 0.4), bar)


def terrace(c: Canvas, x0: float, x1: float, base: float, tall: float, lit: float = 0.3) -> None:
    """A row of unlike houses from x0 until x1 is reached."""
    x = x0
    last: Colour = ""
    while x < x1:
        w, h = tall * c.rng.uniform(0.55, 0.95), tall * c.rng.uniform(0.72, 1.12)
        wall = c.rng.choice([colour for colour in WALLS if colour != last])
        gable = c.rng.random() < 0.4
        house(
            c,
            House(
                x,
                base,
                w,
                h,
                wall,
                c.rng.choice(ROOFS),
                gable,
                lit,
                2 if w < tall * 0.8 else 3,
                2 if h < tall else 3,
            ),
        )
        x, last = x + w, wall


def far_town(
    c: Canvas, x0: float, x1: float, base: float, tall: float, fill: Colour, lit: Colour = LAMP
) -> None:
    """A distant town: one colour, stepped roofs, a spire, a few lights."""
    x, spire = x0, x0 + (x1 - x0) * 0.62
    while x < x1:
        w, h = tall * c.rng.uniform(0.5, 1.2), tall * c.rng.uniform(0.4, 0.85)
        c.poly(
            [(x, base), (x, base - h), (x + w / 2, base - h - w * 0.3), (x + w, base - h), (x + w, base)],
            fill,
        )
        if c.rng.random() < 0.5:
            c.rect(x + w * 0.35, base - h * 0.7, w * 0.16, h * 0.25, lit)
        x += w * 0.92
    c.rect(spire, base - tall * 1.3, tall * 0.34, tall * 1.3, fill)
    c.poly(
        [
            (spire - 2, base - tall * 1.3),
            (spire + tall * 0.17, base - tall * 2.4),
            (spire + tall * 0.34 + 2, base - tall * 1.3),
        ],
        fill,
    )


def bricks(
    c: Canvas, x: float, y: float, w: float, h: float, course: float, fill: Colour, share: float = 0.5
) -> None:
    """Scattered courses of brick or stone, enough to suggest a wall."""
    row = 0
    while row * course < h:
        start = x + (course if row % 2 else 0)
        while start < x + w - course * 1.9:
            if c.rng.random() < share:
                c.rect(start + 2, y + row * course + 2, course * 1.9, course - 4, fill)
            start += course * 2.1
        row += 1


def awning(
    c: Canvas, x: float, y: float, w: float, h: float, one: Colour, other: Colour, stripes: int = 8
) -> None:
    """A striped awning with a scalloped edge, leaning out towards the viewer."""
    lean = w * 0.05
    step, wide = w / stripes, (w + 2 * lean) / stripes
    for i in range(stripes):
        fill = one if i % 2 else other
        left, right = x - lean + i * wide, x - lean + (i + 1) * wide
        c.poly([(x + i * step, y), (x + (i + 1) * step, y), (right, y + h), (left, y + h)], fill)
        c.poly(arc(((left + right) / 2, y + h - 1), wide / 2, wide * 0.42, 0, 180), fill)
        c.rect(left, y + h - 2, wide, 5, fade(INK, 0.1))
