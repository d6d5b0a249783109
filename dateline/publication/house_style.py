"""The house's own colours and faces, as a small stylesheet of their own."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dateline.publication.models import House, Typeface
from dateline.publication.queries import current_house

FACES = {
    Typeface.SERIF: "",
    Typeface.SANS: "--serif: var(--sans);",
    Typeface.SYSTEM: "--serif: Georgia, 'Times New Roman', serif; --sans: system-ui, sans-serif;",
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


@require_safe
def house_style(_request: HttpRequest, fingerprint: str) -> HttpResponse:
    """The present style whatever the fingerprint; it is there so that a change has a new address."""
    response = HttpResponse(house_css(current_house()), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "max-age=31536000, immutable"
    return response
