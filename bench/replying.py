"""One reader who replies to a newsroom that is served, and solutions that prove nothing there."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bench.newsroom import Newsroom
from dateline.gatekeeper.tests.solving import opened, packed, solution_of


@dataclass(frozen=True)
class Reader:
    """One who replies in the middle of the flood."""

    status: int
    seconds: float
    has_the_text: bool


def action_of(newsroom: Newsroom, address: str) -> str:
    """Where the story's form is sent to."""
    return newsroom.read(address).decode().split('data-challenge="/replies/challenge/?for=', 1)[1].split('"', 1)[0]


def solution_for(newsroom: Newsroom, action: str) -> str:
    return solution_of(json.loads(newsroom.read(f"/replies/challenge/?for={action}")))


def forged(newsroom: Newsroom, action: str) -> str:
    """One that would hold for longer than it was given for."""
    told = opened(solution_for(newsroom, action))
    told["challenge"]["parameters"]["expiresAt"] += 3600
    return packed(told)


def replayed(newsroom: Newsroom, action: str) -> str:
    """One that was used before the flood began."""
    solution = solution_for(newsroom, action)
    if reply(newsroom, action, solution).status != 303:
        raise SystemExit("A reply in a calm hour is not taken: nothing is timed.")
    return solution


def reply(newsroom: Newsroom, action: str, solution: str) -> Reader:
    words = f"I saw the clock stop <at> {time.time_ns()}."
    body = urlencode({"name": "Rosa", "comment": words, "altcha": solution}).encode()
    asked = urllib.request.Request(newsroom.base + action, body)
    began = time.perf_counter()
    try:
        with urllib.request.build_opener(_Stay).open(asked, timeout=60) as answer:
            status, page = answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        status, page = error.code, error.read().decode()
    return Reader(status, round(time.perf_counter() - began, 3), words.replace("<at>", "&lt;at&gt;") in page)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Where the reader is led is no part of the answer."""

    def redirect_request(self, *_: Any) -> None:
        return None
