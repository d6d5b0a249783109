"""The document that describes the API, made from what the endpoints are made from: OpenAPI 3.1."""

from typing import Any

from django.conf import settings

from dateline.api.endpoint import FIELDS, NOTHING, ROOT, SECONDS, Endpoint
from dateline.api.parameters import Parameter
from dateline.api.router import ENDPOINTS
from dateline.api.schema import Schema, address, maybe, one_of, shape, text, whole_number, yes_or_no
from dateline.publication.models import House

VERSION = "2.0.0"
MESSAGE = shape("What is wrong, in a sentence.", message=text())
META = shape("", total_count=whole_number("Counted to 1,000."), total_is_exact=yes_or_no(), next=maybe(address()))
ERRORS = {
    "400": "A parameter is wrong. The sentence names it.",
    "404": NOTHING,
    "405": "Nothing can be written here.",
    "429": "Very many questions came from your network. Retry-After says when to come again.",
    "503": f"It would have taken longer than {SECONDS:g} seconds.",
}


def described(house: House) -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Schema] = {"Message": MESSAGE}
    for endpoint in ENDPOINTS:
        name = endpoint.one.capitalize()
        schemas[name] = _thing(endpoint, alone=True)
        schemas[f"{name}Listed"] = _thing(endpoint, alone=False)
        schemas[f"{name}List"] = _list_of(f"{name}Listed")
        paths[endpoint.address()] = {"get": _listing(endpoint, name)}
        paths[f"{endpoint.address()}{{id}}/"] = {"get": _alone(endpoint, name)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": house.name,
            "version": VERSION,
            "summary": "What the paper publishes, to be read by programs.",
            "description": "Read only, for everybody, without a key. What readers may not see is nowhere in it.",
        },
        "servers": [{"url": settings.WAGTAILADMIN_BASE_URL}],
        "tags": [{"name": each.many, "description": each.about} for each in ENDPOINTS],
        "paths": paths,
        "components": {"schemas": schemas, "responses": _errors()},
    }


def _thing(endpoint: type[Endpoint], *, alone: bool) -> Schema:
    """`id` and `meta` always; of the others those that are asked for."""
    fields = {each.name: each.schema for each in endpoint.fields if alone or not each.only_alone}
    meta = shape("", type=one_of([endpoint.one]), detail_url=address(f"Where it stands alone, under {ROOT}."))
    properties = {"id": whole_number(), "meta": meta, **fields}
    return {"type": "object", "properties": properties, "required": ["id", "meta"], "additionalProperties": False}


def _list_of(name: str) -> Schema:
    return shape("", meta=META, items={"type": "array", "items": _refer(name)})


def _listing(endpoint: type[Endpoint], name: str) -> dict[str, Any]:
    return {
        "operationId": f"list_{endpoint.many}",
        "tags": [endpoint.many],
        "summary": endpoint.about,
        "parameters": [_parameter(each) for each in endpoint.list_parameters()],
        "responses": _responses(f"{name}List", ("400", "405", "429", "503")),
    }


def _alone(endpoint: type[Endpoint], name: str) -> dict[str, Any]:
    number = {"name": "id", "in": "path", "required": True, "schema": whole_number(minimum=1)}
    return {
        "operationId": f"read_{endpoint.one}",
        "tags": [endpoint.many],
        "summary": f"One {endpoint.one}.",
        "parameters": [number, _parameter(FIELDS)],
        "responses": _responses(name, ("400", "404", "405", "429", "503")),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = {"name": parameter.name, "in": "query", "required": False, "schema": parameter.schema}
    return told | {"description": parameter.description} if parameter.description else told


def _responses(name: str, errors: tuple[str, ...]) -> dict[str, Any]:
    found = {"200": {"description": "Found.", "content": {"application/json": {"schema": _refer(name)}}}}
    unchanged = {"304": {"description": "As it was under the ETag you have."}}
    return found | unchanged | {each: {"$ref": f"#/components/responses/{each}"} for each in errors}


def _errors() -> dict[str, Any]:
    content = {"application/json": {"schema": _refer("Message")}}
    return {status: {"description": words, "content": content} for status, words in ERRORS.items()}


def _refer(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
