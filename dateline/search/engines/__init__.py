"""The database's own way to find words."""

from django.db import connection

from dateline.search.engines.base import Engine
from dateline.search.engines.postgres import PostgresEngine
from dateline.search.engines.sqlite import SqliteEngine


def the_engine() -> Engine:
    """Of the database this house has."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
