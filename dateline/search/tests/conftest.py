"""A search server beside the database: one that stands in for it, or a real one named in DATELINE_TEST_SEARCH_URL."""

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from dateline.search.actions.begin_anew import begin_anew
from tests.search_server import StandIn


@pytest.fixture(scope="session")
def stand_in() -> Iterator[StandIn]:
    server = StandIn()
    yield server
    server.close()


@pytest.fixture
def beside_the_database(stand_in: StandIn, settings: Any, db: None) -> Iterator[StandIn]:
    """With an index of the test's own."""
    host = os.environ.get("DATELINE_TEST_SEARCH_URL") or stand_in.url
    settings.SEARCH_URL = f"{host}/test-{uuid4()}"
    begin_anew()
    yield stand_in
    stand_in.broken, stand_in.late, stand_in.let_in = 0, False, ""
    stand_in.indices.clear()
