"""Solves challenges as a browser does, and spoils solutions as a stranger does."""

import json
from base64 import b64decode, b64encode
from typing import Any

import altcha

from dateline.gatekeeper.proof import new_challenge


def solved(*, door: str = "reply", about: int = 42) -> str:
    """A solution as a form sends it."""
    challenge = new_challenge(door=door, about=about)
    return solution_of(challenge)


def solution_of(challenge: dict[str, Any]) -> str:
    found = altcha.solve_challenge(altcha.Challenge.from_dict(challenge))
    assert found is not None
    return packed({"challenge": challenge, "solution": {"counter": found.counter, "derivedKey": found.derived_key}})


def packed(told: Any) -> str:
    return b64encode(json.dumps(told).encode()).decode()


def opened(sent: str) -> Any:
    return json.loads(b64decode(sent))
