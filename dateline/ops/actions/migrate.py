"""Bring the database up to date, with a copy aside first."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dateline.ops.actions.copy_aside import copy_aside
from dateline.ops.errors import Refusal
from dateline.ops.postgres import dump_line

ASK_FIRST = (
    "The database has to be brought up to date ({number} migrations), and PostgreSQL is not copied aside. "
    "Copy it yourself, then start again with --migrate:\n\n  {line}"
)


def pending_migrations() -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate(*, allowed: bool) -> int:
    """Apply what is pending and return how many that were.

    SQLite is copied to data/backups/ first. PostgreSQL with something in it is left alone unless `allowed`:
    Refusal names the command that copies it.
    """
    number = pending_migrations()
    if not number:
        return 0
    filled = bool(connection.introspection.table_names())
    if filled and connection.vendor == "sqlite":
        copy_aside()
    elif filled and not allowed:
        raise Refusal(ASK_FIRST.format(number=number, line=dump_line(connection.settings_dict)))
    call_command("migrate", verbosity=0, interactive=False)
    return number
