"""What answers tell of one thing. The document that describes the API is made from the same fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dateline.api.schema import Schema


@dataclass(frozen=True)
class Field:
    """One name in an answer: what it is, and how it is told of a row. `only_alone`: costs too much for a list."""

    name: str
    schema: Schema
    of: Callable[[Any], Any]
    only_alone: bool = False


def the_same(name: str, schema: Schema) -> Field:
    """What the row has under the same name."""
    return Field(name, schema, lambda row: getattr(row, name))
