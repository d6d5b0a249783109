"""Hair, beards and headscarves for the portraits, on a head of fixed size centred on (400, 330)."""

from collections.abc import Callable

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, arc, bezier, spline
from dateline.demo.pictures.palette import INK, Colour, fade, mix

Style = Callable[[Canvas, Colour], None]


def _shape(c: Canvas, points: Path, fill: Colour) -> None:
    c.poly(spline(points, True, 12), fill)


def none(c: Canvas, fill: Colour) -> None:
    """Nothing to draw."""


def long_back(c: Canvas, fill: Colour) -> None:
    """Hair falling behind the shoulders."""
    _shape(
        c,
        [
            (400, 150),
            (520, 200),
            (556, 340),
            (566, 520),
            (530, 620),
            (270, 620),
            (234, 520),
            (244, 340),
            (280, 200),
        ],
        mix(fill, INK, 0.3),
    )


def bob_back(c: Canvas, fill: Colour) -> None:
    _shape(
        c,
        [
            (400, 158),
            (510, 196),
            (546, 320),
            (548, 440),
            (500, 486),
            (300, 486),
            (252, 440),
            (254, 320),
            (290, 196),
        ],
        mix(fill, INK, 0.3),
    )


def curls_back(c: Canvas, fill: Colour) -> None:
    """A round cloud of curls."""
    for i in range(15):
        x, y = arc((400, 300), 138, 140, 130 + i * 20, 131 + i * 20, 1)[0]
        c.disc(x, y, 52, fill)
    c.disc(400, 300, 140, fill)


def bun_back(c: Canvas, fill: Colour) -> None:
    c.disc(412, 142, 50, mix(fill, INK, 0.18))
    _shape(
        c,
        [(400, 176), (500, 216), (524, 330), (506, 390), (294, 390), (276, 330), (300, 216)],
        mix(fill, INK, 0.18),
    )


def parted(c: Canvas, fill: Colour) -> None:
    """Long hair from a parting to one side."""
    _shape(
        c,
        [(436, 176), (512, 204), (548, 310), (552, 430), (524, 470), (508, 360), (478, 268), (430, 226)],
        fill,
    )
    _shape(
        c,
        [
            (446, 174),
            (360, 168),
            (280, 216),
            (248, 320),
            (246, 440),
            (276, 470),
            (292, 370),
            (318, 300),
            (400, 262),
            (446, 214),
        ],
        fill,
    )


def fringe(c: Canvas, fill: Colour) -> None:
    """A bob with a level fringe."""
    _shape(
        c,
        [
            (400, 164),
            (500, 196),
            (542, 310),
            (544, 440),
            (504, 450),
            (500, 330),
            (484, 284),
            (400, 276),
            (316, 284),
            (300, 330),
            (296, 450),
            (256, 440),
            (258, 310),
            (300, 196),
        ],
        fill,
    )


def swept(c: Canvas, fill: Colour) -> None:
    """Short hair brushed to one side."""
    _shape(
        c,
        [
            (284, 322),
            (276, 246),
            (318, 180),
            (410, 150),
            (498, 182),
            (524, 250),
            (516, 322),
            (500, 288),
            (484, 252),
            (420, 262),
            (350, 240),
            (312, 262),
            (298, 290),
        ],
        fill,
    )


def receding(c: Canvas, fill: Colour) -> None:
    """What is left at the sides."""
    for way in (-1, 1):
        side: Path = [
            (400 + way * dx, y)
            for dx, y in ((118, 350), (124, 290), (112, 232), (92, 216), (98, 262), (104, 300))
        ]
        _shape(c, side, fill)


def cropped(c: Canvas, fill: Colour) -> None:
    """Close to the head, with a sharp line."""
    _shape(
        c,
        [
            (286, 318),
            (280, 250),
            (316, 188),
            (400, 164),
            (484, 188),
            (520, 250),
            (514, 318),
            (504, 272),
            (478, 236),
            (400, 226),
            (322, 236),
            (296, 272),
        ],
        fill,
    )


def curls_front(c: Canvas, fill: Colour) -> None:
    c.poly(
        [*arc((400, 300), 122, 124, 190, 350), *bezier((510, 268), (450, 226), (350, 226), (290, 268))], fill
    )
    for i in range(7):
        x, y = arc((400, 312), 112, 100, 200 + i * 23.3, 201 + i * 23.3, 1)[0]
        c.disc(x, y, 32, fill)


def pulled_back(c: Canvas, fill: Colour) -> None:
    """Drawn back smoothly from the forehead."""
    _shape(
        c,
        [
            (284, 334),
            (278, 252),
            (320, 184),
            (400, 162),
            (480, 184),
            (522, 252),
            (516, 334),
            (502, 282),
            (462, 222),
            (400, 208),
            (338, 222),
            (298, 282),
        ],
        fill,
    )
    for dx in (-50, 0, 48):
        c.line(
            bezier(
                (400 + dx * 1.3, 214 + abs(dx) * 0.3),
                (400 + dx, 196),
                (404 + dx * 0.6, 184),
                (406 + dx * 0.3, 172),
            ),
            fade(INK, 0.18),
            4,
        )


def headscarf(c: Canvas, fill: Colour) -> None:
    """A hijab: close round the face, folded once across the throat."""
    face = spline(
        [
            (400, 216),
            (470, 236),
            (500, 310),
            (492, 392),
            (452, 456),
            (400, 476),
            (348, 456),
            (308, 392),
            (300, 310),
            (330, 236),
        ],
        True,
        12,
    )
    outer = spline(
        [
            (400, 140),
            (508, 176),
            (546, 300),
            (544, 430),
            (500, 520),
            (400, 548),
            (300, 520),
            (256, 430),
            (254, 300),
            (292, 176),
        ],
        True,
        12,
    )
    c.poly([*outer, outer[0], face[0], *face[::-1]], fill)
    c.poly(
        spline(
            [(296, 440), (400, 500), (508, 440), (566, 520), (572, 600), (400, 640), (228, 600), (236, 520)],
            True,
            12,
        ),
        fill,
    )
    c.line(bezier((286, 454), (360, 560), (480, 560), (566, 540)), fade(INK, 0.2), 6)
    c.line(bezier((276, 250), (300, 190), (350, 168), (410, 160)), fade(INK, 0.14), 6)
    c.line(bezier((244, 540), (330, 610), (440, 620), (540, 600)), fade(INK, 0.16), 5)


def full_beard(c: Canvas, fill: Colour) -> None:
    _shape(
        c,
        [
            (288, 346),
            (306, 384),
            (346, 396),
            (400, 384),
            (454, 396),
            (494, 384),
            (512, 346),
            (506, 430),
            (462, 494),
            (400, 514),
            (338, 494),
            (294, 430),
        ],
        fill,
    )
    c.line(bezier((378, 428), (390, 435), (410, 435), (422, 427)), "#b5806c", 6)


def short_beard(c: Canvas, fill: Colour) -> None:
    _shape(
        c,
        [
            (290, 356),
            (302, 400),
            (340, 430),
            (372, 412),
            (400, 408),
            (428, 412),
            (460, 430),
            (498, 400),
            (510, 356),
            (500, 420),
            (456, 474),
            (400, 488),
            (344, 474),
            (300, 420),
        ],
        fill,
    )
    c.line(bezier((378, 432), (390, 438), (410, 438), (422, 431)), "#8a5846", 6)


def moustache(c: Canvas, fill: Colour) -> None:
    _shape(
        c,
        [(400, 396), (430, 398), (456, 422), (428, 420), (400, 412), (372, 420), (344, 422), (370, 398)],
        fill,
    )
