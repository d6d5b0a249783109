"""Where things are: the town in two halves, and the towns of the League."""

from dataclasses import dataclass
from itertools import pairwise

from dateline.demo.pictures.canvas import Canvas
from dateline.demo.pictures.geometry import Path, Point, arc, spline, walk
from dateline.demo.pictures.palette import (
    BRICK,
    CREAM,
    DEEP,
    DUNE,
    FOG,
    INK,
    MOSS,
    PITCH,
    SAGE,
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

LAND = mix(CREAM, SAND, 0.45)
BLOCK = mix(SAND, DUNE, 0.75)
WATER_NAME = mix(DEEP, INK, 0.25)


def _dashes(c: Canvas, path: Path, fill: Colour, width: float, gap: float) -> None:
    """A broken line along a path."""
    points = [point for point, _ in walk(path, gap / 2)]
    for i, (one, other) in enumerate(pairwise(points)):
        if i % 2 == 0:
            c.line([one, other], fill, width)


def _north(c: Canvas, x: float, y: float) -> None:
    c.poly([(x, y - 46), (x + 15, y + 16), (x, y + 4)], INK)
    c.poly([(x, y - 46), (x - 15, y + 16), (x, y + 4)], STONE)
    c.text(x, y + 52, "N", 30, INK, "ms")


# The town

WEST: Path = [
    (560, -20),
    (584, 120),
    (640, 260),
    (676, 400),
    (664, 540),
    (610, 660),
    (560, 760),
    (440, 850),
    (250, 920),
    (-20, 950),
]
EAST: Path = [
    (800, -20),
    (810, 120),
    (842, 260),
    (876, 400),
    (900, 540),
    (960, 650),
    (1080, 730),
    (1260, 780),
    (1440, 850),
    (1640, 940),
]


def _shores(c: Canvas) -> tuple[Path, Path]:
    """Land on both sides of the river, with a paler strip of shoal along it."""
    west, east = spline(WEST), spline(EAST)
    for grow, fill in ((46, mix(WATER, SHALLOW, 0.4)), (20, SHALLOW)):
        c.poly([*[(x + grow, y + grow * 0.6) for x, y in west], (-20, -20)], fill)
        c.poly([*[(x - grow, y + grow * 0.6) for x, y in east], (1640, -20)], fill)
    c.poly([*west, (-20, -20)], LAND)
    c.poly([*east, (1640, 940), (1640, -20)], LAND)
    return west, east


def _quarter(c: Canvas, outline: Path, streets: tuple[Path, ...]) -> None:
    """A built-up quarter, cut into blocks by its streets."""
    shape = spline(outline, True)
    c.poly(shape, BLOCK)
    with c.inside(shape):
        for i, street in enumerate(streets):
            c.line(spline(street), mix(LAND, WHITE, 0.5), 17 if i < 4 else 10)


def _old_side(c: Canvas) -> None:
    outline: Path = [
        (180, 150),
        (400, 90),
        (556, 130),
        (624, 280),
        (654, 410),
        (640, 530),
        (580, 650),
        (440, 760),
        (250, 760),
        (120, 600),
        (100, 360),
    ]
    streets: tuple[Path, ...] = (
        [(-20, 420), (300, 400), (680, 396)],
        [(420, -20), (450, 200), (486, 400), (440, 620), (360, 860)],
        [(0, 240), (260, 230), (450, 250), (640, 280)],
        [(60, 560), (260, 540), (480, 520), (680, 540)],
        [(100, 680), (300, 660), (460, 640), (600, 660)],
        [(240, 40), (270, 240), (290, 400), (250, 560), (200, 780)],
        [(350, 60), (370, 240), (390, 400), (350, 600)],
        [(570, 120), (576, 280), (590, 400), (560, 560), (520, 700)],
        [(160, 320), (300, 318), (480, 326), (640, 340)],
        [(140, 480), (300, 470), (480, 460), (660, 466)],
        [(180, 160), (360, 160), (560, 190)],
    )
    _quarter(c, outline, streets)


def _strand(c: Canvas) -> None:
    outline: Path = [
        (846, 130),
        (1040, 90),
        (1300, 120),
        (1420, 300),
        (1440, 520),
        (1330, 680),
        (1120, 700),
        (980, 620),
        (918, 520),
        (892, 390),
        (862, 260),
    ]
    streets: tuple[Path, ...] = (
        [(860, 396), (1100, 384), (1640, 340)],
        [(850, 172), (1060, 164), (1440, 150)],
        [(1040, -20), (1060, 200), (1080, 390), (1120, 560), (1240, 800)],
        [(850, 250), (1060, 236), (1300, 226), (1500, 200)],
        [(900, 520), (1100, 500), (1300, 480), (1500, 470)],
        [(980, 620), (1130, 600), (1340, 590)],
        [(950, 60), (964, 240), (984, 390), (1010, 600)],
        [(1160, 40), (1174, 240), (1196, 390), (1230, 660)],
        [(1290, 60), (1300, 230), (1320, 380), (1340, 640)],
        [(880, 320), (1070, 306), (1420, 280)],
        [(880, 450), (1090, 440), (1420, 410)],
    )
    _quarter(c, outline, streets)


def _greens(c: Canvas) -> None:
    """The park, the football ground and a few trees."""
    c.poly(spline([(300, 548), (382, 540), (392, 630), (310, 650)], True), SAGE)
    with c.at(1372, 620, turn=-8):
        c.rect(-82, -54, 164, 108, PITCH, 4)
        c.line([(-72, -44), (72, -44), (72, 44), (-72, 44), (-72, -44)], CREAM, 3)
        c.line([(0, -44), (0, 44)], CREAM, 3)
        c.ring(0, 0, 17, CREAM, 3)
    for x, y in (
        (60, 160),
        (110, 200),
        (60, 760),
        (120, 800),
        (1470, 230),
        (1530, 250),
        (1520, 560),
        (1560, 520),
        (1480, 740),
    ):
        c.disc(x, y, 24, fade(MOSS, 0.55))
        c.disc(x - 5, y - 6, 15, fade(PITCH, 0.7))


def _quays(c: Canvas, west: Path, east: Path) -> None:
    """Stone edges, the inner basin and the jetties."""
    for path, low, high in ((west, 200, 690), (east, 200, 700)):
        c.line([p for p in path if low < p[1] < high], STEEL, 9)
    c.poly([(600, 668), (500, 610), (452, 676), (548, 752)], SHALLOW)
    c.line([(600, 664), (500, 606), (448, 676), (546, 756)], STEEL, 8)
    c.line([(640, 700), (596, 780)], STEEL, 10)
    for x, y in ((520, 650), (540, 690), (500, 672)):
        with c.at(x, y, turn=-36):
            c.poly([(-18, -6), (10, -6), (20, 0), (10, 6), (-18, 6)], WHITE)
    c.line([(1000, 690), (980, 746)], STEEL, 9)
    c.line([(1090, 736), (1076, 790)], STEEL, 9)


def _crossing(c: Canvas) -> None:
    """The one bridge, and the ferry's way out."""
    c.line([(640, 398), (910, 392)], INK, 27, caps=False)
    c.line([(640, 398), (910, 392)], CREAM, 13, caps=False)
    c.disc(778, 395, 27, INK)
    c.disc(778, 395, 15, BRICK)
    _dashes(c, spline([(640, 556), (720, 640), (800, 780), (960, 890), (1180, 1010)]), WHITE, 5, 30)
    with c.at(880, 842, 1.1, 36):
        c.poly([(-26, -10), (14, -10), (30, 0), (14, 10), (-26, 10)], BRICK)
        c.rect(-16, -5, 24, 10, CREAM, 3)


PLACES: tuple[tuple[str, Point, Point, str], ...] = (
    ("Swing bridge", (778, 395), (778, 340), "ms"),
    ("Guildhall", (470, 330), (456, 339), "rs"),
    ("Corn Hall", (410, 470), (396, 479), "rs"),
    ("Cannery", (600, 230), (586, 239), "rs"),
    ("Custom House Steps", (640, 556), (626, 565), "rs"),
    ("Boatyard", (1096, 700), (1112, 709), "ls"),
    ("Library", (1130, 310), (1146, 319), "ls"),
    ("Fish quay", (456, 690), (440, 699), "rs"),
    ("The Ropewalk", (1372, 620), (1372, 712), "ms"),
)


def _places(c: Canvas) -> None:
    for words, (x, y), (tx, ty), anchor in PLACES:
        if words not in ("Swing bridge", "The Ropewalk"):
            c.disc(x, y, 9, CREAM)
            c.disc(x, y, 7, BRICK)
        c.text(tx, ty, words, 26, INK, anchor)


@scene("town-map", ground=WATER)
def town_map(c: Canvas) -> None:
    """Harrow Point: the Old Side, the Strand and the one bridge between them."""
    west, east = _shores(c)
    _old_side(c)
    _strand(c)
    _greens(c)
    for path in (
        [(-20, 420), (180, 408)],
        [(1400, 356), (1640, 336)],
        [(420, -20), (432, 100)],
        [(1040, -20), (1050, 100)],
    ):
        c.line(path, WHITE, 15)
    _quays(c, west, east)
    _crossing(c)
    _places(c)
    c.text(70, 70, "Harrow Point", 58, INK)
    c.text(250, 300, "Old Side", 42, SLATE, "ms", bold=False)
    c.text(1250, 470, "The Strand", 42, SLATE, "ms", bold=False)
    c.slanted(930, 250, "East Quay", 26, -76, INK)
    c.slanted(1190, 160, "Rope Walk", 26, 0, INK)
    c.slanted(714, 190, "River Harrow", 32, -75, WATER_NAME, bold=False)
    c.text(610, 938, "The estuary", 38, WATER_NAME, "ms", bold=False)
    c.slanted(1090, 918, "Ferry to Saltmere", 26, -29, WHITE)
    _north(c, 1520, 60)
    _scale(c, 1330, 966, 200, "¼ mile")


def _scale(c: Canvas, x: float, y: float, w: float, words: str) -> None:
    c.rect(x, y, w, 5, INK)
    for px in (x, x + w / 2, x + w - 4):
        c.rect(px, y - 12, 4, 16, INK)
    c.text(x + w / 2, y - 20, words, 25, INK, "ms")


# The League


@dataclass(frozen=True)
class Town:
    """A harbour town on the coast; one not yet a member is drawn open and dotted."""

    name: str
    x: float
    y: float
    anchor: str = "ls"
    member: bool = True


TOWNS = (
    Town("Kelderness", 846, 150),
    Town("Gullhaven", 690, 270),
    Town("Marram", 640, 400),
    Town("Harrow Point", 520, 548, "rs"),
    Town("Saltmere", 690, 622),
    Town("Thornsea", 870, 790),
    Town("Fennick Sands", 1130, 900, member=False),
)
COAST: Path = [
    (700, -30), (760, 60), (850, 120), (856, 190), (770, 240), (690, 270), (636, 330),
    (640, 400), (664, 460), (600, 500), (520, 530), (430, 536), (360, 520), (352, 546),
    (440, 574), (540, 580), (640, 596), (700, 622), (760, 680), (800, 740), (880, 790),
    (990, 810), (1070, 850), (1134, 900), (1150, 960), (1240, 1030),
]  # fmt: skip


def _sea(c: Canvas, coast: Path) -> None:
    """Three depths of water, as rings round the land."""
    for width, fill in ((330, mix(WATER, SHALLOW, 0.25)), (190, mix(WATER, SHALLOW, 0.55)), (84, SHALLOW)):
        for (x, y), _ in walk(coast, width / 9):
            c.disc(x, y, width / 2, fill)
    c.poly([*coast, (-40, 1040), (-40, -40)], LAND)
    c.line(coast, mix(DUNE, STEEL, 0.45), 5)


def _upland(c: Canvas) -> None:
    """Hills inland, two small islands and the river."""
    for shape, fill in (
        (
            [(60, 120), (260, 60), (470, 110), (520, 240), (380, 330), (160, 300), (50, 220)],
            mix(LAND, SAGE, 0.3),
        ),
        ([(150, 140), (280, 110), (400, 160), (380, 240), (240, 250), (150, 210)], mix(LAND, SAGE, 0.6)),
        (
            [(120, 720), (330, 660), (560, 740), (660, 870), (520, 960), (260, 940), (110, 860)],
            mix(LAND, SAGE, 0.3),
        ),
        ([(240, 770), (380, 730), (520, 800), (540, 880), (380, 900), (260, 850)], mix(LAND, SAGE, 0.6)),
    ):
        c.poly(spline(shape, True), fill)
    c.line(spline([(-20, 450), (120, 486), (230, 500), (356, 533)]), SHALLOW, 13)
    for x, y, rx, ry in ((1010, 380, 46, 26), (1074, 412, 20, 12)):
        c.oval(x, y, rx + 26, ry + 22, SHALLOW)
        c.oval(x, y, rx, ry, LAND)


def _town(c: Canvas, town: Town) -> None:
    """A dot and a name; Harrow Point's is larger."""
    home = town.name == "Harrow Point"
    r = 21 if home else 16
    if town.member:
        c.disc(town.x, town.y, r + 5, CREAM)
        c.disc(town.x, town.y, r, BRICK if home else INK)
    else:
        c.disc(town.x, town.y, r + 5, CREAM)
        for i in range(12):
            c.disc(*arc((town.x, town.y), r, r, i * 30, i * 30 + 1, 1)[0], 3.6, BRICK)
    dx = -36 if town.anchor == "rs" else 36
    c.text(town.x + dx, town.y + 13, town.name, 46 if home else 40, INK, town.anchor)
    if not town.member:
        c.text(town.x + dx, town.y + 52, "expected", 30, WATER_NAME, town.anchor, bold=False)


@scene("league-map", ground=WATER)
def league_map(c: Canvas) -> None:
    """Six towns of the League of Harbour Towns, one of them still to be admitted."""
    coast = spline(COAST)
    _sea(c, coast)
    _upland(c)
    for path in (
        [(560, 560), (700, 540), (900, 400), (940, 240), (880, 168)],
        [(560, 560), (720, 548), (900, 620), (930, 700), (884, 766)],
        [(560, 560), (680, 520), (740, 420), (670, 344)],
    ):
        _dashes(c, spline(path), fade(WHITE, 0.8), 3.5, 26)
    for town in TOWNS:
        _town(c, town)
    _lightship(c, 1270, 520)
    _north(c, 1510, 90)
    _scale(c, 90, 950, 200, "10 miles")


def _lightship(c: Canvas, x: float, y: float) -> None:
    """A boat, for company, in the empty part of the sea."""
    c.poly([(x - 64, y), (x + 70, y), (x + 48, y + 26), (x - 46, y + 26)], BRICK)
    c.rect(x - 64, y - 4, 134, 6, CREAM)
    c.poly([(x - 2, y - 8), (x - 2, y - 110), (x + 60, y - 20)], CREAM)
    c.poly([(x - 10, y - 8), (x - 10, y - 92), (x - 52, y - 18)], FOG)
    for i in range(3):
        c.rect(x - 90 + i * 22, y + 34 + i * 12, 150 - i * 30, 5, fade(WHITE, 0.6), 2)
