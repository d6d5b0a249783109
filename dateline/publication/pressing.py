"""What the press has to know of the house: its clock and language, and what every page shows of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.core import serializers
from django.http import HttpRequest
from django.utils import timezone, translation

from dateline.press.addresses import lists_addresses
from dateline.press.format import belongs_to_format, shapes_every_page
from dateline.press.rendering import surrounds
from dateline.press.tray import Rows, lays_out
from dateline.publication.models import House, SocialLink
from dateline.publication.queries import HOUSE, current_house, standing_pages


@contextmanager
def as_the_house(request: HttpRequest) -> Iterator[None]:
    """The house's clock and language, and the house itself on the request."""
    house = current_house()
    request.house = house  # type: ignore[attr-defined]
    with timezone.override(ZoneInfo(house.time_zone)), translation.override(house.language):
        yield


def the_house(_names: Sequence[str]) -> Rows:
    return {HOUSE: current_house()}


def house_settings() -> str:
    """Everything an editor can set of the house, written out."""
    rows = [*House.objects.order_by("pk"), *SocialLink.objects.order_by("sort_order", "pk")]
    return serializers.serialize("json", rows)


def addresses() -> Iterator[str]:
    yield from (page.address for page in standing_pages())


def tell_the_press() -> None:
    """Called once, when the room opens."""
    lists_addresses(addresses, first=True)
    surrounds(as_the_house)
    lays_out(the_house)
    belongs_to_format(house_settings)
    shapes_every_page(House)
    shapes_every_page(SocialLink)
