"""Things that stand about in a harbour town: bollards, boats, crates, lamps."""

from collections.abc import Sequence

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Point, arc, bezier, spline
from dateline.demo.pictures.palette import (
    BARK,
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    DUNE,
    INK,
    LAMP,
    OAK,
    PALE,
    SAND,
    SLATE,
    STEEL,
    STRAW,
    WHITE,
    WOOD,
    Colour,
    fade,
    mix,
)


def bollard(c: Canvas, x: float, y: float, h: float, fill: Colour = INK) -> None:
    """A mushroom bollard with its foot at (x, y)."""
    with c.at(x, y, h / 100):
        c.poly(
            spline([(-30, -92), (-24, -60), (-22, -14), (-34, 0)])
            + spline([(34, 0), (22, -14), (24, -60), (30, -92)]),
            fill,
        )
        c.oval(0, -92, 42, 15, mix(fill, STEEL, 0.35))
        c.poly([*arc((0, -86), 42, 18, 0, 180), (-42, -93), (42, -93)], fill)
        c.oval(0, -94, 42, 13, mix(fill, STEEL, 0.45))


def rope(c: Canvas, points: Sequence[Point], thick: float, fill: Colour = STRAW) -> None:
    """A slack rope through the points, with a hint of its lay."""
    path = spline(list(points))
    c.line(path, mix(fill, BARK, 0.45), thick)
    c.line(path, fill, thick * 0.66)


def coil(c: Canvas, x: float, y: float, r: float, fill: Colour = STRAW) -> None:
    """A rope coiled flat on the quay."""
    for i in range(4):
        share = 1 - i * 0.2
        c.oval(x, y - i * r * 0.1, r * share, r * 0.36 * share, mix(fill, BARK, 0.5))
        c.oval(x, y - i * r * 0.1 - r * 0.03, r * share * 0.95, r * 0.33 * share, fill)
    c.oval(x, y - r * 0.33, r * 0.22, r * 0.08, mix(fill, BARK, 0.6))


def lamp_post(c: Canvas, x: float, y: float, h: float, fill: Colour = INK, lit: bool = True) -> None:
    """A street lamp with a lantern head."""
    w = h * 0.018
    c.line([(x, y), (x, y - h * 0.86)], fill, w * 1.6)
    c.rect(x - w * 2.2, y - h * 0.08, w * 4.4, h * 0.08, fill)
    top = y - h
    c.poly(
        [
            (x - h * 0.035, top + h * 0.14),
            (x + h * 0.035, top + h * 0.14),
            (x + h * 0.05, top + h * 0.05),
            (x - h * 0.05, top + h * 0.05),
        ],
        LAMP if lit else PALE,
    )
    c.poly([(x - h * 0.062, top + h * 0.05), (x + h * 0.062, top + h * 0.05), (x, top)], fill)
    c.rect(x - h * 0.04, top + h * 0.135, h * 0.08, h * 0.016, fill)


def crate(c: Canvas, x: float, y: float, w: float, h: float, fill: Colour = WOOD, slats: int = 3) -> None:
    """A slatted box whose bottom left corner is (x, y)."""
    c.rect(x, y - h, w, h, mix(fill, BARK, 0.6))
    slat = h / slats
    for i in range(slats):
        c.rect(x, y - h + i * slat + slat * 0.1, w, slat * 0.78, fill if i % 2 else mix(fill, CREAM, 0.12))
    for px in (x, x + w * 0.92):
        c.rect(px, y - h, w * 0.08, h, mix(fill, BARK, 0.3))


def bunting(c: Canvas, start: Point, end: Point, sag: float, flags: int, colours: Sequence[Colour]) -> None:
    """A string of small flags."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag * 1.33)
    path = bezier(start, middle, middle, end, flags)
    c.line(path, fade(INK, 0.7), 2.5)
    size = abs(end[0] - start[0]) / flags * 0.32
    for i, (x, y) in enumerate(path[:-1]):
        nx, ny = path[i + 1]
        mx, my = (x + nx) / 2, (y + ny) / 2
        c.poly(
            [(mx - size, my - size * 0.1), (mx + size, my + (ny - y) * 0.2), (mx, my + size * 2.1)],
            colours[i % len(colours)],
        )


def rowing_boat(c: Canvas, x: float, y: float, w: float, hull: Colour = BRICK, trim: Colour = CREAM) -> None:
    """An open boat seen from the side, its waterline at y."""
    with c.at(x, y, w / 100):
        c.poly(
            spline([(-50, -20), (-30, -13), (0, -11), (30, -14), (52, -23)])
            + spline([(46, -6), (38, 1), (-36, 1), (-47, -4)]),
            hull,
        )
        c.line(spline([(-50, -20), (-30, -13), (0, -11), (30, -14), (52, -23)]), trim, 2.6)
        for px in (-20, 4, 26):
            c.line([(px, -13), (px, -8)], mix(hull, INK, 0.3), 1.6)
        c.rect(-37, -1, 76, 2, fade(INK, 0.3))


def trawler(c: Canvas, x: float, y: float, w: float, hull: Colour = DEEP, flip: bool = False) -> None:
    """A small stern trawler with its wheelhouse lit, waterline at y."""
    with c.at(x, y, w / 200, wide=-1 if flip else 1):
        _rigging(c)
        c.rect(6, -66, 52, 34, CREAM, 3)
        c.rect(2, -70, 60, 7, BRICK, 2)
        for px in (11, 26, 41):
            c.rect(px, -59, 11, 11, LAMP, 1)
        c.rect(16, -82, 22, 14, WHITE, 2)
        sheer = spline([(-98, -36), (-60, -28), (0, -25), (50, -32), (104, -58)])
        c.poly([*sheer, (92, -8), (84, 3), (-90, 3), (-96, -10)], hull)
        c.line(sheer, CREAM, 4)
        c.poly([(-96, -7), (89, -7), (84, 3), (-90, 3)], DARK_BRICK)
        for px in (-60, -30, 0):
            c.oval(px, -10, 5, 7, INK)


def _rigging(c: Canvas) -> None:
    """Masts, stays, net drum and a line of washing: what shows above a trawler's hull."""
    c.line([(50, -60), (50, -140)], INK, 3)
    c.line([(-64, -28), (-64, -112)], INK, 4)
    c.line([(-80, -28), (-80, -104), (-48, -104), (-48, -28)], INK, 4)
    c.line([(50, -138), (-64, -110)], SLATE, 1.6)
    c.line([(50, -138), (100, -58)], SLATE, 1.6)
    c.line([(-64, -110), (-20, -52)], SLATE, 2)
    c.disc(-64, -44, 15, STRAW)
    c.disc(-64, -44, 8, OAK)
    c.poly([(50, -138), (68, -132), (50, -126)], BRICK)


def sailing_boat(
    c: Canvas, x: float, y: float, h: float, sail: Colour = WHITE, hull: Colour = SLATE, heel: float = 6
) -> None:
    """A dinghy under main and jib, h from waterline to masthead."""
    with c.at(x, y, h / 100, heel):
        c.poly([*bezier((-2, -98), (14, -70), (26, -40), (32, -14)), (-2, -11)], sail)
        c.poly([(14, -66), (22, -44), (-2, -40), (-2, -62)], fade(INK, 0.06))
        c.poly([*bezier((-5, -88), (-12, -60), (-22, -34), (-30, -12)), (-6, -12)], mix(sail, DUNE, 0.35))
        c.line([(-3, -100), (-3, -6)], BARK, 1.6)
        c.line([(-3, -11), (33, -12)], BARK, 1.4)
        c.poly([*spline([(-36, -8), (-10, -5), (36, -7)]), (28, 2), (-24, 2)], hull)
        c.line([(-36, -8), (36, -7)], SAND, 1.2)


def rowing_gig(c: Canvas, x: float, y: float, w: float, hull: Colour, shirts: Colour, flag: Colour) -> None:
    """A long gig with four rowers, their oars swept, and a cox."""
    with c.at(x, y, w / 200):
        for px in (-52, -22, 8, 38):
            c.line([(px + 4, -18), (px - 30, 8)], STRAW, 2.2)
            c.poly([(px - 26, 2), (px - 36, 12), (px - 30, 13), (px - 22, 5)], CREAM)
            c.poly(
                spline([(px - 6, -8), (px - 10, -28), (px, -33), (px + 6, -26), (px + 6, -8)], True, 6),
                shirts,
            )
            c.line([(px - 2, -27), (px + 14, -18)], "#c99a76", 3.4)
            c.disc(px - 5, -39, 6, "#b57c55" if px in (-22, 38) else "#e6bd9b")
        c.poly(spline([(66, -8), (66, -30), (74, -33), (80, -26), (78, -8)], True, 6), INK)
        c.disc(73, -39, 6, "#d9a782")
        c.line([(90, -12), (92, -52)], BARK, 1.8)
        c.poly([(92, -52), (116, -47), (92, -38)], flag)
        c.poly([*spline([(-104, -18), (-60, -9), (0, -7), (60, -9), (98, -18)]), (84, 3), (-86, 3)], hull)
        c.line(spline([(-104, -18), (-60, -9), (0, -7), (60, -9), (98, -18)]), CREAM, 2.4)


def buoy(c: Canvas, x: float, y: float, h: float, fill: Colour = BRICK) -> None:
    """A conical buoy with a cage and a light, leaning a little."""
    with c.at(x, y, h / 100, -7):
        c.poly([(-26, 4), (-12, -52), (12, -52), (26, 4)], fill)
        c.poly([(4, -52), (12, -52), (26, 4), (10, 4)], fade(INK, 0.18))
        c.poly([(-21, -16), (-17, -32), (17, -32), (21, -16)], CREAM)
        for px in (-9, 9):
            c.line([(px, -52), (px * 0.4, -86)], INK, 3)
        c.disc(0, -90, 7, LAMP)
        c.rect(-34, 0, 68, 8, mix(fill, INK, 0.35), 4)


def lorry(c: Canvas, x: float, y: float, h: float) -> None:
    """A small box lorry heading right, wheels on y."""
    with c.at(x, y, h / 100):
        c.rect(-110, -96, 150, 80, CREAM, 4)
        c.rect(-110, -36, 150, 20, BRICK)
        c.poly([(46, -74), (84, -74), (98, -44), (98, -14), (46, -14)], BRICK)
        c.poly([(56, -66), (80, -66), (90, -44), (56, -44)], PALE)
        for px in (-78, 68):
            c.disc(px, -12, 16, INK)
            c.disc(px, -12, 6, STEEL)
