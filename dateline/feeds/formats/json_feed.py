"""JSON Feed 1.1."""

import json
from typing import Any

from dateline.feeds.addresses import JSON, whole
from dateline.feeds.channel import Channel
from dateline.feeds.entry import Entry
from dateline.press.parts import place_part

CONTENT_TYPE = "application/feed+json; charset=utf-8"
PART = "json item"
ITEMS = ',\n"items": [\n'


def write_json_feed(channel: Channel) -> str:
    """The feed; of its stories the places alone."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": whole(channel.page),
        "feed_url": channel.address_in(JSON),
        "description": channel.description,
        "language": channel.house.language,
        "authors": [{"name": channel.house.name, "url": whole("/")}],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else [],
    }
    items: list[str] = [place_part(PART, story) for story in channel.stories]
    items += [json_item(entry) for entry in channel.entries]
    return _written(told).removesuffix("}") + ITEMS + ",\n".join(items) + "\n]}\n"


def json_item(entry: Entry) -> str:
    """One item."""
    return _written(
        {
            "id": entry.guid,
            "url": entry.address,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.picture and entry.picture.address,
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds"),
            "authors": [_signed(author.name, author.address) for author in entry.authors],
            "tags": entry.categories,
            "language": entry.language,
        }
    )


def _signed(name: str, address: str) -> dict[str, str]:
    return {"name": name, "url": address} if address else {"name": name}


def _written(told: dict[str, Any]) -> str:
    """What there is nothing of is left out."""
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
