"""Small people for streets, quays and pitches: a coat, a head, a long shadow."""

from dataclasses import dataclass

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import spline
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DEEP,
    INK,
    MOSS,
    OCHRE,
    ROSE,
    SLATE,
    STEEL,
    Colour,
    fade,
    mix,
)

SKINS = ("#f0cfb4", "#d9a782", "#b57c55", "#8a5a3c", "#6a432d", "#e6bd9b")
HAIRS = (INK, BARK, "#a9764a", STEEL, "#d8d2c6", "#3d2b22")
COATS = (BRICK, DEEP, SLATE, MOSS, OCHRE, ROSE, INK, CREAM)


@dataclass(frozen=True)
class Person:
    """What someone wears and how they stand."""

    coat: Colour
    skin: Colour = SKINS[0]
    hair: Colour = INK
    legs: Colour = INK
    stride: float = 0
    hat: Colour = ""
    long_coat: bool = False
    raised: bool = False


def passer_by(c: Canvas, stride: float = 0) -> Person:
    """Someone from the town, chosen by the canvas's own dice."""
    pick = c.rng.choice
    return Person(pick(COATS[:6]), pick(SKINS), pick(HAIRS), INK, stride, "", c.rng.random() < 0.5)


def shadow(c: Canvas, x: float, y: float, h: float, reach: float = 1.6, opacity: float = 0.16) -> None:
    """The long shadow of something standing at (x, y), falling right for a positive reach."""
    tip = x + h * reach
    c.poly(
        [(x - h * 0.12, y + 1), (x + h * 0.1, y + 3), (tip, y + h * 0.17), (tip - h * 0.1, y + h * 0.07)],
        fade(INK, opacity),
    )


def person(c: Canvas, x: float, y: float, h: float, who: Person, flip: bool = False) -> None:
    """Someone standing or walking with their feet at (x, y)."""
    hem = -30 if who.long_coat else -42
    with c.at(x, y, h / 100, wide=-1 if flip else 1):
        _legs(c, who)
        if who.raised:
            c.line([(11, -76), (19, -96), (17, -112)], mix(who.coat, INK, 0.12), 7)
            c.disc(17, -114, 4.5, who.skin)
        c.poly(spline([(-9, -83), (9, -83), (15, -72), (16, hem), (-16, hem), (-15, -72)], True, 8), who.coat)
        c.line([(-11, -74), (-15, -56), (-11 - who.stride * 0.4, -44)], mix(who.coat, INK, 0.16), 7)
        if not who.raised:
            c.line([(11, -74), (15, -57), (13 + who.stride * 0.5, -44)], mix(who.coat, INK, 0.16), 7)
        _head(c, who)


def _legs(c: Canvas, who: Person) -> None:
    s = who.stride
    c.line([(-6, -45), (-7 - s * 0.4, -22), (-7 - s, -2)], who.legs, 10)
    c.line([(6, -45), (7 + s * 0.6, -22), (7 + s, -2)], mix(who.legs, STEEL, 0.18), 10)
    c.rect(-12 - s, -4, 14, 5, INK, 2)
    c.rect(2 + s, -4, 14, 5, INK, 2)


def _head(c: Canvas, who: Person) -> None:
    c.rect(-4, -88, 8, 9, mix(who.skin, INK, 0.15))
    c.oval(0, -94, 8.5, 10, who.skin)
    c.poly(
        spline([(-9, -92), (-9, -102), (0, -107), (9, -102), (9, -95), (3, -99), (-5, -99)], True, 6),
        who.hair,
    )
    if who.hat:
        c.dome(0, -98, 10, 11, who.hat)
        c.rect(-10, -100, 24, 4, who.hat, 2)


def seated(c: Canvas, x: float, y: float, h: float, who: Person) -> None:
    """Head and shoulders behind a desk, the desk's edge at y; h is the height that shows."""
    with c.at(x, y, h / 100):
        if who.raised:
            c.line([(30, -34), (44, -70), (40, -112)], mix(who.coat, INK, 0.14), 15)
            c.disc(40, -118, 10, who.skin)
        c.poly(spline([(-44, 0), (-41, -34), (-18, -52), (18, -52), (41, -34), (44, 0)], False, 8), who.coat)
        c.poly([(-9, -53), (9, -53), (0, -30)], CREAM)
        c.rect(-8, -64, 16, 16, mix(who.skin, INK, 0.15), 5)
        c.oval(0, -80, 18, 22, who.skin)
        c.poly(
            spline([(-19, -76), (-19, -96), (0, -106), (19, -96), (19, -80), (8, -91), (-9, -91)], True, 8),
            who.hair,
        )


def crowd(c: Canvas, x0: float, x1: float, y: float, h: float, count: int, lean: float = 0) -> None:
    """A loose line of people with their shadows."""
    for i in range(count):
        x = x0 + (x1 - x0) * (i + c.rng.uniform(0.2, 0.8)) / count
        tall = h * c.rng.uniform(0.88, 1.06)
        foot = y + c.rng.uniform(-0.06, 0.06) * h
        if lean:
            shadow(c, x, foot, tall, lean)
        person(c, x, foot, tall, passer_by(c, c.rng.choice((0, 3, 6))), c.rng.random() < 0.5)
