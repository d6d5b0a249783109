"""A press with a CDN in front of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from dateline.press.backends.files import FileStore
from dateline.press.tests.cdn_server import CdnServer

BY_ADDRESS = "dateline.press.purging.backends.ByAddress"
BY_KEY = "dateline.press.purging.backends.ByKey"


@pytest.fixture
def cdn(settings: Any) -> Iterator[CdnServer]:
    """One that is purged by address."""
    server = CdnServer()
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": BY_ADDRESS, "LOCATION": server.url}}
    yield server
    server.end()


@pytest.fixture
def by_key(cdn: CdnServer, settings: Any) -> CdnServer:
    """The same, purged by key."""
    more = {"METHOD": "POST", "HEADERS": {"Fastly-Key": "secret"}}
    settings.WAGTAILFRONTENDCACHE = {"cdn": {"BACKEND": BY_KEY, "LOCATION": f"{cdn.url}/purge", **more}}
    return cdn


@pytest.fixture
def store(cdn: CdnServer, store: FileStore) -> FileStore:
    """The press, opened when the CDN was in the settings already."""
    return store
