"""Which first segments of an address are the system's own."""

STANDING = frozenset({"about", "contact", "ethics", "privacy", "accessibility", "comment-policy"})
RESERVED = STANDING | frozenset(
    [
        "authors",
        "latest",
        "archive",
        "people",
        "organisations",
        "places",
        "topics",
        "quotes",
        "events",
        "search",
        "opensearch.xml",
        "corrections",
        "feed",
        "feed.json",
        "sitemap.xml",
        "news-sitemap.xml",
        "robots.txt",
        "humans.txt",
        "ads.txt",
        "llms.txt",
        "oembed",
        ".well-known",
        "manifest.webmanifest",
        "service-worker.js",
        "offline",
        "saved",
        "for-you",
        "following",
        "shared",
        "push",
        "edition.json",
        "desk",
        "api",
        "healthz",
        "readyz",
        "metrics",
        "read",
        "replies",
        "media",
        "static",
        "house",
        "documents",
    ]
)


def is_reserved(segment: str) -> bool:
    """Whether no section may live at `/{segment}/`: the contract's own, or four digits (a year)."""
    return segment in RESERVED or (len(segment) == 4 and segment.isdigit())
