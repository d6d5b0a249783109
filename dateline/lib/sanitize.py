"""HTML from strangers, made harmless."""

import nh3

STORY_TAGS = {
    "p",
    "a",
    "b",
    "strong",
    "i",
    "em",
    "ul",
    "ol",
    "li",
    "br",
    "sup",
    "sub",
    "blockquote",
    "h2",
    "h3",
    "h4",
}
"""What a paragraph may hold; everything else is unwrapped, scripts and styles go with their content."""


def clean_story_html(html: str) -> str:
    """`html` with only the tags a story's text needs and only http, https and mailto links."""
    return nh3.clean(
        html,
        tags=STORY_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "svg", "math"},
    )
