"""What the database knows of its own tables, by which it chooses what to go through."""

from django.db import connection

FORGET_THOSE_OF_SEARCHES = (
    "DELETE FROM sqlite_stat1 WHERE EXISTS (SELECT 1 FROM sqlite_master AS made"
    " WHERE made.sql LIKE 'CREATE VIRTUAL TABLE%' AND substr(tbl, 1, length(made.name) + 1) = made.name || '_')"
)
"""A full-text search keeps its words in tables of its own and asks them by their ranges. Where they were counted while
nearly empty, SQLite goes through all of them instead, hundreds of times slower."""


def count_tables_anew(at_most: int = 0) -> None:
    """To be called after much has come at once, seconds for a million stories.

    SQLite never counts unasked, and then reads a whole table where an index has it; PostgreSQL would count later. On
    SQLite `at_most` so many rows of each index are looked at, which takes no time and is nearly as good.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {at_most}")
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute(FORGET_THOSE_OF_SEARCHES)
            cursor.execute("ANALYZE sqlite_master")  # read anew by this connection


def counted_rows(table: str) -> int:
    """How many SQLite had when it last counted; 0 where it never did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if not cursor.fetchone():
            return 0
        cursor.execute("SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = %s", [table])
        return cursor.fetchone()[0] or 0
