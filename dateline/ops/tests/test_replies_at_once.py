"""Replies as strangers send them to a newsroom that is served: all at once, and with whatever they have caught."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dateline.gatekeeper.tests.solving import solution_of
from dateline.ops.tests.front_door import FrontDoor

pytestmark = [pytest.mark.once, pytest.mark.xdist_group("serving"), pytest.mark.timeout(400)]


@pytest.fixture
def door(newsroom: Path, serve: Any) -> FrontDoor:
    return FrontDoor(newsroom, serve)


def test_one_solution_sent_64_times_at_once_is_accepted_once(door: FrontDoor) -> None:
    sent = solution_of(door.challenge(door.clock))

    def send(number: int) -> int:
        words = f"The {number}th of many that say the same."
        return door.reply(door.clock, from_address=f"127.0.{number}.1", comment=words, altcha=sent).status

    with ThreadPoolExecutor(16) as threads:
        statuses = list(threads.map(send, range(64)))
    assert (statuses.count(303), statuses.count(422)) == (1, 63), statuses
    assert door.replies(door.clock) == 1
