"""Feeds, sitemaps and structured data, held to what those who read them ask for."""

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
MOST_BYTES = 2**20
NEEDED_OF_A_STORY = ("headline", "datePublished", "dateModified", "publisher", "@id", "url", "inLanguage")
RELATIVE = re.compile(r"""(?:href|src)=["'](?!https?:|mailto:)""")
UNSAFE = ("<script", "<iframe", "<style", "javascript:", " onclick", " style=", "<button", "srcset=")


@cache
def _schema(name: str) -> Any:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def checked_xml(content: bytes, schema: str) -> Any:
    """The root, which keeps to the schema."""
    root = etree.fromstring(content)
    rules = _schema(schema)
    assert rules.validate(root), rules.error_log
    return root


def checked_rss(answer: Any) -> list[Any]:
    """The items of a feed that a validator has nothing to say of."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    root = checked_xml(answer.content, "rss")
    items = root.findall("channel/item")
    latest = parsedate_to_datetime(root.findtext("channel/lastBuildDate"))
    assert all(parsedate_to_datetime(item.findtext("pubDate")) <= latest for item in items)
    _check_all(answer, [item.findtext("guid") for item in items], [item.findtext(ENCODED) for item in items])
    return list(items)


def checked_atom(answer: Any) -> list[Any]:
    """The entries, likewise."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = checked_xml(answer.content, "atom")
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        assert entry.findtext(f"{ATOM}published") <= entry.findtext(f"{ATOM}updated") <= root.findtext(f"{ATOM}updated")
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    assert (rels.count("self"), rels.count("alternate")) == (1, 1)
    _check_all(answer, [e.findtext(f"{ATOM}id") for e in entries], [e.findtext(f"{ATOM}content") for e in entries])
    return list(entries)


def checked_json(answer: Any) -> list[dict[str, Any]]:
    """The items, likewise."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(answer.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"].strip()
    for name in ("home_page_url", "feed_url"):
        assert feed[name].startswith("http")
    for item in feed["items"]:
        assert {"id", "url", "content_html", "date_published"} <= set(item)
        assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert item["date_published"] <= item["date_modified"]
        assert all(author["name"] for author in item.get("authors", []))
        assert "" not in [*item.values(), *item.get("tags", [])]
    _check_all(answer, [item["id"] for item in feed["items"]], [item["content_html"] for item in feed["items"]])
    items: list[dict[str, Any]] = feed["items"]
    return items


def _check_all(answer: Any, names: list[str], texts: list[str]) -> None:
    assert len(answer.content) < MOST_BYTES
    assert len(set(names)) == len(names)
    for text in texts:
        assert not RELATIVE.search(text), text
        assert not any(word in text for word in UNSAFE), text
        if text:
            lxml.html.fragments_fromstring(text)


def checked_sitemap(answer: Any, now: datetime | None = None) -> Any:
    """The root. Nothing in it is of the future."""
    assert answer.status_code == 200
    root = checked_xml(answer.content, "sitemap")
    locs = [each.text for each in root.iter("{*}loc") if "sitemap/0.9" in each.tag]
    assert len(set(locs)) == len(locs) <= 50_000
    for moment in [*root.iter("{*}lastmod"), *root.iter("{*}publication_date")]:
        assert datetime.fromisoformat(moment.text) <= (now or datetime.now(UTC))
    return root


def machine_blocks(content: bytes) -> list[dict[str, Any]]:
    """Every block of JSON-LD on a page."""
    page: Any = lxml.html.fromstring(content)
    return [json.loads(block.text) for block in page.xpath("//script[@type='application/ld+json']")]


NEEDED: dict[str, tuple[str, ...]] = {
    "Event": ("name", "startDate", "location"),
    "ProfilePage": ("url", "mainEntity"),
    "Comment": ("text", "author", "datePublished"),
    "ImageObject": ("url", "width", "height"),
    "Quotation": ("text", "url", "inLanguage"),
    "ListItem": ("position", "name", "item"),
}
"""What search engines, or those who check what they are told, call an error when it is missing."""


def checked_machine_blocks(content: bytes) -> list[dict[str, Any]]:
    """Every block on a page, with all that is asked for and nothing empty, however deep."""
    blocks = machine_blocks(content)
    for block in blocks:
        assert block["@context"] == "https://schema.org"
        _check_told(block)
    return blocks


def _check_told(told: Any) -> None:
    for each in told if isinstance(told, list) else [told]:
        assert each not in ("", None, [], {})
        if isinstance(each, dict):
            missing = [name for name in NEEDED.get(str(each.get("@type")), ()) if name not in each]
            assert not missing, (missing, each)
            for value in each.values():
                _check_told(value)


def checked_story_head(content: bytes) -> dict[str, Any]:
    """What a story says of itself to machines, as search engines and those who show cards want it."""
    page: Any = lxml.html.fromstring(content)
    blocks = checked_machine_blocks(content)
    story, crumbs = blocks[0], blocks[1]
    assert all(story[name] for name in NEEDED_OF_A_STORY)
    assert "NewsArticle" in story["@type"]
    assert len(story["headline"]) <= 110
    assert all(author["name"] and author["url"].startswith("http") for author in story.get("author", []))
    assert story["datePublished"] <= story["dateModified"]
    for moment in ("datePublished", "dateModified"):
        assert datetime.fromisoformat(story[moment]).tzinfo
    for image in story.get("image", []):
        assert image["url"].startswith("http")
        assert {"creditText", "copyrightNotice", "license"} & set(image) or "caption" not in image
    assert crumbs["@type"] == "BreadcrumbList"
    assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3]
    assert any(
        block["@type"] == "NewsMediaOrganization" and block["@id"] == story["publisher"]["@id"] for block in blocks
    )
    assert page.xpath("//link[@rel='canonical']/@href") == [story["url"]]
    tags = {each.get("property"): each.get("content") for each in page.xpath("//meta[@property]")}
    assert {"og:title", "og:type", "og:url", "og:site_name"} <= set(tags)
    assert all(tags.values())
    assert page.xpath("//meta[@name='robots']/@content") == ["max-image-preview:large"]
    return story
