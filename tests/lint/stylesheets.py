"""The stylesheets: their colours, layers and directions, their classes, and what they weigh.

python -m tests.lint.stylesheets
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from tests.lint.complaint import ROOT, Complaint, tell
from tests.lint.django_alone import open_the_rooms
from tests.lint.markup import Use, classes_of
from tests.lint.spoken import class_words

READERS = ROOT / "dateline" / "site" / "static" / "site"
DESK = ROOT / "dateline" / "site" / "static" / "desk"
TOKENS, LAYERS = "tokens.css", "layers.css"
LIMITS = {"sheet": 40_000, "scripts": 15_000}
"""Bytes, before compression."""

NO_RULE = {
    "a-story": "the body of a story's page, for a house's own sheet",
    "inner": "the body of every page but the front and a story's, likewise",
    "masthead": "the head of every page, likewise",
    "until": "what stands beside an embed until the reader asks for it; embed.js takes it away",
}
"""Classes of readers' templates that no sheet knows, and why they may stay."""

SIDES = ("left", "right")
PHYSICAL = {
    *SIDES,
    *(f"{box}-{side}" for box in ("margin", "padding", "scroll-margin", "scroll-padding") for side in SIDES),
    *(f"border-{side}{what}" for side in SIDES for what in ("", "-color", "-style", "-width")),
    *(f"border-{edge}-{side}-radius" for edge in ("top", "bottom") for side in SIDES),
}
SIDED = {"text-align", "float", "clear", "caption-side"}
"""Properties whose value may name a side."""
FOUR = {"margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-margin", "scroll-padding"}
"""Shorthands whose fourth value is the left side, whatever the direction of the page."""
SAME_EVERYWHERE = {"transparent", "currentcolor"}


@dataclass(frozen=True)
class Sheet:
    """A stylesheet, taken apart once."""

    path: Path
    text: str

    @cached_property
    def nodes(self) -> list[Any]:
        return list(tinycss2.parse_stylesheet(self.text, skip_comments=True, skip_whitespace=True))

    @cached_property
    def inside(self) -> list[Any]:
        """Every rule and declaration, however deep."""
        return list(_walk(self.nodes))

    @property
    def declarations(self) -> list[Any]:
        return [node for node in self.inside if node.type == "declaration"]


def read(path: Path) -> Sheet:
    return Sheet(path, path.read_text(encoding="utf-8"))


def _walk(nodes: Iterable[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        content = getattr(node, "content", None)
        if node.type in ("qualified-rule", "at-rule") and content is not None:
            yield from _walk(tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True))


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    """Tokens, those inside brackets and functions too."""
    for token in tokens:
        yield token
        yield from _tokens(getattr(token, "arguments", None) or getattr(token, "content", None) or [])


# What each sheet is held to


def broken(sheet: Sheet) -> Iterator[Complaint]:
    for node in sheet.inside:
        if node.type == "error":
            yield Complaint(sheet.path, node.source_line, f"No browser can read this: {node.message}.", "Mend it.")


def layer_names(sheet: Sheet) -> list[str]:
    """The names that layers.css puts in order."""
    statements = [node for node in sheet.nodes if node.type == "at-rule" and node.at_keyword == "layer"]
    return [token.value for node in statements for token in node.prelude if token.type == "ident"]


def outside_layers(sheet: Sheet, layers: list[str]) -> Iterator[Complaint]:
    for node in sheet.nodes:
        is_layer = node.type == "at-rule" and node.at_keyword == "layer"
        if not is_layer:
            mend = "Move it into the layer of this sheet."
            yield Complaint(sheet.path, node.source_line, "A rule stands outside every layer.", mend)
        elif unknown := [name for name in layer_names(Sheet(sheet.path, _head(node))) if name not in layers]:
            what, mend = f"The layer “{unknown[0]}” has no place.", f"Name it in {LAYERS}."
            yield Complaint(sheet.path, node.source_line, what, mend)


def _head(layer: Any) -> str:
    return f"@layer {tinycss2.serialize(layer.prelude)};"


def colours(sheet: Sheet) -> Iterator[Complaint]:
    """A colour written out, unless it is the value of a custom property in the sheet that may define them."""
    for node in sheet.declarations:
        if node.name.startswith("--") and sheet.path.name in (TOKENS, "desk.css"):
            continue
        for token in _tokens(node.value):
            if token.type not in ("hash", "ident", "function"):
                continue
            said = token.serialize()
            if said.lower() not in SAME_EVERYWHERE and parse_color(token) is not None:
                mend = f"Take one of {TOKENS} by var(--…), or define one there."
                yield Complaint(sheet.path, token.source_line, f"{node.name} has the colour {said}.", mend)


def sides(sheet: Sheet) -> Iterator[Complaint]:
    """Left and right, where the logical property turns round with the page."""
    for node in sheet.declarations:
        words = [token.serialize() for token in node.value if token.type != "whitespace"]
        if node.lower_name in PHYSICAL:
            what, mend = f"{node.name} does not turn round with the page.", "Write …-inline-start or …-inline-end."
        elif node.lower_name in SIDED and {"left", "right"} & set(words):
            what, mend = f"{node.name}: {' '.join(words)} does not turn round with the page.", "Write start or end."
        elif node.lower_name in FOUR and len(words) == 4 and words[1] != words[3]:
            what = f"{node.name}: {' '.join(words)} gives left and right different values."
            mend = f"Write {node.name}-block and {node.name}-inline."
        else:
            continue
        yield Complaint(sheet.path, node.source_line, what, mend)


def classes_in(sheet: Sheet) -> dict[str, int]:
    """The classes a sheet has rules for, each with the first line that names it."""
    found: dict[str, int] = {}
    for node in sheet.inside:
        if node.type != "qualified-rule":
            continue
        tokens = list(_tokens(node.prelude))
        for dot, name in pairwise(tokens):
            if dot == "." and name.type == "ident":
                found.setdefault(name.value, name.source_line)
    return found


def unused(sheet: Sheet, used: set[str], begun: tuple[str, ...] = ()) -> Iterator[Complaint]:
    """`begun` are the beginnings of names that a sign completes."""
    for name, line in classes_in(sheet).items():
        if name not in used and not name.startswith(begun):
            mend = "Take the rule out, or use it."
            yield Complaint(sheet.path, line, f"Nothing uses the class “{name}”.", mend)


def unknown(uses: Iterable[Use], known: set[str]) -> Iterator[Complaint]:
    for use in uses:
        if not use.is_begun and use.name not in known and use.name not in NO_RULE:
            mend = f"Take it out, write a rule, or give the reason in NO_RULE of {Path(__file__).name}."
            yield Complaint(use.path, use.line, f"No sheet knows the class “{use.name}”.", mend)


# All of them together


def is_for_the_desk(path: Path) -> bool:
    return bool({"desk", "wagtailadmin", "accounts", "ops"} & set(path.parts[len(ROOT.parts) :]))


def all_complaints() -> Iterator[Complaint]:
    readers = [read(path) for path in sorted((READERS / "css").glob("*.css"))]
    desk = [read(path) for path in sorted(DESK.glob("*.css"))]
    layers = layer_names(read(READERS / "css" / LAYERS))
    for sheet in (*readers, *desk):
        yield from broken(sheet)
        yield from colours(sheet)
        yield from sides(sheet)
    for sheet in readers:
        yield from outside_layers(sheet, layers)
    yield from _classes(readers, desk)
    yield from _left_out(readers)
    yield from _weights()


def _classes(readers: list[Sheet], desk: list[Sheet]) -> Iterator[Complaint]:
    templates = list(ROOT.glob("dateline/*/templates/**/*.html"))
    uses = [use for path in templates for use in classes_of(path, path.read_text(encoding="utf-8"))]
    used = {use.name for use in uses} | class_words(ROOT)
    begun = tuple(use.name for use in uses if use.is_begun)
    for sheet in readers:
        yield from unused(sheet, used, begun)
    known = {name for sheet in readers for name in classes_in(sheet)}
    yield from unknown((use for use in uses if not is_for_the_desk(use.path)), known)
    ours = {name for sheet in desk for name in classes_in(sheet)}
    yield from unknown((use for use in uses if use.name.startswith("desk-")), ours)
    for sheet in desk:
        yield from (each for each in unused(sheet, used, begun) if "“desk-" in each.what)


def _left_out(readers: list[Sheet]) -> Iterator[Complaint]:
    from dateline.site.stylesheet import FURTHER, ORDER

    sent = {*ORDER, *(name for names in FURTHER.values() for name in names)}
    for sheet in readers:
        if sheet.path.stem not in sent:
            yield Complaint(sheet.path, 1, "Nobody is sent this sheet.", "Name it in ORDER of site/stylesheet.py.")


def _weights() -> Iterator[Complaint]:
    """As they are served: tightened, not yet compressed."""
    from dateline.site import scripts, stylesheet

    with tempfile.TemporaryDirectory() as folder:
        yield from too_heavy("sheet", READERS / "css", [stylesheet.join(Path(folder))])
        served = scripts.tighten_scripts(Path(folder))
        of_a_page = [path for path in served if path.parent.name == "js" or path.name == "pocket.js"]
        yield from too_heavy("scripts", READERS / "js", of_a_page)


def too_heavy(what: str, folder: Path, files: Iterable[Path]) -> Iterator[Complaint]:
    weight, limit = sum(path.stat().st_size for path in files), LIMITS[what]
    if weight > limit:
        mend = "Take out what readers can do without."
        yield Complaint(folder, 1, f"The {what} of a reader's page: {weight} bytes, {limit} at most.", mend)


def main() -> int:
    open_the_rooms()
    return tell(all_complaints())


if __name__ == "__main__":
    sys.exit(main())
