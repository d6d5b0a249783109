"""Where feeds are read: the same three addresses under the house, a section, an author, a subject and a story's
replies."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.conf import settings

from dateline.archive.queries import public_subjects
from dateline.stories.models import Section
from dateline.stories.public_authors import public_authors

RSS, ATOM, JSON = "rss", "atom", "json"
ENDINGS: Final = {RSS: "feed/", ATOM: "feed/atom/", JSON: "feed.json"}
"""What follows the address of what a feed is about."""

THE_HOUSE = "/"


def feed_addresses(of: str = THE_HOUSE) -> list[str]:
    """The feeds of what is read at the address `of`."""
    return [f"{of}{ending}" for ending in ENDINGS.values()]


def owner_of_feed(address: str) -> str:
    """Of what the feed at `address` is: the address of that. Empty for what is no feed."""
    found = (address.removesuffix(ending) for ending in (ENDINGS[ATOM], ENDINGS[RSS], ENDINGS[JSON]))
    return next((owner for owner in found if owner != address and owner.startswith("/") and owner.endswith("/")), "")


def further_addresses() -> Iterator[str]:
    """The feeds of sections, authors and subjects. Those of replies are made for who asks."""
    owners: Iterable[Iterable[Section] | Iterable[object]] = (
        Section.objects.public().order_by("path"),
        public_authors(),
        public_subjects(),
    )
    for some in owners:
        for owner in some:
            yield from feed_addresses(owner.address)  # type: ignore[attr-defined]


def whole(address: str) -> str:
    """The address with the house's own before it. What names another host stays as it is."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{address}" if address.startswith("/") else address
