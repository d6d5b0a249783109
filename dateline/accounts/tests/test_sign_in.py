"""Signing in slows for whoever fails."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SIGN_IN = "/desk/login/"


def words(answer) -> str:
    """What the screen says went wrong."""
    return " ".join(re.findall(r'<li class="error">(.*?)</li>', answer.content.decode(), re.DOTALL))


def knock(client, name: str, password: str = "wrong", network: str = "203.0.113.9"):
    return client.post(SIGN_IN, {"username": name, "password": password}, REMOTE_ADDR=network)


def test_unknown_names_hear_the_same_words_as_known_ones(client, edith):
    with time_machine.travel(NOON, tick=False):
        known = [words(knock(client, "edith", network="203.0.113.1")) for _ in range(6)]
        unknown = [words(knock(client, "nobody", network="198.51.100.1")) for _ in range(6)]
    assert known == unknown
    assert "Wait 1 second" in known[5]


def test_the_right_password_does_not_help_while_waiting_and_does_after(client, edith):
    with time_machine.travel(NOON, tick=False) as hour:
        for _ in range(5):
            knock(client, "edith")
        assert "Wait" in words(knock(client, "EDITH", "correct horse"))
        hour.shift(1)
        assert knock(client, "edith", "correct horse").status_code == 302


def test_a_network_is_slowed_whatever_names_it_tries(client, paper):
    with time_machine.travel(NOON, tick=False):
        for number in range(5):
            knock(client, f"name{number}", network=f"203.0.113.{number}")
        assert "Wait" in words(knock(client, "another", network="203.0.113.99"))
        assert "Wait" not in words(knock(client, "another", network="198.51.100.1"))


def test_signing_in_rightly_ten_times_slows_nobody(client, edith):
    with time_machine.travel(NOON, tick=False):
        for _ in range(10):
            assert knock(client, "edith", "correct horse").status_code == 302
            client.logout()


def test_the_log_names_neither_the_account_nor_the_address(client, edith, caplog):
    with time_machine.travel(NOON, tick=False):
        for _ in range(6):
            knock(client, "edith")
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "sign-in failed" in said
    assert "sign-in refused" in said
    assert "edith" not in said
    assert "203.0.113" not in said
