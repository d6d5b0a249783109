"""The tests' own promise: what wears one group runs in one process."""

import os

import pytest


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="runs in one process anyway")
@pytest.mark.xdist_group("any")
def test_a_group_of_tests_is_known_to_whoever_hands_them_out(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@any")
