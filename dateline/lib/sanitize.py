"""HTML from strangers, made harmless."""

import re
from html import unescape

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


FILED_TAGS = STORY_TAGS | {
    "h1",
    "h5",
    "h6",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "address",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "pre",
    "hr",
    "dl",
    "dt",
    "dd",
}
DROPPED_WHOLE = {
    "script",
    "style",
    "template",
    "noscript",
    "noembed",
    "noframes",
    "iframe",
    "object",
    "svg",
    "math",
    "title",
    "figure",
    "video",
    "audio",
    "select",
}
MOST_TAGS = 20_000
MOST_NESTING_TAGS = 10_000
MOST_ODD_TAGS = 20
MOST_ATTRIBUTES = 2_000
MOST_REFERENCES = 100_000

A_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
NEVER_NESTS = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
}
WHOLE_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,30})(?![a-zA-Z0-9])([^<>]*)>")
FORMATTING = "b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
FORMATTING_TAG = re.compile(rf"<({FORMATTING})[\s/][^<>]*>", re.IGNORECASE)
ODD_FORMATTING = re.compile(rf"<(?:{FORMATTING})[\s/]", re.IGNORECASE)
INLINE_FILE = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[a-z0-9+/=]*", re.IGNORECASE)
QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
HANDLER = re.compile(r"[\s/]on[a-z]{3,30}\s*=", re.IGNORECASE)
RUNNING_ADDRESS = re.compile(r"""=["']*(?:(?:java|vb|live)script:|data:text/html)""", re.IGNORECASE)
SCRIPT_OF_ITS_OWN = re.compile(r"<script\b[^<>]*>\s*[^\s<]", re.IGNORECASE)
HIDDEN_IN_ADDRESSES = re.compile(r"[\x00-\x20]+")


def clean_filed_html(html: str) -> str:
    """`html` with the tags that tell its structure, for turning it into blocks; clean each with the other after.

    Ask `danger_in` first: browsers' rules for broken HTML take time with the square of its depth.
    """
    return nh3.clean(
        _lightened(html),
        tags=FILED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        clean_content_tags=DROPPED_WHOLE,
    )


def danger_in(html: str) -> str:
    """What in `html` is made to run in a browser, or to keep whoever cleans it busy, in words; or "".

    For refusing and saying why; what makes HTML harmless is the cleaning.
    """
    if SCRIPT_OF_ITS_OWN.search(html):
        return "a script"
    html = INLINE_FILE.sub("", html)
    for tag in WHOLE_TAG.finditer(html):
        if tag[1].lower() in ("object", "embed", "applet", "base"):
            return f"the tag <{tag[1].lower()}>"
        if HANDLER.search(QUOTED.sub("= ", tag[2])):
            return "a handler such as onclick"
        if "=" in tag[2] and RUNNING_ADDRESS.search(HIDDEN_IN_ADDRESSES.sub("", unescape(tag[2]))):
            return "an address that runs a script"
    return burden_in_text(html) or _burden_in(_lightened(html))


def burden_in_text(text: str) -> str:
    """More signs that HTML writes as references than the cleaning can take, in words, or ""."""
    count = sum(text.count(sign) for sign in "&<>\xa0")
    return (
        f"{count:,} signs such as & or <, and at most {MOST_REFERENCES:,} are taken" if count > MOST_REFERENCES else ""
    )


def _lightened(html: str) -> str:
    """Without pictures written into addresses and attributes on <b> and its like, which nothing of ours keeps."""
    return FORMATTING_TAG.sub(r"<\1>", INLINE_FILE.sub("", html))


def _burden_in(html: str) -> str:
    """Counts what makes cleaning slow, in one pass and whether or not tags are ever closed."""
    names = [name.lower() for name in A_TAG.findall(html)]
    if len(names) > MOST_TAGS:
        return f"{len(names):,} tags, and at most {MOST_TAGS:,} are taken"
    nesting = sum(name not in NEVER_NESTS for name in names)
    if nesting > MOST_NESTING_TAGS:
        return f"{nesting:,} tags that may stand in each other, and at most {MOST_NESTING_TAGS:,} are taken"
    if len(ODD_FORMATTING.findall(html)) > MOST_ODD_TAGS:
        return "broken tags"
    for run in html.split(">"):
        start = A_TAG.search(run)
        if start and len(run[start.start() :].replace("/", " ").split()) > MOST_ATTRIBUTES:
            return "a tag without end"
    return ""
