"""What an answer costs."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def statements(rosa: Client, address: str) -> int:
    """Of the database, for one answer."""
    with CaptureQueriesContext(connection) as asked:
        assert rosa.get(address).status_code == 200
    return len(asked)
