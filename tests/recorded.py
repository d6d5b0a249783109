"""Rows that were written once by the code that writes them, put back where they are needed again, in a hundredth of the
time."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

NOT_RECORDED = "wagtailsearch_indexentry_fts"
"""Behind the desk's search SQLite keeps these tables itself."""


class Table(NamedTuple):
    """What stands in a table."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Recorded:
    """What `write` makes of the database as it is now, where nothing of it stays."""

    def __init__(self, write: Callable[[], object]) -> None:
        with transaction.atomic():
            before = {name: _read(name) for name in _tables()}
            write()
            after = {name: _read(name) for name in _tables()}
            transaction.set_rollback(True)
        self.after = {name: table for name, table in after.items() if table != before[name]}
        self.before = {name: before[name] for name in self.after}

    def put(self) -> bool:
        """The same again; False, and nothing done, where the tables are not as they were then."""
        with transaction.atomic():
            if any(_read(name) != table for name, table in self.before.items()):
                return False
            for name, table in self.after.items():
                _write(name, table)
        return True

    def count_on(self) -> None:
        """Where another process wrote them, the numbers of new rows begin after these."""
        written = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in self.after]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), written):
                cursor.execute(statement)


def _tables() -> list[str]:
    known = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(name for name in known if not name.startswith(NOT_RECORDED))


def _read(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
        return Table(tuple(column[0] for column in cursor.description), sorted(cursor.fetchall(), key=repr))


def _write(name: str, table: Table) -> None:
    columns = ", ".join(map(connection.ops.quote_name, table.columns))
    places = ", ".join(["%s"] * len(table.columns))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        cursor.executemany(f"INSERT INTO {connection.ops.quote_name(name)} ({columns}) VALUES ({places})", table.rows)
