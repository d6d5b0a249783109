"""How the kinds of values in answers are written down, in the words of JSON Schema 2020-12."""

from typing import Any

Schema = dict[str, Any]


def text(description: str = "", **more: Any) -> Schema:
    return _described({"type": "string", **more}, description)


def whole_number(description: str = "", **more: Any) -> Schema:
    return _described({"type": "integer", **more}, description)


def yes_or_no(description: str = "") -> Schema:
    return _described({"type": "boolean"}, description)


def moment(description: str = "") -> Schema:
    return text(description, format="date-time")


def day(description: str = "") -> Schema:
    return text(description, format="date")


def address(description: str = "") -> Schema:
    return text(description, format="uri")


def one_of(values: Any, description: str = "") -> Schema:
    return text(description, enum=list(values))


def maybe(schema: Schema) -> Schema:
    """The same, or null where there is none."""
    if "enum" in schema:
        return schema | {"type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]}


def listed(of: Schema, description: str = "", *, most: int) -> Schema:
    return _described({"type": "array", "items": of, "maxItems": most}, description)


def shape(description: str = "", /, **fields: Schema) -> Schema:
    """An object that always has all of these and nothing else."""
    told = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return _described(told, description)


def _described(schema: Schema, description: str) -> Schema:
    return schema | {"description": description} if description else schema
