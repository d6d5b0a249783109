"""The picture under a link to a story: its headline in the house's type.

Made when somebody asks for it and pressed like a page, so it is gone with its story. Its address changes with what
stands in it.
"""

import hashlib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, chain
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, features

from dateline.lib.languages import direction_of
from dateline.publication.models import House, Typeface
from dateline.stories.models import Story

WIDTH, HEIGHT = 1200, 630
MARGIN, TOP, FOOT = 72, 150, 118
PAPER, INK, QUIET = "#fbfaf7", "#1a1a1a", "#5c5c58"
SIZES = range(84, 39, -4)
LEADING = 1.14
LARGEST_LABEL = 34
COLOURS = 64

SERIF = ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf")
SANS = ("font_source_sans_pro", "SourceSansPro-Semibold.ttf")
FACES = {Typeface.SERIF: SERIF, Typeface.SANS: SANS, Typeface.SYSTEM: SERIF}
OWN_FACES = "fonts"
"""The folder in the site folder with faces for scripts ours do not have."""
MOST_FACES = 20

WRITTEN = ("L", "M", "N", "P")
"""Letters, marks, numbers, points. Signs of other kinds, such as faces that laugh, are left out where none has them."""


def share_address(story: Story, house: House) -> str:
    """Where the picture of `story` is."""
    return f"/house/share/{story.pk}/{fingerprint(story, house)}.png"


def fingerprint(story: Story, house: House) -> str:
    """Of all that stands in it."""
    told = repr(
        (story.title, _label(story), story.language or house.language, house.name, house.accent, house.typeface)
    )
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def can_be_set(story: Story, house: House) -> bool:
    """Whether a face has every letter of the headline, and its script can be shaped."""
    return _face_for(story.title, house.typeface) is not None and _can_shape(story.language or house.language)


def share_picture(story: Story, house: House) -> bytes:
    """A PNG. Some 70 ms; for a story whose headline `can_be_set`."""
    language = story.language or house.language
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, WIDTH, 14), fill=house.accent)
    _set_headline(pen, story.title, house.typeface, language)
    is_rightward = direction_of(language) == "rtl"
    _set_label(pen, house.name, INK, 58, house.typeface, at_right=is_rightward)
    _set_label(pen, _label(story), house.accent, 58, house.typeface, at_right=not is_rightward)
    pen.line((MARGIN, HEIGHT - FOOT + 22, WIDTH - MARGIN, HEIGHT - FOOT + 22), fill=INK, width=2)
    host = settings.WAGTAILADMIN_BASE_URL.partition("://")[2]
    _set_label(pen, host, QUIET, HEIGHT - 78, house.typeface, at_right=is_rightward)
    written = BytesIO()
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _label(story: Story) -> str:
    return story.kicker or (story.section.title if story.section else "")


def _can_shape(language: str) -> bool:
    """Right to left, letters change their shapes with their neighbours: that takes Raqm, which Pillow may lack."""
    return direction_of(language) == "ltr" or has_raqm()


def has_raqm() -> bool:
    return bool(features.check("raqm"))


def _set_headline(pen: ImageDraw.ImageDraw, headline: str, typeface: str, language: str) -> None:
    """As large as it fits between label and foot."""
    face = _face_for(headline, typeface)
    if face is None:
        raise LookupError(f"No face has the letters of “{headline}”.")
    words = _printable(headline, face)
    direction = direction_of(language)
    for size in SIZES:
        font = _font(face, size)
        lines, step = _lines(words, font), round(size * LEADING)
        room = (HEIGHT - TOP - FOOT) // step
        if len(lines) <= room:
            break
    else:
        lines = [*lines[: room - 1], f"{lines[room - 1]} …"]
    shaping = (direction, language) if has_raqm() else (None, None)
    place, anchor = (WIDTH - MARGIN, "ra") if direction == "rtl" else (MARGIN, "la")
    for number, line in enumerate(lines):
        top = TOP + number * step
        pen.text((place, top), line, INK, font, anchor, direction=shaping[0], language=shaping[1])


def _set_label(
    pen: ImageDraw.ImageDraw, words: str, colour: str, top: int, typeface: str, *, at_right: bool = False
) -> None:
    """One line; nothing where no face has its letters."""
    face = _face_for(words, typeface)
    if face is None or not words:
        return
    font = _font(face, LARGEST_LABEL)
    fitting = [cut for cut in accumulate(_printable(words, face)) if font.getlength(cut) <= WIDTH // 2 - MARGIN]
    place, anchor = (WIDTH - MARGIN, "ra") if at_right else (MARGIN, "la")
    pen.text((place, top), fitting[-1] if fitting else "", fill=colour, font=font, anchor=anchor)


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Broken between words, and inside one that is wider than the sheet."""
    widest = WIDTH - 2 * MARGIN
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= widest:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while font.getlength(lines[-1]) > widest:
            fits = next((n for n in range(len(lines[-1]) - 1, 0, -1) if font.getlength(lines[-1][:n]) <= widest), 1)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return lines


def _printable(text: str, face: Path) -> str:
    """Without the signs the face does not have, which are no letters."""
    return "".join(sign for sign in text if sign.isspace() or ord(sign) in _signs(face))


def _face_for(text: str, typeface: str) -> Path | None:
    """The first face with every letter of `text`: the house's, else one from the site's own folder."""
    faces = chain([_own_face(typeface)], further_faces())
    return next((face for face in faces if _has_letters(face, text)), None)


@cache
def _own_face(typeface: str) -> Path:
    package, name = FACES[Typeface(typeface)]
    return Path(str(files(package))) / "files" / name


def _has_letters(face: Path, text: str) -> bool:
    there = _signs(face)
    return not any(_is_written(sign) for sign in set(text) if ord(sign) not in there)


def _is_written(sign: str) -> bool:
    """Not what only says how the sign before it looks."""
    return unicodedata.category(sign)[0] in WRITTEN and not unicodedata.name(sign, "").startswith("VARIATION SELECTOR")


@cache
def further_faces() -> list[Path]:
    """Of the site's own folder, looked through once a process."""
    folder = settings.SITE.folder / OWN_FACES
    return sorted(path for path in folder.glob("*") if path.suffix.lower() in (".ttf", ".otf"))[:MOST_FACES]


@lru_cache(maxsize=32)
def _signs(face: Path) -> frozenset[int]:
    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


@lru_cache(maxsize=64)
def _font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face), size)
