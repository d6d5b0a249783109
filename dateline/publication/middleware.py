"""The house's clock and language, for everything that happens in a request."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from dateline.publication.queries import current_house

UNHOUSED = ("/static/", "/media/", "/healthz")


class HouseTime:
    """Sets time zone and language to the house's, never to what a reader's browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(UNHOUSED):
            return self.get_response(request)
        house = current_house()
        request.house = house  # type: ignore[attr-defined]
        with timezone.override(ZoneInfo(house.time_zone)), translation.override(house.language):
            return self.get_response(request)
