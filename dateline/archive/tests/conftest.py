"""Who is asked in most tests of the archive."""

from typing import Any

import pytest
from django.test import Client

from dateline.archive.tests.at_the_desk import signed_in
from dateline.archive.tests.eventful import subject
from dateline.subjects.models import Subject


@pytest.fixture
def worker_at_rest(settings: Any) -> None:
    """Nothing is read or mailed in the background."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def ada(db: None) -> Subject:
    return subject("Ada Pell")


@pytest.fixture
def bo(db: None) -> Subject:
    return subject("Bo Orr")


@pytest.fixture
def desk(edith: Any) -> Client:
    """Edith's."""
    return signed_in(edith)
