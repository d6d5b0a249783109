"""What a browser asks before it puts the paper on a home screen: https://www.w3.org/TR/appmanifest/."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed
from dateline.publication.house_icons import ICONS, house_icon_png_address
from dateline.publication.house_style import house_icon_address
from dateline.publication.models import House
from dateline.publication.queries import current_house

PAPER = "#ffffff"
"""Of the sheet `tokens.css`: the screen while the app opens, before there is a page to say whether it is dark."""

LONGEST_SHORT_NAME = 12
"""Letters a home screen has room for."""


@pressed
@require_safe
def manifest(_request: HttpRequest) -> JsonResponse:
    """Of the house as it is now: its settings are in the house fingerprint."""
    return JsonResponse(manifest_of(current_house()), content_type="application/manifest+json")


def manifest_of(house: House) -> dict[str, Any]:
    """The manifest of `house`."""
    told = {
        "id": "/",
        "name": house.name,
        "short_name": short_name(house.name),
        "description": house.tagline,
        "lang": house.language,
        "dir": house.direction,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "categories": ["news"],
        "icons": _icons(house),
        "shortcuts": [
            {"name": _("Latest"), "url": "/latest/"},
            {"name": _("Saved"), "url": "/saved/"},
            {"name": _("Search"), "url": "/search/"},
        ],
    }
    return {name: value for name, value in told.items() if value}


def short_name(name: str) -> str:
    """The whole name where it is short; else as many of its first words as fit; at worst it is cut."""
    short = name.removeprefix("The ")
    while len(short) > LONGEST_SHORT_NAME and " " in short:
        short = short.rpartition(" ")[0]
    return short[:LONGEST_SHORT_NAME]


def _icons(house: House) -> list[dict[str, str]]:
    drawn = [
        {
            "src": house_icon_png_address(house, name),
            "sizes": f"{icon.size}x{icon.size}",
            "type": "image/png",
            "purpose": name.partition("-")[0],
        }
        for name, icon in ICONS.items()
        if not name.startswith("touch")
    ]
    return [{"src": house_icon_address(house), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}, *drawn]
