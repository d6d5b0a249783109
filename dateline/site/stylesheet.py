"""Joins the reader's stylesheets, in their order, into the one file a page loads, and those of few pages into others.

A sheet of the same name in the site folder, `static/site/css/`, takes the place of ours.
"""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from dateline.site.fonts import face_rules

JOINED = "reader.css"

# The order a reader of the code would want. What wins is settled by the layers named in layers.css.
ORDER: tuple[str, ...] = (
    "layers",
    "tokens",
    "type",
    "page",
    "masthead",
    "footer",
    "lists",
    "front",
    "story",
    "blocks",
    "author",
    "record",
    "replies",
    "forms",
    "print",
)

FURTHER: dict[str, tuple[str, ...]] = {
    "archive.css": ("quotations",),
    "search.css": ("results",),
    "changed.css": ("changes",),
}
"""What only some pages need, by the file these pages load besides."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r'("[^"\n]*")')
_SPACE = re.compile(r"\s+")
_ROUND_SIGNS = re.compile(r"\s*([{};,])\s*")


def join(target: Path) -> Path:
    """Writes `reader.css` and the further ones into the folder `target`; the faces are looked for in `../fonts/` from
    there. Says where `reader.css` is."""
    target.mkdir(parents=True, exist_ok=True)
    first, *rest = (sheet(name).read_text(encoding="utf-8") for name in ORDER)
    path = target / JOINED
    path.write_text(tighten(first) + face_rules() + tighten("".join(rest)), encoding="utf-8")
    for further, names in FURTHER.items():
        css = "".join(sheet(name).read_text(encoding="utf-8") for name in names)
        (target / further).write_text(tighten(css), encoding="utf-8")
    return path


def sheet(name: str) -> Path:
    """The file of one sheet: the house's own, where it has one, else ours."""
    return Path(str(finders.find(f"site/css/{name}.css")))


def tighten(css: str) -> str:
    """Takes out comments and the white space that carries no meaning; what stands in quotes is left alone."""
    parts = _STRING.split(_COMMENT.sub("", css))
    for number in range(0, len(parts), 2):
        plain = _SPACE.sub(" ", parts[number])
        plain = _ROUND_SIGNS.sub(r"\1", plain)
        parts[number] = plain.replace(": ", ":").replace(";}", "}")
    return "".join(parts).strip() + "\n"
