"""A list is read leaf by leaf."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

PER_PAGE = 30
LAST = 10_000


@dataclass(frozen=True)
class Leaf:
    """Some rows, and the addresses of those before and after."""

    rows: list[Any]
    newer: str | None
    older: str | None


def leaf_of(request: HttpRequest, found: Any, number: int) -> Leaf:
    """The `number`th of a queryset; asks for one row more than it shows."""
    start = (number - 1) * PER_PAGE
    rows = list(found[start : start + PER_PAGE + 1])
    newer = _address(request, number - 1) if number > 1 else None
    return Leaf(rows[:PER_PAGE], newer, _address(request, number + 1) if len(rows) > PER_PAGE else None)


def _address(request: HttpRequest, number: int) -> str:
    query: Any = request.GET.copy()
    query["p"] = str(number)
    return f"?{query.urlencode()}"
