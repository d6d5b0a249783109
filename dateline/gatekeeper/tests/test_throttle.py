"""Slowing those who knock too often."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.models import Attempt
from dateline.gatekeeper.throttle import LONGEST_WAIT, forgive, hashed, knock, network_of, within_bounds

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_five_knocks_are_free_and_each_further_wait_doubles_up_to_a_quarter_of_an_hour():
    waits = []
    with time_machine.travel(NOON, tick=False) as hour:
        for _ in range(20):
            wait = knock(door="d", keys=["k"])
            waits.append(wait)
            hour.shift(wait)
            if wait:
                assert knock(door="d", keys=["k"]) == 0
    assert waits[:5] == [0] * 5
    assert waits[5:9] == [1, 2, 4, 8]
    assert max(waits) == LONGEST_WAIT


@pytest.mark.django_db
def test_knocking_while_waiting_does_not_lengthen_the_wait():
    with time_machine.travel(NOON, tick=False):
        for _ in range(5):
            knock(door="d", keys=["k"])
        assert [knock(door="d", keys=["k"]) for _ in range(9)] == [1] * 9


@pytest.mark.django_db
def test_an_hour_of_peace_is_forgiven_and_so_is_success():
    with time_machine.travel(NOON, tick=False) as hour:
        for _ in range(5):
            knock(door="d", keys=["k"])
        hour.shift(timedelta(hours=1))
        assert knock(door="d", keys=["k"]) == 0
        assert Attempt.objects.get(key_hash="k").count == 1
        forgive(door="d", key="k")
        assert not Attempt.objects.filter(key_hash="k").exists()


@pytest.mark.django_db
def test_a_bound_lets_so_many_pass_in_each_window():
    with time_machine.travel(NOON, tick=False) as hour:
        pass_once = partial(within_bounds, door="reply", key="k", most=2, window=timedelta(minutes=10))
        assert [pass_once() for _ in range(3)] == [True, True, False]
        hour.shift(timedelta(minutes=10))
        assert pass_once()


@pytest.mark.django_db
def test_what_is_older_than_a_day_is_swept_out():
    with time_machine.travel(NOON, tick=False) as hour:
        knock(door="d", keys=["old"])
        hour.shift(timedelta(days=1, seconds=1))
        knock(door="d", keys=["new"])
        assert list(Attempt.objects.values_list("key_hash", flat=True)) == ["new"]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.77", "198.51.100.0/24"),
        ("::ffff:198.51.100.77", "198.51.100.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_network_is_a_house_not_a_person(address, network):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@given(st.text(), st.text())
def test_a_hash_says_nothing_and_is_always_the_same_length(kind, value):
    assert len(hashed(kind, value)) == 64
    assert hashed(kind, value) == hashed(kind, value)
