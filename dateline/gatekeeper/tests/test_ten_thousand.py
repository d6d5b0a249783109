"""Ten thousand solutions that prove nothing, each another one: none is taken."""

import copy
import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.models import SpentProof
from dateline.gatekeeper.proof import HOLDS, Proof, Solution
from dateline.gatekeeper.tests.solving import opened, packed, solved

STORY, EACH = 42, 2_500
SIGNS = "0123456789abcdef"


def other_sign(text: str, place: int, draw: random.Random) -> str:
    """`text` with another sign at one place."""
    return text[:place] + draw.choice([sign for sign in SIGNS if sign != text[place].lower()]) + text[place + 1 :]


def forged(sent: str, draw: random.Random) -> str:
    """With another story, end, cost, counter, nonce, salt, prefix or signature; of some several."""
    told: Any = copy.deepcopy(opened(sent))
    parameters = told["challenge"]["parameters"]
    parts = ["about", "expiresAt", "cost", "solution", "nonce", "salt", "keyPrefix", "signature"]
    for name in draw.sample(parts, draw.randint(1, 3)):
        if name == "about":
            parameters["data"]["about"] = draw.randint(43, 10**6)
        elif name in ("expiresAt", "cost"):
            parameters[name] += draw.randint(1, 10**6)
        elif name == "solution":
            key = told["solution"]["derivedKey"]
            told["solution"] = {
                "counter": draw.randint(0, 10**6),
                "derivedKey": other_sign(key, draw.randrange(len(key)), draw),
            }
        else:
            holder = told["challenge"] if name == "signature" else parameters
            holder[name] = other_sign(holder[name], draw.randrange(len(holder[name])), draw)
    return packed(told)


@pytest.mark.once
@pytest.mark.django_db
def test_of_ten_thousand_forged_replayed_expired_and_stolen_solutions_none_is_taken(at_noon: Any) -> None:
    draw = random.Random(2026)
    old = [solved(about=STORY) for _ in range(2)]
    at_noon.shift(HOLDS + timedelta(seconds=2))
    used = [solved(about=STORY) for _ in range(2)]
    stolen = [solved(about=STORY + 1), solved(about=STORY + 2), solved(door="contact", about=0)]
    assert [spend(Solution(each, door="reply", about=STORY)) for each in used] == [Proof.PROVED] * 2
    tried = [
        *(forged(draw.choice(used), draw) for _ in range(EACH)),
        *(draw.choice(used) for _ in range(EACH)),
        *(draw.choice(old) for _ in range(EACH)),
        *(draw.choice(stolen) for _ in range(EACH)),
    ]
    draw.shuffle(tried)
    worth = Counter(spend(Solution(each, door="reply", about=STORY)) for each in tried)
    assert worth.total() == 10_000
    assert worth[Proof.PROVED] == worth[Proof.MISSING] == 0
    assert (worth[Proof.USED], worth[Proof.FOREIGN]) == (EACH, EACH)
    assert worth[Proof.FORGED] + worth[Proof.UNSOLVED] + worth[Proof.EXPIRED] == 2 * EACH
    assert SpentProof.objects.count() == len(used)
