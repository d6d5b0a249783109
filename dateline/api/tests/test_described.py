"""The document describes what is answered: every endpoint, every parameter, every field, over the whole demo."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from dateline.api.router import ENDPOINTS
from dateline.api.tests.counting import statements

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("courier", "at_noon")]

DOCUMENT = "/api/v2/openapi.json"
OPERATION = {
    "type": "object",
    "required": ["operationId", "summary", "responses", "parameters", "tags"],
    "additionalProperties": False,
    "properties": {
        "operationId": {"type": "string", "pattern": "^[a-z_]+$"},
        "summary": {"type": "string", "minLength": 1},
        "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "in", "schema"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "in": {"enum": ["query", "path"]},
                    "required": {"type": "boolean"},
                    "description": {"type": "string", "minLength": 1},
                    "schema": {"type": "object"},
                },
                "if": {"properties": {"in": {"const": "path"}}},
                "then": {"required": ["required"], "properties": {"required": {"const": True}}},
            },
        },
        "responses": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": "^[1-5][0-9]{2}$"},
            "additionalProperties": {"anyOf": [{"required": ["description"]}, {"required": ["$ref"]}]},
        },
    },
}
RULES = {
    "type": "object",
    "required": ["openapi", "info", "paths"],
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"]},
        "servers": {"type": "array", "items": {"type": "object", "required": ["url"]}},
        "tags": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "paths": {
            "type": "object",
            "propertyNames": {"pattern": "^/"},
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["get"],
                "properties": {"get": OPERATION},
            },
        },
        "components": {
            "type": "object",
            "properties": {
                "schemas": {"additionalProperties": {"$ref": "https://json-schema.org/draft/2020-12/schema"}},
                "responses": {"additionalProperties": {"type": "object", "required": ["description"]}},
            },
        },
    },
    "additionalProperties": False,
}
"""What OpenAPI 3.1 asks of a document like ours, in its own words."""


@pytest.fixture
def document(rosa: Client) -> dict[str, Any]:
    answer = rosa.get(DOCUMENT)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")
    document: dict[str, Any] = answer.json()
    return document


def validator(document: dict[str, Any], name: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def references(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from [told["$ref"]] if isinstance(told.get("$ref"), str) else []
        for each in told.values():
            yield from references(each)
    elif isinstance(told, list):
        for each in told:
            yield from references(each)


def test_the_document_is_valid_and_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    Draft202012Validator(RULES).validate(document)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for reference in set(references(document)):
        place: Any = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
    names = [operation["get"]["operationId"] for operation in document["paths"].values()]
    assert len(names) == len(set(names))


def test_every_endpoint_and_parameter_is_described_and_every_answer_is_as_described(
    document: dict[str, Any], rosa: Client
) -> None:
    assert len(document["paths"]) == 2 * len(ENDPOINTS)
    for endpoint in ENDPOINTS:
        told = document["paths"][endpoint.address()]["get"]["parameters"]
        assert [each["name"] for each in told] == [each.name for each in endpoint.list_parameters()]
        name = endpoint.one.capitalize()
        for order in endpoint.orders:
            following: str | None = f"{endpoint.address()}?limit=50&order={order.name}"
            seen: list[int] = []
            while following:
                answer = rosa.get(following)
                assert answer.status_code == 200, answer.content
                told = answer.json()
                validator(document, f"{name}List").validate(told)
                listed = {field.name for field in endpoint.fields if not field.only_alone}
                assert all(set(item) == {"id", "meta"} | listed for item in told["items"])
                seen += [item["id"] for item in told["items"]]
                following = told["meta"]["next"] and told["meta"]["next"].removeprefix("http://127.0.0.1:8000")
            assert len(seen) == len(set(seen)) == min(told["meta"]["total_count"], len(seen)), endpoint.many
            assert seen, endpoint.many
        for pk in seen[:12]:
            alone = rosa.get(endpoint.address(pk)).json()
            validator(document, name).validate(alone)
            assert set(alone) == {"id", "meta"} | {field.name for field in endpoint.fields}


def test_an_error_is_as_described(document: dict[str, Any], rosa: Client) -> None:
    for address, status in {"/api/v2/stories/?nothing=1": 400, "/api/v2/stories/999999/": 404}.items():
        answer = rosa.get(address)
        assert answer.status_code == status
        validator(document, "Message").validate(json.loads(answer.content))


def test_no_list_takes_more_statements_the_longer_it_is(rosa: Client) -> None:
    for endpoint in ENDPOINTS:
        rosa.get(endpoint.address())
        few, many = (statements(rosa, f"{endpoint.address()}?limit={limit}") for limit in (2, 50))
        assert many <= few + 4, endpoint.many  # a portrait, a case of several steps
        assert many <= 12, endpoint.many
