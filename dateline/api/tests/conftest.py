"""A press of the test's own, as the press's tests have it."""

from dateline.press.tests.conftest import committing_at_once, read, store  # noqa: F401
