"""The house's mark as the small pictures a home screen wants: PNG, since phones take no SVG there."""

import io
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from dateline.publication.house_style import fingerprint, house_icon, kept, letter_of
from dateline.publication.models import House
from dateline.publication.queries import current_house


class Icon(NamedTuple):
    """How large it is, and how much of it the letter may fill: a phone cuts a maskable one to its own shape."""

    size: int
    letter: float


ICONS = {
    "any-192": Icon(192, 0.69),
    "any-512": Icon(512, 0.69),
    "maskable-192": Icon(192, 0.5),
    "maskable-512": Icon(512, 0.5),
    "touch-180": Icon(180, 0.6),
}
PAPER = "#ffffff"
FACE = str(files("font_source_serif_pro") / "files" / "SourceSerifPro-Bold.ttf")


def house_icon_png_address(house: House, name: str) -> str:
    return f"/house/{fingerprint(house_icon(house))}/{name}.png"


@require_safe
def house_icon_png(_request: HttpRequest, fingerprint: str, icon: str) -> HttpResponse:
    """The present mark whatever the fingerprint, as of the style. Http404 for a size nobody asks for."""
    if icon not in ICONS:
        raise Http404
    house = current_house()
    return kept(_drawn(letter_of(house), house.accent, ICONS[icon]), "image/png")


@lru_cache(maxsize=len(ICONS))
def _drawn(letter: str, accent: str, icon: Icon) -> bytes:
    picture = Image.new("RGB", (icon.size, icon.size), accent)
    pen = ImageDraw.Draw(picture)
    middle = icon.size / 2
    if letter and ord(letter) in _known_signs():
        face = ImageFont.truetype(FACE, round(icon.size * icon.letter))
        left, top, right, bottom = pen.textbbox((0, 0), letter, font=face)
        pen.text((middle - (left + right) / 2, middle - (top + bottom) / 2), letter, font=face, fill=PAPER)
    else:
        _draw_lines(pen, icon)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_lines(pen: ImageDraw.ImageDraw, icon: Icon) -> None:
    """A headline over two lines of text: for a name that begins with a letter our face does not have."""
    side = icon.size * icon.letter * 0.72
    edge = (icon.size - side) / 2
    for top, height, width in ((0, 0.3, 1), (0.46, 0.16, 1), (0.78, 0.16, 0.6)):
        above = edge + side * top
        pen.rectangle((edge, above, edge + side * width, above + side * height), fill=PAPER)


@lru_cache(maxsize=1)
def _known_signs() -> frozenset[int]:
    with TTFont(FACE, lazy=True) as face:
        return frozenset(face.getBestCmap())
