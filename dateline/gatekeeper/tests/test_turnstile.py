"""One network may ask some times at once and then so often a second; how many are remembered is bounded."""

from datetime import timedelta
from typing import Any

from dateline.gatekeeper.turnstile import Turnstile


def test_some_pass_at_once_and_then_one_by_one(at_noon: Any) -> None:
    turnstile = Turnstile(most=3, a_second=0.5)
    assert [turnstile.lets_through("one") for _ in range(4)] == [True, True, True, False]
    assert turnstile.lets_through("another")
    at_noon.shift(timedelta(seconds=2))
    assert [turnstile.lets_through("one") for _ in range(2)] == [True, False]
    at_noon.shift(timedelta(hours=1))
    assert [turnstile.lets_through("one") for _ in range(4)] == [True, True, True, False]


def test_who_was_away_for_longest_is_forgotten_first(at_noon: Any) -> None:
    turnstile = Turnstile(most=1, a_second=0, most_keys=2)
    for key in ("one", "two", "one", "three"):
        turnstile.lets_through(key)
    assert not turnstile.lets_through("one")
    assert turnstile.lets_through("two")


def test_a_clock_that_is_set_back_lets_nobody_through_twice(at_noon: Any) -> None:
    turnstile = Turnstile(most=1, a_second=1)
    assert turnstile.lets_through("one")
    at_noon.shift(-timedelta(hours=1))
    assert not turnstile.lets_through("one")
