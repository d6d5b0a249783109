"""What the database knows of its own tables, by which it chooses what to go through."""

from django.db import connection


def count_tables_anew() -> None:
    """To be called after much has come at once, seconds for a million stories.

    SQLite never counts unasked, and then reads a whole table where an index has it; PostgreSQL would count later.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
