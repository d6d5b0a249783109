"""Subselects whose SQL is made once: Django takes longer to make one than the database to answer it."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, Self

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, Expression, F, Field, Func, QuerySet


class Subselect(Expression):
    """The right side of `Q(pk__in=…)`: a SELECT of one column, as text."""

    def __init__(self, sql: str, parameters: tuple[Any, ...], column: "Field[Any, Any]") -> None:
        super().__init__(output_field=column)
        self.sql, self.parameters = sql, parameters

    @classmethod
    def of(cls, rows: "QuerySet[Any, Any]") -> Self:
        """What `rows` asks for now. Nothing in it may refer to the statement round it."""
        query = (rows if rows.query.is_sliced else rows.order_by()).query
        sql, parameters = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        (column,) = query.select
        return cls(sql, tuple(parameters), column.output_field)

    def with_value(self, place: object, value: object) -> Self:
        """The same with `value` wherever it has `place`, which must be a value nothing else in it has."""
        parameters = (value if each == place else each for each in self.parameters)
        return type(self)(self.sql, tuple(parameters), self.output_field)

    @classmethod
    def all_of(cls, subselects: "Sequence[Self]") -> Self:
        """Whatever any of them finds; each keeps its own order and limit."""
        sql = " UNION ALL ".join(f"SELECT * FROM ({each.sql}) AS one_of_them" for each in subselects)  # noqa: S608
        parameters = chain.from_iterable(each.parameters for each in subselects)
        return cls(sql, tuple(parameters), subselects[0].output_field)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return f"({self.sql})", self.parameters


class IsAmong(Func):
    """Whether a column that is not NULL holds one of the few values a subselect finds.

    PostgreSQL is asked so that it finds them once: with IN it reckons that it would for every row, and goes through
    whole tables to spare itself that.
    """

    output_field = BooleanField()
    template, arg_joiner = "(%(expressions)s)", " IN "

    def __init__(self, column: str, found: Subselect) -> None:
        super().__init__(F(column), found)

    def as_postgresql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s))", arg_joiner=" = ANY (ARRAY")
