"""Links in a text, however they are written."""

import re

LINK = re.compile(
    r"(?:https?://|\bwww\.)(?P<named>[^\s/?#\"'<>\[\]()]+)[^\s]*"
    r"|\[(?:url|link)\b|<a\s"
    r"|\b(?P<bare>[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|shop|xyz|top|online|site|club|ru|me|tv|co|ly|be|to|gl|de|uk))\b(?:/\S*)?",
    re.IGNORECASE,
)


def hosts_in(text: str) -> list[str]:
    """The host of each, in small letters; nothing for a tag that names none."""
    return [(found["named"] or found["bare"] or "").lower() for found in LINK.finditer(text)]


def without_links(text: str) -> str:
    """The words beside them."""
    return LINK.sub(" ", text)
