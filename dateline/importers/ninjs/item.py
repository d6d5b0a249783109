"""One ninjs object, asked for its properties by name; a wrong kind is refused where it stands."""

import re
import unicodedata
from datetime import datetime
from typing import Any

from django.utils import timezone

from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.json_text import JsonArray, JsonObject, refuse_twice, shown
from dateline.importers.ninjs.limits import YEARS
from dateline.importers.ninjs.properties import CHOICES, in_words, is_extension, wanted_kinds

CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BLANKS = re.compile(r"\s+")
EMBEDDINGS, ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"


class Item:
    """A story, an association, a headline, a person: any object of the file."""

    def __init__(self, thing: JsonObject, offset: int, path: str = "") -> None:
        self.offset = offset
        self.path = path
        self._thing = thing
        self._keys: dict[str, str] = {}
        refuse_twice(thing)
        for key in thing:
            if key.casefold() in self._keys:
                raise BadNinjs(thing.at[key], f"“{shown(key)}” stands here twice, in other capitals. Keep one.")
            self._keys[key.casefold()] = key

    def __contains__(self, name: str) -> bool:
        return self.raw(name) is not None

    @property
    def names(self) -> list[str]:
        """The names in the file's order, folded."""
        return list(self._keys)

    def raw(self, name: str) -> Any:
        """Whatever stands under `name`; None when nothing does."""
        return self._thing.get(self._keys.get(name, name))

    def at(self, name: str) -> int:
        """Where the value of `name` begins."""
        return self._thing.at.get(self._keys.get(name, name), self.offset)

    def label(self, name: str) -> str:
        """The way to `name` from the top of the story, as the file spells it."""
        return shown(f"{self.path}.{self._keys.get(name, name)}".lstrip("."), 120)

    def refused(self, name: str, sentence: str) -> BadNinjs:
        """An error at the value of `name`."""
        return BadNinjs(self.at(name), sentence)

    def check(self, *, own_schema: bool = False) -> list[str]:
        """Refuse wrong kinds and names ninjs does not know; what is left out instead comes back as notes."""
        notes = []
        for name in self._keys:
            kinds = wanted_kinds(name)
            if kinds is not None:
                self._check_kind(name, kinds)
            elif own_schema or is_extension(name):
                notes.append(f"“{self.label(name)}” is not of IPTC's ninjs and was left out")
            else:
                raise self._unknown(name)
        for name, allowed in CHOICES.items():
            self._check_choice(name, allowed)
        return notes

    def _check_kind(self, name: str, kinds: tuple[type, ...]) -> None:
        value = self.raw(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, kinds)):
            raise self._wrong_kind(name, in_words(kinds))

    def _wrong_kind(self, name: str, wanted: str) -> BadNinjs:
        value = self.raw(name)
        held = {str: "text", JsonArray: "a list", JsonObject: "an object", bool: "true or false"}.get(
            type(value), "a number"
        )
        return self.refused(name, f"“{self.label(name)}” is {held}; ninjs has {wanted} here.")

    def _unknown(self, name: str) -> BadNinjs:
        spelt = shown(self._keys[name])
        return self.refused(
            name,
            f"“{self.label(name)}” is no property of ninjs, and IPTC's schema forbids others. Take it out, "
            f"call it “x_{spelt}”, or name the schema that has it under “standard”.",
        )

    def _check_choice(self, name: str, allowed: tuple[str, ...]) -> None:
        value = self.text(name)
        if value and value not in allowed:
            words = ", ".join(allowed)
            raise self.refused(name, f"“{self.label(name)}” is “{shown(value)}”. Write one of: {words}.")

    def text(self, name: str) -> str:
        """The text under `name` as it stands, with control characters but breaks and tabs made blanks."""
        value = self.raw(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self._wrong_kind(name, "text in quotation marks")
        return CONTROLS.sub(" ", value)

    def line(self, name: str) -> str:
        """The text under `name` on one line."""
        return one_line(self.text(name))

    def number(self, name: str) -> float:
        """The number under `name`; 0 when there is none."""
        value = self.raw(name)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong_kind(name, "a number")
        return value

    def things(self, name: str) -> list[tuple[str, "Item"]]:
        """The objects under `name`, with their names: a list of objects, or an object of objects."""
        value = self.raw(name)
        if value is None:
            return []
        if isinstance(value, JsonArray):
            found = [("", f"{name}[{number}]", *pair) for number, pair in enumerate(zip(value, value.at, strict=True))]
        elif isinstance(value, JsonObject):
            found = [(key, f"{name}.{key}", value[key], value.at[key]) for key in value]
        else:
            raise self._wrong_kind(name, "a list")
        return [(key, self._inner(label, thing, at)) for key, label, thing, at in found if thing is not None]

    def _inner(self, label: str, thing: Any, offset: int) -> "Item":
        path = f"{self.path}.{label}".lstrip(".")
        if not isinstance(thing, JsonObject):
            raise BadNinjs(offset, f"“{shown(path, 120)}” is no object in braces, which ninjs has here.")
        return Item(thing, offset, path)

    def moment(self, name: str) -> datetime | None:
        """The date under `name`; one without an hour or a zone is taken as the house's own."""
        written = self.line(name)
        if not written:
            return None
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            moment = None
        if moment is None or moment.year not in YEARS:
            raise self.refused(
                name,
                f"“{self.label(name)}” is “{shown(written)}”, which is no date. Write it like 2026-11-23T10:30:00Z.",
            )
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def one_line(words: str) -> str:
    """`words` composed, on one line, with every change of direction in it ended, so that it disturbs nothing after."""
    line = BLANKS.sub(" ", unicodedata.normalize("NFC", words)).strip()
    embeddings = sum(line.count(sign) for sign in EMBEDDINGS) - line.count("\u202c")
    isolates = sum(line.count(sign) for sign in ISOLATES) - line.count("\u2069")
    return line + "\u202c" * max(0, embeddings) + "\u2069" * max(0, isolates)
