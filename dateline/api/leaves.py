"""A list is read leaf by leaf. How deep somebody reads costs nothing: the next leaf begins after the last row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from wagtail.api.v2.utils import BadRequestError

from dateline.api.parameters import LARGEST_KEY, LONGEST, Asked, Parameter, choice, number, read_moment
from dateline.api.schema import text
from dateline.feeds.addresses import whole

MOST, USUALLY = 50, 20
FURTHEST = 1000
"""How far `offset` may go, and how far is counted. `cursor` goes to the end."""
BETWEEN = "~"


@dataclass(frozen=True)
class Order:
    """One order a list may have. `read` takes the value of the last row as it stands in an address; `key` tells apart
    rows of the same value."""

    name: str
    column: str
    read: Callable[[str], Any]
    key: str = "pk"

    @property
    def is_down(self) -> bool:
        return self.name.startswith("-")

    @property
    def columns(self) -> list[str]:
        sign = "-" if self.is_down else ""
        return [f"{sign}{self.column}", f"{sign}{self.key}"]

    def written(self, row: Any) -> str:
        value = getattr(row, self.column)
        told = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
        return f"{told}{BETWEEN}{getattr(row, self.key)}"

    def after(self, cursor: str) -> Q:
        """What stands after the row that `cursor` names. The outer bound is what an index finds."""
        told, _, key = cursor.rpartition(BETWEEN)
        try:
            value = self.read(told)
            if not (key.isascii() and key.isdecimal() and 0 < int(key) <= LARGEST_KEY):
                raise ValueError(key)
        except ValueError as error:
            raise BadRequestError("“cursor” is none of this list's. Take it from “next” as it is.") from error
        side = "lt" if self.is_down else "gt"
        tie = Q(**{f"{self.column}__{side}": value}) | Q(**{f"{self.key}__{side}": int(key)})
        return Q(**{f"{self.column}__{side}e": value}) & tie


def both_ways(name: str, column: str, read: Callable[[str], Any]) -> tuple[Order, Order]:
    return Order(f"-{name}", column, read), Order(name, column, read)


def by_key() -> tuple[Order, Order]:
    return Order("id", "pk", _key), Order("-id", "pk", _key)


def by_moment(name: str) -> tuple[Order, Order]:
    return both_ways(name, name, read_moment)


def by_day(name: str) -> tuple[Order, Order]:
    return both_ways(name, name, date.fromisoformat)


def by_words(name: str) -> tuple[Order, Order]:
    return Order(name, name, _words), Order(f"-{name}", name, _words)


def _key(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(LARGEST_KEY))):
        raise ValueError(typed)
    return int(typed)


def _words(typed: str) -> str:
    return typed


@dataclass(frozen=True)
class Leaf:
    """Some rows, how many there are in all, and where the next ones are."""

    rows: list[Any] = field(default_factory=list)
    total: int = 0
    next: str | None = None

    @property
    def is_exact(self) -> bool:
        return self.total < FURTHEST


def leaf_parameters(orders: tuple[Order, ...]) -> tuple[Parameter, ...]:
    names = [order.name for order in orders]
    usual = names[0]
    return (
        number("limit", f"How many at most; {USUALLY} when nothing is said.", 1, MOST),
        number("offset", "How many to pass over. Further than that only “cursor” leads.", 0, FURTHEST),
        Parameter("cursor", "Where the last answer ended: taken from its “next”.", text(maxLength=LONGEST), str),
        choice("order", f"In which order; {usual} when nothing is said. A minus is the other way round.", names),
    )


def leaf_of(rows: Any, order: Order, asked: Asked, path: str) -> Leaf:
    """Two statements. Counts to FURTHEST."""
    if "cursor" in asked and "offset" in asked:
        raise BadRequestError("“cursor” and “offset” are both given. One of them says where to begin.")
    limit, offset = asked.get("limit", USUALLY), asked.get("offset", 0)
    following = rows.filter(order.after(asked.get("cursor"))) if "cursor" in asked else rows
    found = list(following.order_by(*order.columns)[offset : offset + limit + 1])
    total = rows.order_by()[:FURTHEST].count()
    further = len(found) > limit
    found = found[:limit]
    return Leaf(found, total, next_address(path, asked, cursor=order.written(found[-1])) if further else None)


def next_address(path: str, asked: Asked, **begin: Any) -> str:
    kept = {name: value for name, value in asked.typed.items() if name not in ("cursor", "offset")}
    return whole(f"{path}?{urlencode({**kept, **begin})}")
