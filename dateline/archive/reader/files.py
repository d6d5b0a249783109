"""The text of a file to read: plain text as it is, or the body of one ninjs story."""

import json
from pathlib import Path
from typing import Any

MOST_BYTES = 8_000_000
BLOCKS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "dt", "dd", "td", "th", "pre", "div",
    "section", "article",
})  # fmt: skip


class CannotUse(Exception):
    """A file that cannot be read. The message names it and says what to do."""


def text_of(path: Path) -> str:
    """What is read of the file. Raises CannotUse with a sentence."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotUse(f"{path}: {error.strerror}. Name a file that can be read.") from None
    if len(raw) > MOST_BYTES:
        raise CannotUse(f"{path}: This is more than {MOST_BYTES:,} bytes. Cut it into stories.")
    try:
        text = raw.decode("utf-8-sig" if _is_ninjs(path, raw) else "utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CannotUse(f"{path}, line {line}: This is not UTF-8. Save the file as UTF-8.") from None
    return _body_of(path, text) if _is_ninjs(path, raw) else text


def _is_ninjs(path: Path, raw: bytes) -> bool:
    return path.suffix.lower() in (".json", ".ninjs") and raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _body_of(path: Path, text: str) -> str:
    try:
        item: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as error:
        raise CannotUse(f"{path}, line {error.lineno}: This is no JSON: {error.msg}. Mend it there.") from None
    except RecursionError:
        raise CannotUse(f"{path}: This is nested too deeply for a story.") from None
    for plain, marked_up in _bodies(item):
        if isinstance(plain, str):
            return plain
        if isinstance(marked_up, str):
            return _paragraphs_in(marked_up)
    raise CannotUse(f"{path}: This has neither “body_text” nor “body_xhtml”. Add one of them.")


def _bodies(item: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Of ninjs 1.x, which has the bodies at its top, and of 2.x and 3.x, which list them."""
    top = (item.get("body_text"), item.get("body_xhtml") or item.get("body_html"))
    listed = item.get("bodies")
    return [top, *_of_list(listed if isinstance(listed, list) else [])]


def _of_list(bodies: list[Any]) -> list[tuple[Any, Any]]:
    known = [body for body in bodies if isinstance(body, dict) and isinstance(body.get("value"), str)]
    plain = [(body["value"], None) for body in known if body.get("contenttype") == "text/plain"]
    return plain + [(None, body["value"]) for body in known if body.get("contenttype") != "text/plain"]


def _paragraphs_in(markup: str) -> str:
    """The paragraphs of a body, joined by a blank line."""
    from lxml import html
    from lxml.etree import ParserError

    try:
        root = html.fromstring(f"<div>{markup}</div>".replace("\x00", ""))
    except (ParserError, ValueError):
        return ""
    found = []
    for element in root.iter():
        is_block = element.tag in BLOCKS and not any(inner.tag in BLOCKS for inner in element.iterdescendants())
        words = " ".join("".join(map(str, element.itertext())).split()) if is_block else ""
        if words:
            found.append(words)
    return "\n\n".join(found)
