"""In development and in tests: a page with a statement that no key accounts for cannot be pressed.

A statement is accounted for when it looks rows up by their own key, or by the row they belong to (`pressed_with`), and
makes objects of them, so that each leaves its key; when the rows they belong to have left theirs; or when it is issued
under a list key. Anything else could change without anybody noticing: a count, `values`, whether there is a row at all.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import Col, ColPairs
from django.db.models.lookups import Exact, In
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.where import AND, WhereNode

from dateline.press.keys import recording_now
from dateline.press.watch import key_of_owner, leaves_no_key

PLACE_IN_THE_TREE = "path"
"""Names a page as its key does: Wagtail looks for what stands above a page by it."""

_built: ContextVar[bool] = ContextVar("built by Django", default=False)


class Escapes(RuntimeError):
    """A statement that no key accounts for."""

    def __init__(self, sql: str) -> None:
        super().__init__(
            "This statement is neither a look-up by key nor issued under a list key, so the page would not notice when "
            f"its answer changes. Ask through a named method that calls `.under(KEY)`: {sql[:1000]}"
        )


def start_holding_to_keys() -> None:
    """Called once, when the room opens. Costs a look at each query while a page is being pressed."""
    execute = SQLCompiler.execute_sql

    def execute_sql(compiler: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        token = _built.set(True)
        try:
            answer = execute(compiler, *args, **kwargs)
        finally:
            _built.reset(token)
        made_from = recording_now()
        if made_from is not None and not made_from.listing and not is_accounted_for(compiler, made_from.keys):
            raise Escapes(str(compiler.query))
        return answer

    SQLCompiler.execute_sql = execute_sql  # type: ignore[assignment, method-assign]


@contextmanager
def nothing_raw() -> Iterator[None]:
    """In the block, statements written by hand are refused too."""

    def hold(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        made_from = recording_now()
        if made_from is not None and not made_from.listing and not _built.get() and sql.startswith("SELECT"):
            raise Escapes(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hold):
        yield


def is_accounted_for(compiler: SQLCompiler, keys: Collection[str]) -> bool:
    """Whether every row the query reads, or could read one day, leaves a key, or is among what left `keys`."""
    model = compiler.query.model
    if model is None or leaves_no_key(model):
        return True
    where = compiler.query.where
    return (compiler.query.default_cols and _names_rows(where)) or _belongs_to(keys, model, where)


def _belongs_to(keys: Collection[str], model: type[Model], where: WhereNode) -> bool:
    """Whether only rows are read that belong to rows with one of `keys`."""
    if where.negated or where.connector != AND:
        return False
    return any(
        isinstance(each, In)
        and each.rhs_is_direct_value()
        and any(column.name == getattr(model, "pressed_with", None) for column in _columns_of(each.lhs))
        and {key_of_owner(model, pk) for pk in each.rhs} <= set(keys)
        for each in where.children
    )


def _names_rows(where: WhereNode) -> bool:
    """Whether one condition that holds for every row names it; of alternatives, whether each does."""
    if where.negated or not where.children:
        return False
    named = (_names_rows(each) if isinstance(each, WhereNode) else _names_its_row(each) for each in where.children)
    return any(named) if where.connector == AND else all(named)


def _names_its_row(condition: Any) -> bool:
    return isinstance(condition, Exact | In) and any(_is_a_name(column) for column in _columns_of(condition.lhs))


def _columns_of(expression: Any) -> Sequence["Field[Any, Any]"]:
    """Django fetches what a row leads to by a tuple, also where that has one column."""
    if isinstance(expression, ColPairs):
        return list(expression.targets)
    return [expression.target] if isinstance(expression, Col) else []


def _is_a_name(column: "Field[Any, Any]") -> bool:
    return column.primary_key or column.name in (PLACE_IN_THE_TREE, getattr(column.model, "pressed_with", None))
