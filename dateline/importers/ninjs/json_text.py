"""Reads JSON and remembers where everything stood, so that an error can name its line.

Python's own reader forgets positions, drops the first of two equal names, takes NaN and knows no bounds; the
strings, which are nearly all of a story, still go through its fast scanner.
"""

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from math import isinf
from typing import Any

from dateline.importers.ninjs.errors import BadNinjs
from dateline.importers.ninjs.limits import MOST_DEPTH, MOST_DIGITS, MOST_SIGNS, MOST_VALUES

BLANK = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?(?P<power>[eE][-+]?[0-9]+)?")
WORDS = {"true": True, "false": False, "null": None}
NO_TEXT = re.compile("[\x00\ud800-\udfff]")
CUT_SHORT = "The file ends in the middle: it was cut short. Fetch it again."


class JsonObject(dict[str, Any]):
    """An object that knows where each of its values begins."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[str, int] = {}
        self.twice: dict[str, int] = {}
        """Names that stood here again, and where: agencies do so with their own names of pictures, so whoever
        reads the object decides. The later value is kept under a name with a number."""

    def add(self, key: str, key_at: int, value_at: int, value: Any) -> None:
        """Keep `value`; nothing is lost to a name that stands twice."""
        name, number = key, len(self)
        while name in self:
            self.twice.setdefault(key, key_at)
            number += 1
            name = f"{key} ({number})"
        self[name] = value
        self.at[name] = value_at


class JsonArray(list[Any]):
    """A list that knows where each of its values begins."""

    def __init__(self) -> None:
        super().__init__()
        self.at: list[int] = []


def read_values(text: str) -> list[tuple[int, Any]]:
    """All values of `text` with where they begin: one, or one after another on lines of their own."""
    return _JsonText(text).values()


class _JsonText:
    def __init__(self, text: str) -> None:
        self.text = text
        self.count = 0

    def values(self) -> list[tuple[int, Any]]:
        found: list[tuple[int, Any]] = []
        end, start = 0, self._skip(0)
        while start < len(self.text) or not found:
            if found and "\n" not in self.text[end:start]:
                raise BadNinjs(start, "Something follows the end of the story. Take it out, or begin a new line.")
            value, end = self._value(start, 0)
            found.append((start, value))
            start = self._skip(end)
        return found

    def _skip(self, index: int) -> int:
        blank = BLANK.match(self.text, index)
        return blank.end() if blank else index

    def _sign(self, index: int) -> str:
        if index >= len(self.text):
            raise BadNinjs(len(self.text), CUT_SHORT)
        return self.text[index]

    def _value(self, index: int, depth: int) -> tuple[Any, int]:
        self.count += 1
        if self.count > MOST_VALUES:
            raise BadNinjs(index, f"The file holds over {MOST_VALUES:,} values. Cut it into smaller files.")
        sign = self._sign(index)
        if sign == '"':
            return self._string(index)
        if sign in "{[":
            if depth >= MOST_DEPTH:
                raise BadNinjs(index, f"Objects and lists stand over {MOST_DEPTH} deep in each other; no story does.")
            return self._object(index, depth + 1) if sign == "{" else self._array(index, depth + 1)
        return self._word(index) if sign.isalpha() else self._number(index)

    def _string(self, index: int) -> tuple[str, int]:
        try:
            words, end = scanstring(self.text, index + 1, True)
        except JSONDecodeError as error:
            raise self._bad_string(index, error) from None
        if len(words) > MOST_SIGNS:
            raise BadNinjs(index, f"This text is {len(words):,} letters long; at most {MOST_SIGNS:,} are taken.")
        if NO_TEXT.search(words):
            raise BadNinjs(index, "This text holds a null byte or half a letter (a lone surrogate). Ask for it again.")
        return words, end

    def _bad_string(self, index: int, error: JSONDecodeError) -> BadNinjs:
        if error.msg.startswith("Unterminated"):
            return BadNinjs(index, "This text has no closing quotation mark: the file was cut short. Fetch it again.")
        if error.msg.startswith("Invalid control"):
            return BadNinjs(error.pos, "A line break or control character stands bare in a text. Write it as \\n.")
        return BadNinjs(error.pos, "A backslash is followed by something JSON does not know. Double the backslash.")

    def _object(self, index: int, depth: int) -> tuple[JsonObject, int]:
        found = JsonObject()
        index = self._skip(index + 1)
        if self._sign(index) == "}":
            return found, index + 1
        while True:
            if self._sign(index) != '"':
                raise BadNinjs(index, "A name in quotation marks is expected here. Look for a comma too many.")
            key_at = index
            key, index = self._string(index)
            index = self._skip(index)
            if self._sign(index) != ":":
                raise BadNinjs(index, f"A colon is missing after “{shown(key)}”.")
            index = self._skip(index + 1)
            value_at = index
            value, index = self._value(value_at, depth)
            found.add(key, key_at, value_at, value)
            index, more = self._next(index, "}")
            if not more:
                return found, index

    def _array(self, index: int, depth: int) -> tuple[JsonArray, int]:
        found = JsonArray()
        index = self._skip(index + 1)
        if self._sign(index) == "]":
            return found, index + 1
        while True:
            found.at.append(index)
            value, index = self._value(index, depth)
            found.append(value)
            index, more = self._next(index, "]")
            if not more:
                return found, index

    def _next(self, index: int, closing: str) -> tuple[int, bool]:
        index = self._skip(index)
        sign = self._sign(index)
        if sign == closing:
            return index + 1, False
        if sign != ",":
            raise BadNinjs(index, f"A comma or “{closing}” is missing before this.")
        return self._skip(index + 1), True

    def _word(self, index: int) -> tuple[Any, int]:
        for word, value in WORDS.items():
            if self.text.startswith(word, index):
                return value, index + len(word)
        raise BadNinjs(index, "This is no JSON: only true, false and null stand without quotation marks.")

    def _number(self, index: int) -> tuple[int | float, int]:
        number = NUMBER.match(self.text, index)
        if number is None or self.text.startswith("-Infinity", index):
            raise BadNinjs(index, "A value is expected here. Look for a comma or bracket too many.")
        if len(number[0]) > MOST_DIGITS:
            raise BadNinjs(index, f"This number has {len(number[0]):,} digits; at most {MOST_DIGITS} are taken.")
        if not (number["fraction"] or number["power"]):
            return int(number[0]), number.end()
        value = float(number[0])
        if isinf(value):
            raise BadNinjs(index, "This number is too large for any computer.")
        return value, number.end()


def refuse_twice(thing: JsonObject) -> None:
    """Refuse an object in which a name stands twice: nobody can know which of the two was meant."""
    for key, offset in thing.twice.items():
        raise BadNinjs(offset, f"“{shown(key)}” stands here a second time. Take one of the two out.")


def shown(words: object, most: int = 60) -> str:
    """`words` short enough for a sentence and harmless on a terminal."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in str(words)[: most + 1])
    return plain if len(plain) <= most else plain[:most] + "…"
