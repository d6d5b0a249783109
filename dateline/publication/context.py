"""What every reader's page knows of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from dateline.publication.house_icons import house_icon_png_address
from dateline.publication.house_style import house_icon_address, house_style_address
from dateline.publication.queries import current_house, house_today


def house(request: HttpRequest) -> dict[str, Any]:
    """The masthead's and the footer's words. Lazy: a page that prints none of it runs none of it."""
    standing = getattr(request, "house", None) or current_house()
    return {
        "house": standing,
        "house_stylesheet": house_style_address(standing),
        "house_icon": house_icon_address(standing),
        "house_touch_icon": house_icon_png_address(standing, "touch-180"),
        "base_url": settings.WAGTAILADMIN_BASE_URL,
        "today": SimpleLazyObject(house_today),
    }
