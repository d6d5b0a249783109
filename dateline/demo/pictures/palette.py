"""The colours of Harrow Point: greys, sea green, sand and brick."""

from PIL import ImageColor

Colour = str | tuple[int, int, int, int]

INK = "#2b3133"
SLATE = "#475356"
STEEL = "#6c797b"
STONE = "#9aa3a3"
FOG = "#c7cdcc"
PAPER = "#dfe2e1"
PALE = "#ebedeb"

FAR_HILL = "#c9d0cd"
HILL = "#b9c2bf"
SAGE = "#9db0a4"
PITCH_LIGHT = "#7c9776"
PITCH = "#6d8a68"
MOSS = "#4f6a52"
PINE = "#3a4f45"

SHALLOW = "#a9b9ba"
WATER = "#8fa2a5"
TIDE = "#768c8f"
DEEP = "#5f7678"
ABYSS = "#435a5d"
NIGHT = "#2f4145"

SAND = "#e3d6bd"
DUNE = "#cfbf9f"
PEACH = "#f2d6be"
APRICOT = "#e9bf9c"
GLOW = "#f6e5d4"
LAMP = "#f4d293"
OCHRE = "#d6a552"

ROSE = "#c58a76"
BRICK = "#a8523f"
DARK_BRICK = "#7d3b2f"
OXBLOOD = "#57291f"

STRAW = "#cfb082"
WOOD = "#b08d62"
OAK = "#8c6b48"
BARK = "#614a34"

CREAM = "#f4efe4"
WHITE = "#fcfaf5"


def rgb(colour: Colour) -> tuple[int, int, int]:
    """The red, green and blue of a colour, whatever its opacity."""
    if isinstance(colour, str):
        red, green, blue = ImageColor.getrgb(colour)[:3]
        return red, green, blue
    return colour[:3]


def fade(colour: Colour, opacity: float) -> Colour:
    """A colour laid on thinly: 0 is invisible, 1 is solid."""
    red, green, blue = rgb(colour)
    return red, green, blue, round(255 * opacity)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A solid colour between two: 0 is the one, 1 is the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue, 255
