"""The house's own colours and faces as a small stylesheet, and its icon."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from dateline.publication.models import House, Typeface
from dateline.publication.queries import current_house

FACES = {
    Typeface.SERIF: "",
    Typeface.SANS: "--house-serif: var(--house-sans);",
    Typeface.SYSTEM: "--house-serif: Georgia, 'Times New Roman', serif; --house-sans: system-ui, sans-serif;",
}


def house_css(house: House) -> str:
    """The stylesheet for `house`."""
    return (
        f":root {{ --accent: {house.accent}; --accent-dark: {house.accent_dark}; {FACES[Typeface(house.typeface)]} }}\n"
    )


def fingerprint(css: str) -> str:
    return hashlib.sha256(css.encode()).hexdigest()[:12]


def house_style_address(house: House) -> str:
    return f"/house/{fingerprint(house_css(house))}.css"


def letter_of(house: House) -> str:
    """What stands for its name where there is room for one sign."""
    return house.name.removeprefix("The ")[:1].upper()


def house_icon(house: House) -> str:
    """A small picture for tabs and bookmarks: the first letter of the name on the house's colour."""
    letter = escape(letter_of(house))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{house.accent}"/>'
        '<text x="32" y="47" text-anchor="middle" font-family="Georgia, serif" font-weight="700" '
        f'font-size="44" fill="#fff">{letter}</text></svg>'
    )


def house_icon_address(house: House) -> str:
    return f"/house/{fingerprint(house_icon(house))}.svg"


@require_safe
def house_style(_request: HttpRequest, fingerprint: str) -> HttpResponse:
    """The present style whatever the fingerprint, which is there so that a change has a new address."""
    return kept(house_css(current_house()), "text/css; charset=utf-8")


@require_safe
def house_icon_file(_request: HttpRequest, fingerprint: str) -> HttpResponse:
    """The present icon, likewise."""
    return kept(house_icon(current_house()), "image/svg+xml")


def kept(content: str | bytes, kind: str) -> HttpResponse:
    """An answer that browsers keep for a year."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Cache-Control"] = "max-age=31536000, immutable"
    return response
