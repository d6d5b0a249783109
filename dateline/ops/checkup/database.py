"""Is the database there, up to date, and set up for real use?"""

from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, connection

from dateline.ops.actions.migrate import pending_migrations
from dateline.ops.checkup.finding import Finding, failure, good


def is_reachable() -> bool:
    """Whether it answers at all; nothing else is asked when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def look_at_database() -> Iterator[Finding]:
    """The findings, for a database that is reachable."""
    yield good("database", f"{connection.vendor} answers.")
    if number := pending_migrations():
        yield failure(
            "migrations", f"{number} migrations have not been applied.", "Stop the site and start `dateline serve`."
        )
    else:
        yield good("migrations", "All migrations are applied.")
    if connection.vendor == "sqlite":
        yield _journal()


def unreachable() -> Finding:
    return failure(
        "database",
        "The database does not answer.",
        "Check database_url, and that the database runs and lets this user in.",
    )


def _journal() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        mode = str(cursor.fetchone()[0])
    if mode == "wal":
        return good("journal", "SQLite writes ahead (WAL), so readers do not wait for writers.")
    return failure(
        "journal",
        f"SQLite's journal mode is {mode}, so readers wait for writers.",
        "Put data/ on a local disk: WAL does not work on a network share.",
    )
