"""A table of facts as it is set: which cells are headings, and which columns are numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

NUMBER = re.compile(r"[+−–-]?\s?[£$€¥]?\s?\d[\d.,:\s]*\s?(%|[a-zA-Z]{1,2})?")
NOTHING = frozenset({"", "-", "–", "—", "…"})


@dataclass(frozen=True)
class Cell:
    """One cell. `scope` is "col" or "row" for a heading, else empty."""

    words: str
    scope: str
    is_number: bool


@dataclass(frozen=True)
class Table:
    """A table, row by row."""

    caption: str
    header: list[Cell]
    rows: list[list[Cell]]


def set_table(stored: dict[str, Any]) -> Table:
    """The table an editor filled in, its headings as they chose."""
    grid = [[str(cell or "").strip() for cell in row] for row in stored.get("data") or []]
    with_header = bool(stored.get("first_row_is_table_header"))
    header, body = (grid[:1], grid[1:]) if with_header else ([], grid)
    numbers = [_are_numbers(column) for column in zip(*body, strict=False)]
    side = "row" if stored.get("first_col_is_header") else ""
    return Table(
        caption=stored.get("table_caption") or "",
        header=[cell for row in header for cell in _set_row(row, "col", "col", numbers)],
        rows=[_set_row(row, side, "", numbers) for row in body],
    )


def _set_row(words: Sequence[str], first: str, others: str, numbers: Sequence[bool]) -> list[Cell]:
    """An empty cell heads nothing."""
    return [
        Cell(word, (others if at else first) if word else "", at < len(numbers) and numbers[at])
        for at, word in enumerate(words)
    ]


def _are_numbers(column: Sequence[str]) -> bool:
    """Whether every cell that says something is a number, so that the column is set flush at its end."""
    said = [word for word in column if word not in NOTHING]
    return bool(said) and all(NUMBER.fullmatch(word) for word in said)
