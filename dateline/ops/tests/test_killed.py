"""kill -9 in the midst of publishing: each story is then wholly published or wholly not, and nothing is left over."""

import os
import secrets
from pathlib import Path

import pytest

from dateline.ops.tests.killed_house import KilledHouse

pytestmark = [pytest.mark.xdist_group("pressing"), pytest.mark.once]

KILLS = 200


def kill(newsroom: Path, times: int, seed: str) -> None:
    """`seed` decides the moments and what is published; the machine decides how far that has come by then."""
    print(f"DATELINE_TEST_SEED={seed} kills at the same moments again.")
    house = KilledHouse(newsroom, seed)
    try:
        for _ in range(times):
            house.publish_until_killed()
            house.start_again()
            faults = house.faults()
            print(house.told())
            assert faults == [], f"With DATELINE_TEST_SEED={seed}"
    finally:
        house.end()


@pytest.mark.timeout(400)
def test_killed_while_it_publishes_every_story_is_wholly_published_or_wholly_not(newsroom: Path) -> None:
    kill(newsroom, 1, "Edith")


@pytest.mark.drill
@pytest.mark.timeout(4 * 3600)
def test_killed_two_hundred_times_every_story_is_wholly_published_or_wholly_not(newsroom: Path) -> None:
    kill(
        newsroom,
        int(os.environ.get("DATELINE_TEST_KILLS", KILLS)),
        seed=os.environ.get("DATELINE_TEST_SEED") or secrets.token_hex(4),
    )
