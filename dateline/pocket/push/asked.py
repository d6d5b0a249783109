"""What a device asks for, read from what it sent: anybody may send anything."""

import json
from dataclasses import dataclass
from typing import Any

from dateline.pocket.errors import BadWish
from dateline.pocket.push import base64url
from dateline.pocket.push.quiet import FURTHEST
from dateline.pocket.push.sealing import AUTH_BYTES, PUBLIC_KEY_BYTES
from dateline.pocket.topics import TopicKey

LONGEST = 16 * 1024
"""Bytes."""

MOST_TOPICS = 100
UNCOMPRESSED = 4
"""What the one form of a public key begins with that the standard knows."""


@dataclass(frozen=True)
class Asked:
    """A wish as a page of ours sends it."""

    endpoint: str
    device_key: str
    auth: str
    made_with: str
    topics: list[str]
    quiet: tuple[int, int]
    breaking_at_night: bool
    offset: int


def read_asked(body: bytes) -> Asked:
    """Raises BadWish for whatever no page of ours would send. An endpoint is looked at later."""
    told = _read_object(body)
    keys = told.get("keys")
    if not isinstance(keys, dict):
        raise BadWish("keys")
    return Asked(
        endpoint=_text(told, "endpoint"),
        device_key=_key(_text(keys, "p256dh"), PUBLIC_KEY_BYTES, UNCOMPRESSED),
        auth=_key(_text(keys, "auth"), AUTH_BYTES),
        made_with=_key(_text(told, "made_with"), PUBLIC_KEY_BYTES, UNCOMPRESSED),
        topics=_topics(told.get("topics")),
        quiet=_quiet(told.get("quiet")),
        breaking_at_night=told.get("breaking_at_night") is True,
        offset=_number(told.get("offset"), -FURTHEST, FURTHEST),
    )


def read_endpoint(body: bytes) -> str:
    """Whose wishes are to be forgotten. Raises BadWish."""
    return _text(_read_object(body), "endpoint")


def _read_object(body: bytes) -> dict[str, Any]:
    if len(body) > LONGEST:
        raise BadWish("too long")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadWish("no JSON") from error
    if not isinstance(told, dict):
        raise BadWish("no object")
    return told


def _text(told: dict[str, Any], name: str) -> str:
    found = told.get(name)
    if not isinstance(found, str) or not (found.isascii() and found.isprintable()):
        raise BadWish(name)
    return found


def _key(written: str, length: int, begins: int | None = None) -> str:
    """As it is kept: written in one way."""
    try:
        raw = base64url.read(written.rstrip("="))
    except ValueError as error:
        raise BadWish("a key") from error
    if len(raw) != length or begins not in (None, raw[0]):
        raise BadWish("a key")
    return base64url.written(raw)


def _topics(given: Any) -> list[str]:
    if not isinstance(given, list) or len(given) > MOST_TOPICS:
        raise BadWish("topics")
    if not all(isinstance(each, str) and TopicKey.read(each) for each in given):
        raise BadWish("topics")
    return list(dict.fromkeys(given))


def _quiet(given: Any) -> tuple[int, int]:
    if not isinstance(given, list) or len(given) != 2:
        raise BadWish("quiet hours")
    return _number(given[0], 0, 23), _number(given[1], 0, 23)


def _number(given: Any, least: int, most: int) -> int:
    if type(given) is not int or not least <= given <= most:
        raise BadWish("a number")
    return given
