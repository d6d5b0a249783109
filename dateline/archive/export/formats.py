"""A table as CSV or JSON, written as its rows come."""

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from dateline.archive.export.tables import Table

FOR_SPREADSHEETS = "\ufeff"
"""By this mark a spreadsheet knows the file for UTF-8."""
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Lines = Iterator[str]


def csv_lines(table: Table, every_state: bool) -> Lines:
    """By RFC 4180, with a head. What a spreadsheet would take for a formula has an apostrophe before it."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield FOR_SPREADSHEETS + writer.writerow(table.columns)
    for row in table.rows(every_state):
        yield writer.writerow([_cell(row[column]) for column in table.columns])


def json_lines(table: Table, every_state: bool) -> Lines:
    """One array, a row a line."""
    before = "["
    for row in table.rows(every_state):
        yield f"{before}\n{json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False)}"
        before = ","
    yield "\n]\n" if before == "," else "[]\n"


FORMATS: dict[str, Callable[[Table, bool], Lines]] = {"csv": csv_lines, "json": json_lines}
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}


class _Echo:
    """What is written comes back."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
    return value.isoformat() if hasattr(value, "isoformat") else value
