"""A press of the test's own, and a turnstile nobody went through."""

from typing import Any

import pytest

from dateline.api import endpoint
from dateline.gatekeeper.turnstile import Turnstile
from dateline.press.tests.conftest import committing_at_once, read, store  # noqa: F401


@pytest.fixture(autouse=True)
def _nobody_asked_before(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(endpoint, "TURNSTILE", Turnstile(most=1000, a_second=1))
