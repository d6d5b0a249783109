"""Reads a delivery: the stories of one file, all of them or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.importers.filed import FiledStory
from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.item import Item
from dateline.importers.ninjs.json_text import JsonArray, JsonObject, read_values, refuse_twice
from dateline.importers.ninjs.pictures import Folder
from dateline.importers.ninjs.properties import declares_own_schema
from dateline.importers.ninjs.source import Source, read_source
from dateline.importers.ninjs.story import story_from

ENDINGS = frozenset({".json", ".ninjs", ".jsonl", ".ndjson"})
COLLECTIONS = ("items", "_items")
NO_STORIES = ("event", "planning")


@dataclass(frozen=True)
class LeftOut:
    """An item that is well-formed and no story."""

    where: str
    why: str


def files_of(path: Path) -> list[Path]:
    """`path` itself, or the ninjs files anywhere under it, by name. Links that lead out are passed by."""
    if not path.is_dir():
        return [path]
    home = path.resolve()
    return sorted(file for file in path.rglob("*") if file.suffix.casefold() in ENDINGS and _is_within(file, home))


def _is_within(file: Path, home: Path) -> bool:
    try:
        return file.resolve().is_relative_to(home) and not file.is_dir()
    except (OSError, RuntimeError):
        return False


def read_file(path: Path) -> tuple[list[FiledStory], list[LeftOut]]:
    """The stories of `path` and what in it is none; NinjsRefused when anything in it is wrong."""
    source = read_source(path)
    folder = Folder(path.parent)
    stories: list[FiledStory] = []
    left_out: list[LeftOut] = []
    try:
        for offset, thing in _items(read_values(source.text)):
            item = Item(thing, offset)
            why = _no_story(item)
            if why:
                left_out.append(LeftOut(_where(source, offset), why))
                continue
            stories.append(story_from(item, source, folder, own_schema=declares_own_schema(thing)))
    except BadNinjs as trouble:
        raise source.refused(trouble) from None
    if not stories and not left_out:
        left_out.append(LeftOut(source.name, "The file is an empty list: there is no story in it."))
    return stories, left_out


def _where(source: Source, offset: int) -> str:
    place = source.refused(BadNinjs(offset, ""))
    return f"{place.name}:{place.line}:{place.column}"


def _items(values: list[tuple[int, Any]]) -> Iterator[tuple[int, JsonObject]]:
    """The items, out of the lists and wrappers that deliveries come in."""
    for offset, value in values:
        if isinstance(value, JsonArray):
            yield from _items(list(zip(value.at, value, strict=True)))
        elif isinstance(value, JsonObject):
            yield from _unwrapped(offset, value)
        else:
            raise BadNinjs(offset, "This is no ninjs: a story is an object in braces, with “uri” and more.")


def _unwrapped(offset: int, value: JsonObject) -> Iterator[tuple[int, JsonObject]]:
    refuse_twice(value)
    if "uri" not in value:
        for name in COLLECTIONS:
            if isinstance(value.get(name), JsonArray):
                yield from _items([(value.at[name], value[name])])
                return
        if isinstance(value.get("item"), JsonObject):
            offset, value = value.at["item"], value["item"]
    yield offset, value


def _no_story(item: Item) -> str:
    kind = item.line("type")
    if kind in NO_STORIES or (not kind and ("eventdetails" in item or "plannedcoverage" in item)):
        return f"This is {'a plan' if kind == 'planning' else 'an event'}, not a story, and was left out."
    return ""
