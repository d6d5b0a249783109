"""After any sequence of decisions, edits and withdrawals the pages of the record are what a full rebuild would be."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from dateline.press.tests.test_any_sequence import Newsroom

ELSEWHERE = (
    "sign", "hire_or_let_go", "rename_author", "merge_two_authors", "change_house", "change_strip",
    "change_standing_page", "moderate", "pick_for_the_front", "readers_come", "everything_starts_again",
)  # fmt: skip
"""What the press's own test does as well and the record does not hear of."""

Archivists = type("Archivists", (Newsroom,), dict.fromkeys(ELSEWHERE))
"""The same newsroom, busy with its archive."""


@pytest.mark.timeout(600)
@pytest.mark.django_db
def test_after_any_sequence_of_decisions_the_press_is_what_a_rebuild_would_be(paper: Any) -> None:
    run_state_machine_as_test(
        Archivists,
        settings=settings(
            max_examples=4, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
