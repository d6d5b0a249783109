"""A solution counts once, for one form, for half an hour; whatever else is sent is told apart and counts nothing."""

import copy
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from dateline.gatekeeper.actions.forget_spent import forget_spent
from dateline.gatekeeper.actions.spend import spend
from dateline.gatekeeper.models import SpentProof
from dateline.gatekeeper.proof import HOLDS, MOST_TRIES, Proof, Solution, new_challenge
from dateline.gatekeeper.tests.solving import opened, packed, solution_of, solved


@pytest.fixture(scope="module")
def solution() -> str:
    """One for all tests that spend nothing."""
    return solved()


def looked_at(sent: str, door: str = "reply", about: int = 42) -> Proof:
    return Solution(sent, door=door, about=about).proof


def test_a_solution_proves_for_its_form_and_story(solution: str) -> None:
    assert looked_at(solution) is Proof.PROVED


def test_nothing_proves_nothing() -> None:
    assert looked_at("") is Proof.MISSING


def test_one_for_another_story_or_form_is_foreign(solution: str) -> None:
    assert looked_at(solution, about=43) is Proof.FOREIGN
    assert looked_at(solution, door="contact") is Proof.FOREIGN


def test_it_says_how_long_the_reader_took(at_noon: Any) -> None:
    sent = solved()
    at_noon.shift(timedelta(seconds=12))
    assert Solution(sent, door="reply", about=42).seconds_since_begun == 12


def test_it_expires(at_noon: Any) -> None:
    sent = solved()
    at_noon.shift(HOLDS - timedelta(seconds=1))
    assert looked_at(sent) is Proof.PROVED
    at_noon.shift(timedelta(seconds=3))
    assert looked_at(sent) is Proof.EXPIRED


def with_other_counter(told: Any) -> None:
    told["solution"]["counter"] += 1
    told["solution"]["derivedKey"] = "0" * 64


def with_other_story(told: Any) -> None:
    told["challenge"]["parameters"]["data"]["about"] = 7


def with_later_end(told: Any) -> None:
    told["challenge"]["parameters"]["expiresAt"] += 3600


def without_end(told: Any) -> None:
    del told["challenge"]["parameters"]["expiresAt"]


def without_signature(told: Any) -> None:
    told["challenge"]["signature"] = ""


def with_easy_prefix(told: Any) -> None:
    told["challenge"]["parameters"]["keyPrefix"] = ""


def with_key_signature_of_another(told: Any) -> None:
    told["challenge"]["parameters"]["keySignature"] = opened(solved())["challenge"]["parameters"]["keySignature"]


def spliced(told: Any) -> None:
    """Signs moved from one field to its neighbour, as CVE-2025-68113 had it."""
    told["challenge"]["parameters"]["salt"] += told["challenge"]["parameters"]["nonce"][:2]
    told["challenge"]["parameters"]["nonce"] = told["challenge"]["parameters"]["nonce"][2:]


@pytest.mark.parametrize(
    "spoil",
    [with_other_story, with_later_end, without_end, without_signature, with_easy_prefix,
     with_key_signature_of_another, spliced],
)  # fmt: skip
def test_whatever_is_changed_in_a_challenge_is_forged(solution: str, spoil: Callable[[Any], None]) -> None:
    told = copy.deepcopy(opened(solution))
    spoil(told)
    assert looked_at(packed(told)) is Proof.FORGED


def test_a_guess_is_no_solution(solution: str) -> None:
    told = opened(solution)
    with_other_counter(told)
    assert looked_at(packed(told)) is Proof.UNSOLVED


def test_the_solution_of_another_challenge_is_none_of_this_one(solution: str) -> None:
    told, other = opened(solution), opened(solved())
    assert looked_at(packed({"challenge": told["challenge"], "solution": other["solution"]})) is Proof.UNSOLVED


def test_no_reader_has_to_count_further_than_the_range() -> None:
    counters = [opened(solution_of(new_challenge(door="reply", about=1)))["solution"]["counter"] for _ in range(5)]
    assert max(counters) <= MOST_TRIES


@pytest.mark.parametrize(
    "sent",
    ["x", "{}", "é" * 10, "A" * 100_000, packed([]), packed({"challenge": 1}), packed({"challenge": {"parameters": 1}}),
     packed({"challenge": {"parameters": {}}, "solution": {}}), packed(json.loads("[" * 900 + "]" * 900))],
    ids=range(9),
)  # fmt: skip
def test_nonsense_is_unreadable(sent: str) -> None:
    assert looked_at(sent) is Proof.UNREADABLE


@given(st.one_of(st.text(), st.recursive(st.none() | st.text() | st.integers(), st.lists).map(packed)))
def test_nothing_a_stranger_sends_is_a_fault_or_a_proof(sent: str) -> None:
    assert looked_at(sent) in (Proof.UNREADABLE, Proof.MISSING, Proof.FORGED, Proof.EXPIRED)


@given(st.data())
def test_no_change_of_a_solution_counts(solution: str, data: st.DataObject) -> None:
    told = opened(solution)
    parameters = told["challenge"]["parameters"]
    name = data.draw(st.sampled_from(sorted(parameters)))
    parameters[name] = data.draw(st.none() | st.integers() | st.text() | st.just({}))
    if parameters != opened(solution)["challenge"]["parameters"]:
        assert looked_at(packed(told)) is not Proof.PROVED


@pytest.mark.django_db
def test_it_counts_once(solution: str) -> None:
    assert spend(Solution(solution, door="reply", about=42)) is Proof.PROVED
    assert spend(Solution(solution, door="reply", about=42)) is Proof.USED
    assert spend(Solution("", door="reply", about=42)) is Proof.MISSING
    assert SpentProof.objects.count() == 1


@pytest.mark.django_db
def test_what_was_not_kept_has_spent_nothing(solution: str) -> None:
    with transaction.atomic():
        assert spend(Solution(solution, door="reply", about=42)) is Proof.PROVED
        transaction.set_rollback(True)
    assert spend(Solution(solution, door="reply", about=42)) is Proof.PROVED


@pytest.mark.django_db
def test_a_forged_one_asks_the_database_nothing(solution: str, django_assert_num_queries: Any) -> None:
    told = opened(solution)
    with_later_end(told)
    with django_assert_num_queries(0):
        assert spend(Solution(packed(told), door="reply", about=42)) is Proof.FORGED


@pytest.mark.django_db
def test_spent_ones_are_forgotten_when_they_have_expired(at_noon: Any) -> None:
    spend(Solution(solved(), door="reply", about=42))
    assert forget_spent() == 0
    at_noon.shift(HOLDS + timedelta(seconds=1))
    assert forget_spent() == 1
