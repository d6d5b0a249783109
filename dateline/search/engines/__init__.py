"""Where words are kept and found: in the house's database, or in a search server beside it."""

from functools import cache

from django.conf import settings
from django.db import connection

from dateline.search.engines.base import Engine
from dateline.search.engines.opensearch import OpenSearchEngine
from dateline.search.engines.postgres import PostgresEngine
from dateline.search.engines.search_server import SearchServer
from dateline.search.engines.sqlite import SqliteEngine


def the_engine() -> Engine:
    """The search server's, if the house names one."""
    database = PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
    return OpenSearchEngine(_server(settings.SEARCH_URL), database) if settings.SEARCH_URL else database


@cache
def _server(url: str) -> SearchServer:
    """One for all threads: it keeps lines open."""
    return SearchServer(url)
