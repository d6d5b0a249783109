"""A question put once and asked again: Django takes longer to make SQL than the database to answer it."""

from collections.abc import Mapping
from copy import copy
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from dateline.lib import clock

Row = TypeVar("Row", bound=Model)

SOME_MOMENT = datetime(1900, 1, 1, tzinfo=UTC)
"""Stands for now; nothing is published then."""


def now_is_told() -> dict[Any, Any]:
    """The value to ask with in the place of `SOME_MOMENT`."""
    adapt = connection.ops.adapt_datetimefield_value
    return {adapt(SOME_MOMENT): adapt(clock.now())}


class KeptQuestion(Generic[Row]):
    """What `rows` asks for. Values that differ each time stand in it as others that nothing else in it has."""

    def __init__(self, rows: "QuerySet[Row, Any]") -> None:
        self._rows = rows
        self._compiler: SQLCompiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._parameters = self._compiler.as_sql()

    def ask(self, values: Mapping[Any, Any]) -> list[Any]:
        """One statement, with `values` in the places of those that stand for them."""
        parameters = tuple(values.get(each, each) for each in self._parameters)
        compiler = copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self._sql, parameters)  # type: ignore[method-assign]
        rows = self._rows._chain()  # type: ignore[attr-defined]
        rows.query.get_compiler = lambda *_, **__: compiler
        return list(rows)
