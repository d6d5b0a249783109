"""The way down to a page, for machines."""

from collections.abc import Sequence
from typing import Any

from dateline.feeds.addresses import whole

Step = tuple[str, str]
"""A name and an address."""


def breadcrumbs(steps: Sequence[Step]) -> dict[str, Any]:
    """https://schema.org/BreadcrumbList."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": whole(address)}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }
