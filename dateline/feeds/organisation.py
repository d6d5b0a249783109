"""What machines are told of the house: schema.org's NewsMediaOrganization."""

from typing import Any

from dateline.feeds.addresses import whole
from dateline.media.sizes import all_sizes
from dateline.publication.house_icons import ICONS, house_icon_png_address
from dateline.publication.models import House
from dateline.publication.queries import standing_pages

NAME = "/#house"
ICON = "any-512"
POLICIES = {
    "ethics": ("ethicsPolicy", "publishingPrinciples"),
    "sources": ("unnamedSourcesPolicy",),
    "fact-checking": ("verificationFactCheckingPolicy",),
    "diversity": ("diversityPolicy",),
    "ownership": ("ownershipFundingInfo",),
    "masthead": ("masthead",),
    "contact": ("actionableFeedbackPolicy",),
}
"""Which standing page says what, by its slug. A house has those it has written."""


def house_in_short(house: House) -> dict[str, Any]:
    """As the author of a story nobody has signed; `@id` ties it to the rest."""
    return {"@type": "NewsMediaOrganization", "@id": whole(NAME), "name": house.name, "url": whole("/")}


def house_by_name(house: House) -> dict[str, Any]:
    """So much of it as each story repeats."""
    return {**house_in_short(house), "logo": _icon(house)}


def house_for_machines(house: House) -> dict[str, Any]:
    """All of it: logo, policies, where else it is found."""
    told = {
        "@context": "https://schema.org",
        **house_by_name(house),
        "description": house.tagline,
        "foundingDate": house.since and str(house.since),
        "logo": _logo(house),
        "sameAs": [link.url for link in house.social_links.all()],
        "correctionsPolicy": whole("/corrections/"),
        **_policies(),
    }
    return {name: value for name, value in told.items() if value}


def _policies() -> dict[str, str]:
    known = {page.slug: whole(page.address) for page in standing_pages()}
    return {name: known[slug] for slug, names in POLICIES.items() if slug in known for name in names}


def _logo(house: House) -> dict[str, Any]:
    """The logo in the largest size there is; the house's icon where it has none."""
    sizes = all_sizes(house.logo).values() if house.logo else ()
    largest = max(sizes, key=lambda size: size.width, default=None)
    if largest is None:
        return _icon(house)
    return {"@type": "ImageObject", "url": whole(largest.url), "width": largest.width, "height": largest.height}


def _icon(house: House) -> dict[str, Any]:
    """Asks for nothing; a logo's sizes would have to be looked up for every story."""
    size = ICONS[ICON].size
    return {"@type": "ImageObject", "url": whole(house_icon_png_address(house, ICON)), "width": size, "height": size}
