"""What stands for a network changes with the week, is known again while its salt lives, and leads nowhere after."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from dateline.gatekeeper.actions.forget_salts import forget_salts
from dateline.gatekeeper.actions.renew_salt import renew_salt
from dateline.gatekeeper.models import Salt
from dateline.gatekeeper.salts import USED_FOR, network_hashes
from dateline.gatekeeper.sender import sender_of

pytestmark = pytest.mark.django_db


def asked_from(address: str) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address)


def test_a_network_is_known_again_and_is_no_other(at_noon: Any) -> None:
    at_home = network_hashes(asked_from("192.0.2.7"))
    assert at_home == network_hashes(asked_from("192.0.2.200"))
    assert at_home != network_hashes(asked_from("198.51.100.7"))
    assert "192.0.2" not in at_home[0]
    assert len(at_home[0]) <= 80


def test_after_a_week_it_has_another_name_and_is_still_known_by_the_old_one(at_noon: Any) -> None:
    before = sender_of(asked_from("192.0.2.7"))
    at_noon.shift(USED_FOR)
    after = sender_of(asked_from("192.0.2.7"))
    assert after.network != before.network
    assert after.networks == (after.network, before.network)


def test_once_its_salt_is_deleted_nothing_leads_back(at_noon: Any) -> None:
    before = sender_of(asked_from("192.0.2.7")).network
    at_noon.shift(USED_FOR)
    network_hashes(asked_from("192.0.2.7"))
    at_noon.shift(timedelta(days=24))
    assert forget_salts(kept_for=timedelta(days=30)) == 1
    assert before not in sender_of(asked_from("192.0.2.7")).networks


def test_a_house_that_keeps_addresses_for_a_day_has_a_new_salt_each_day(at_noon: Any) -> None:
    before = sender_of(asked_from("192.0.2.7")).network
    at_noon.shift(timedelta(days=1, seconds=1))
    assert forget_salts(kept_for=timedelta(days=1)) == 1
    assert before not in sender_of(asked_from("192.0.2.7")).networks


def test_of_two_who_draw_one_at_once_the_second_takes_the_first_s(at_noon: Any) -> None:
    assert renew_salt(older_than=USED_FOR) == renew_salt(older_than=USED_FOR)
    assert Salt.objects.count() == 1


def test_knowing_a_network_takes_one_statement(at_noon: Any, django_assert_num_queries: Any) -> None:
    network_hashes(asked_from("192.0.2.7"))
    with django_assert_num_queries(1):
        sender_of(asked_from("192.0.2.7"))
