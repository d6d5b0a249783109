"""Every feed, sitemap and story head of the furnished newsroom, as validators see them."""

from typing import Any

import pytest

from dateline.archive.queries import public_subjects
from dateline.feeds.addresses import further_addresses
from dateline.feeds.sitemaps import sitemap_addresses
from dateline.feeds.tests.checked import (
    checked_atom,
    checked_json,
    checked_machine_blocks,
    checked_rss,
    checked_sitemap,
    checked_story_head,
)
from dateline.stories.models import Story
from dateline.stories.public_authors import public_authors

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.xdist_group("budgets"), pytest.mark.timeout(400)]
CHECKS = {"feed/atom/": checked_atom, "feed/": checked_rss, "feed.json": checked_json}


def test_the_whole_demo_is_well_told(courier: object, client: Any) -> None:
    feeds = ["/feed/", "/feed/atom/", "/feed.json", *further_addresses()]
    held = {address: _check_of(address)(client.get(address)) for address in feeds}
    assert len(held) > 30
    assert all(held.values()), [address for address, items in held.items() if not items]
    for address in sitemap_addresses():
        checked_sitemap(client.get(address))
    for story in Story.objects.public().for_lists():
        checked_story_head(client.get(story.address).content)
    others = ["/events/", "/quotes/", *(each.address for each in (*public_authors(), *public_subjects()))]
    for address in others:
        checked_machine_blocks(client.get(address).content)


def _check_of(address: str) -> Any:
    return next(check for ending, check in CHECKS.items() if address.endswith(ending))
