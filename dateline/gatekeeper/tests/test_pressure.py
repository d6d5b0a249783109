"""While the doors are tried hard browsers count further, never beyond a bound, and it falls back by itself."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper import pressure
from dateline.gatekeeper.pressure import CALM, MINUTES, MOST_TIMES, Gauge
from dateline.gatekeeper.proof import FEWEST_TRIES, MOST_TRIES
from dateline.gatekeeper.spent import SpentOfLate
from dateline.gatekeeper.tests.solving import opened, solved


def tried(times: int) -> Gauge:
    gauge = Gauge()
    for _ in range(times):
        gauge.note()
    return gauge


def test_a_calm_hour_asks_no_more_of_anybody(at_noon: Any) -> None:
    assert tried(CALM).times() == 1
    assert not tried(CALM).is_high()


@pytest.mark.parametrize(("came", "times"), [(CALM + 1, 2), (2 * CALM, 2), (4 * CALM, 3), (20_000, 3)])
def test_each_doubling_has_browsers_count_further(at_noon: Any, came: int, times: int) -> None:
    assert tried(came).times() == times


@given(st.integers(0, 3000))
def test_however_hard_the_doors_are_tried_there_is_a_bound(came: int) -> None:
    assert 1 <= tried(came).times() <= MOST_TIMES


def test_it_falls_back_by_itself(at_noon: Any) -> None:
    gauge = tried(1000)
    at_noon.shift(timedelta(minutes=MINUTES - 1))
    assert gauge.is_high()
    at_noon.shift(timedelta(minutes=1))
    assert gauge.times() == 1
    gauge.note()
    assert len(gauge._minutes) == 1, "old minutes are forgotten"


def test_a_challenge_drawn_under_attack_has_a_counter_of_the_higher_range(
    at_noon: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pressure, "GAUGE", tried(2 * CALM))
    counter = opened(solved())["solution"]["counter"]
    assert 2 * FEWEST_TRIES <= counter <= 2 * MOST_TRIES


def test_of_the_names_of_used_solutions_the_newest_are_known() -> None:
    spent = SpentOfLate(most=2)
    for name in ("one", "two", "three"):
        spent.remember(name)
    assert [name in spent for name in ("one", "two", "three")] == [False, True, True]
