"""What a browser asks before it puts the paper on a home screen: https://www.w3.org/TR/appmanifest/."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dateline.media.models import Picture
from dateline.media.shapes import FALLBACK, SHAPES
from dateline.media.sizes import made_sizes
from dateline.press.rendering import pressed
from dateline.publication.house_icons import ICONS, house_icon_png_address
from dateline.publication.house_style import house_icon_address
from dateline.publication.models import House
from dateline.publication.queries import current_house

SHARED = "/shared/"
"""Where a device leads what is shared with the app."""

PAPER = "#ffffff"
"""Of the sheet `tokens.css`: the screen while the app opens, before there is a page to say whether it is dark."""

SHORTCUT_ICON = "any-192"
"""A browser wants one of at least 96 pixels."""

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
        "screenshots": _screenshots(house),
        "shortcuts": [
            {"name": name, "url": address, "icons": [_icon(house, SHORTCUT_ICON)]} for name, address in _shortcuts()
        ],
        "share_target": {
            "action": SHARED,
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": {name: name for name in ("title", "text", "url")},
        },
        "related_applications": _native_apps(house),
    }
    return {name: value for name, value in told.items() if value}


def short_name(name: str) -> str:
    """The whole name where it is short; else as many of its first words as fit; at worst it is cut."""
    short = name.removeprefix("The ")
    while len(short) > LONGEST_SHORT_NAME and " " in short:
        short = short.rpartition(" ")[0]
    return short[:LONGEST_SHORT_NAME]


def _shortcuts() -> list[tuple[str, str]]:
    return [
        (_("Latest"), "/latest/"),
        (_("For you"), "/for-you/"),
        (_("Saved"), "/saved/"),
        (_("Search"), "/search/"),
    ]


def _screenshots(house: House) -> list[dict[str, str]]:
    """The two pictures the desk may choose; without them browsers ask with the icon alone."""
    chosen = (("narrow", house.phone_screen), ("wide", house.desk_screen))
    return [_screenshot(picture, form) for form, picture in chosen if picture and _size_of(picture)]


def _screenshot(picture: Picture, form: str) -> dict[str, str]:
    size = _size_of(picture)
    told = {"src": size.url, "sizes": f"{size.width}x{size.height}", "type": "image/jpeg", "form_factor": form}
    return told | ({"label": picture.default_alt_text} if picture.default_alt_text else {})


def _size_of(picture: Picture) -> Any:
    """None until it is made."""
    made = made_sizes(picture, SHAPES["screen"].specs(picture)[FALLBACK])
    return next(iter(made.values()), None)


def _native_apps(house: House) -> list[dict[str, str]]:
    """What a browser may look for on the device before it offers the paper."""
    return [{"platform": "play", "id": house.android_app}] if house.android_app else []


def _icons(house: House) -> list[dict[str, str]]:
    drawn = [_icon(house, name) for name in ICONS if not name.startswith("touch")]
    return [{"src": house_icon_address(house), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}, *drawn]


def _icon(house: House, name: str) -> dict[str, str]:
    size = ICONS[name].size
    return {
        "src": house_icon_png_address(house, name),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": name.partition("-")[0],
    }
