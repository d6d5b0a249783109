"""Eight people of the paper and the town, head and shoulders."""

from dataclasses import dataclass

from dateline.demo.pictures import hair
from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, bezier, rounded, spline
from dateline.demo.pictures.hair import Style
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DARK_BRICK,
    DEEP,
    FOG,
    GLOW,
    HILL,
    INK,
    MOSS,
    OCHRE,
    OXBLOOD,
    PEACH,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SHALLOW,
    SLATE,
    STEEL,
    WATER,
    WHITE,
    Colour,
    fade,
    mix,
)
from dateline.demo.pictures.registry import scene


@dataclass(frozen=True)
class Sitter:
    """Everything that tells one portrait from another."""

    wall: Colour
    sun: Colour
    skin: Colour
    tint: Colour
    back: Style
    front: Style
    coat: Colour
    collar: str
    shirt: Colour = CREAM
    beard: Style = hair.none
    glasses: Colour = ""
    side: int = 1
    lines: bool = False
    earrings: Colour = ""
    tie: Colour = ""
    size: float = 1
    lean: float = 0


HEAD: Path = spline(
    [
        (400, 186),
        (478, 210),
        (512, 290),
        (508, 380),
        (470, 452),
        (400, 486),
        (330, 452),
        (292, 380),
        (288, 290),
        (322, 210),
    ],
    True,
    14,
)


def _wall(c: Canvas, who: Sitter) -> None:
    """A plain wall and the low sun, off to one side."""
    c.rect(0, 0, 800, 800, who.wall)
    c.disc(400 + who.side * 190, 300, 230, who.sun)


def _shoulders(c: Canvas, who: Sitter) -> None:
    coat = spline(
        [
            (40, 900),
            (72, 690),
            (160, 592),
            (310, 540),
            (400, 536),
            (490, 540),
            (640, 592),
            (728, 690),
            (760, 900),
        ]
    )
    c.poly(coat, who.coat)
    with c.inside(coat):
        c.poly(
            [*bezier((580, 540), (660, 640), (630, 720), (650, 900)), (780, 900), (780, 540)], fade(INK, 0.1)
        )


def _neck(c: Canvas, who: Sitter) -> None:
    neck: Path = [(342, 420), (342, 530), (326, 566), (400, 610), (474, 566), (458, 530), (458, 420)]
    c.poly(neck, who.skin)
    with c.inside(neck):
        c.oval(414, 440, 106, 78, mix(who.skin, OXBLOOD, 0.27))


def _pair(c: Canvas, points: Path, fill: Colour) -> None:
    """A shape and its mirror image on the other side of the middle."""
    for way in (-1, 1):
        c.poly([(400 + way * dx, y) for dx, y in points], fill)


def _lapels(c: Canvas, who: Sitter) -> None:
    c.poly(
        [(304, 552), (496, 552), (500, 600), (470, 740), (440, 860), (360, 860), (330, 740), (300, 600)],
        who.shirt,
    )
    c.poly([(332, 548), (468, 548), (400, 640)], who.skin)
    if who.tie:
        c.poly([(388, 646), (412, 646), (414, 672), (434, 840), (366, 840), (386, 672)], who.tie)
    _pair(c, [(70, 536), (104, 590), (44, 690), (0, 640)], mix(who.shirt, WHITE, 0.5))
    _pair(c, [(96, 552), (160, 584), (134, 700), (20, 850), (56, 740)], mix(who.coat, INK, 0.22))


def _shirt(c: Canvas, who: Sitter) -> None:
    c.poly([(330, 548), (470, 548), (400, 642)], who.skin)
    _pair(
        c,
        [(70, 532), (132, 586), (80, 676), (0, 648)],
        mix(who.coat, WHITE, 0.22) if who.coat != CREAM else WHITE,
    )
    c.line([(400, 652), (400, 840)], fade(INK, 0.2), 4)
    for y in (706, 776):
        c.disc(400, y, 6, mix(who.coat, INK, 0.4))


def _collar(c: Canvas, who: Sitter) -> None:
    """Lapels, an open shirt, a polo neck or a round one."""
    if who.collar == "lapels":
        _lapels(c, who)
    elif who.collar == "shirt":
        _shirt(c, who)
    elif who.collar == "polo":
        c.poly(
            spline([(328, 506), (400, 530), (472, 506), (494, 580), (400, 626), (306, 580)], True, 10),
            mix(who.coat, INK, 0.14),
        )
        c.line(bezier((330, 508), (370, 536), (430, 536), (470, 508)), mix(who.coat, WHITE, 0.15), 7)
    else:
        c.poly([(318, 560), *bezier((318, 560), (340, 640), (460, 640), (482, 560))], who.skin)
        c.line(bezier((310, 562), (338, 648), (462, 648), (490, 562)), mix(who.coat, INK, 0.25), 15)


def _ears(c: Canvas, who: Sitter) -> None:
    for way in (-1, 1):
        c.oval(400 + way * 114, 348, 20, 32, mix(who.skin, OXBLOOD, 0.1 if way < 0 else 0.2))
        if who.earrings:
            c.disc(400 + way * 116, 388, 8, who.earrings)


def _face(c: Canvas, who: Sitter) -> None:
    """The head with one shaded side, a nose and two brows: enough to know someone by."""
    c.poly(HEAD, who.skin)
    dark = mix(who.skin, OXBLOOD, 0.17)
    with c.inside(HEAD):
        c.poly([*bezier((452, 170), (500, 280), (470, 400), (410, 500)), (560, 500), (560, 170)], dark)
    c.poly(
        [
            *bezier((402, 316), (398, 350), (386, 372), (380, 384)),
            *bezier((380, 384), (392, 394), (408, 392), (414, 384)),
            (408, 352),
        ],
        mix(who.skin, OXBLOOD, 0.3),
    )
    brow = mix(who.tint, INK, 0.25)
    c.line(bezier((326, 308), (340, 296), (358, 296), (372, 304)), brow, 8)
    c.line(bezier((428, 304), (442, 296), (460, 296), (474, 308)), brow, 8)
    for x in (350, 450):
        c.oval(x, 340, 6.5, 8.5, mix(who.skin, INK, 0.88))
    c.line(bezier((374, 428), (388, 437), (412, 437), (428, 426)), mix(who.skin, OXBLOOD, 0.55), 6)
    if who.lines:
        for way in (-1, 1):
            c.line(
                bezier(
                    (400 + way * 44, 396), (400 + way * 56, 408), (400 + way * 56, 424), (400 + way * 52, 436)
                ),
                mix(who.skin, OXBLOOD, 0.36),
                4,
            )
        c.line([(368, 258), (432, 258)], mix(who.skin, OXBLOOD, 0.26), 4)


def _glasses(c: Canvas, who: Sitter) -> None:
    for x in (346, 454):
        lens = rounded(x - 42, 308, 84, 66, 30)
        c.poly(lens, fade(WHITE, 0.22))
        c.line([*lens, lens[0]], who.glasses, 7)
    c.line(bezier((388, 334), (394, 326), (406, 326), (412, 334)), who.glasses, 7)
    c.line([(304, 334), (286, 326)], who.glasses, 7)
    c.line([(496, 334), (514, 326)], who.glasses, 7)


def _portrait(c: Canvas, who: Sitter) -> None:
    """One sitter, from the wall forwards."""
    _wall(c, who)
    scarf = who.front is hair.headscarf
    with c.at(400 + who.side * -14, 800, who.size, who.lean), c.at(-400, -800):
        who.back(c, who.tint)
        _shoulders(c, who)
        _neck(c, who)
        _collar(c, who)
        if not scarf:
            _ears(c, who)
        _face(c, who)
        who.beard(c, who.tint)
        who.front(c, who.shirt if scarf else who.tint)
        if who.glasses:
            _glasses(c, who)


SITTERS = (
    Sitter(
        HILL,
        PEACH,
        "#e2b48f",
        "#4a352a",
        hair.long_back,
        hair.parted,
        DEEP,
        "lapels",
        earrings=OCHRE,
        lean=-2,
    ),
    Sitter(
        SAND,
        GLOW,
        "#f0cdb0",
        "#8a8f8f",
        hair.none,
        hair.receding,
        SLATE,
        "lapels",
        SHALLOW,
        hair.moustache,
        INK,
        -1,
        lines=True,
        tie=BRICK,
        size=1.05,
        lean=1,
    ),
    Sitter(
        FOG,
        PEACH,
        "#7d5139",
        INK,
        hair.curls_back,
        hair.curls_front,
        OCHRE,
        "round",
        side=-1,
        earrings=BRICK,
        lean=3,
    ),
    Sitter(
        SAGE,
        SAND,
        "#c68f66",
        "#2e2622",
        hair.none,
        hair.swept,
        BRICK,
        "shirt",
        beard=hair.full_beard,
        size=1.08,
    ),
    Sitter(SHALLOW, GLOW, "#d6a27a", INK, hair.none, hair.headscarf, PINE, "round", BRICK, side=-1, lean=-2),
    Sitter(
        PEACH,
        CREAM,
        "#f2d3ba",
        "#e4e0d8",
        hair.bob_back,
        hair.fringe,
        MOSS,
        "polo",
        glasses=DARK_BRICK,
        lines=True,
        size=0.94,
        lean=-3,
    ),
    Sitter(
        WATER,
        PEACH,
        "#6a4530",
        INK,
        hair.none,
        hair.cropped,
        CREAM,
        "shirt",
        beard=hair.short_beard,
        size=1.06,
        lean=2,
    ),
    Sitter(
        ROSE,
        PEACH,
        "#edc4a2",
        "#b0693c",
        hair.bun_back,
        hair.pulled_back,
        STEEL,
        "polo",
        side=-1,
        earrings=CREAM,
        size=0.98,
        lean=2,
    ),
)


def _sit(number: int, who: Sitter) -> None:
    @scene(f"portrait-{number}", width=800, height=800, share=0.4)
    def portrait(c: Canvas) -> None:
        _portrait(c, who)


for _number, _sitter in enumerate(SITTERS, 1):
    _sit(_number, _sitter)
