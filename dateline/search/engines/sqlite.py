"""SQLite: a table of FTS5 that keeps no text, only where words stand. Its tokenizer divides at blanks: the words hold
nothing else in ASCII than letters and numerals."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection
from django.db.models import BigIntegerField, Expression

from dateline.lib.subselect import IsAmong, Subselect
from dateline.search.engines.base import Choice, Columns, Phrase, Sought, TooSlow

PUT = "INSERT INTO search_words (rowid, headline, lead, body, marks) VALUES (%s, %s, %s, %s, %s)"
TAKE_OUT = (
    "INSERT INTO search_words (search_words, rowid, headline, lead, body, marks) VALUES ('delete', %s, %s, %s, %s, %s)"
)
FIND = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid LIMIT %s"
LAST = 1 << 60
"""Rows stand as far before it as their number is great, the newest first: asked for backwards, SQLite 3.40 passes over
a few of those that hold several words, in an index of some hundred thousand."""

STEPS = 5000
"""Of SQLite's machine between two looks at the clock."""


class SqliteEngine:
    """Its own full-text search."""

    name = "sqlite"
    is_beside = False

    def put(self, rows: Iterable[tuple[int, Columns]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(PUT, _rows(rows))

    def take_out(self, rows: Iterable[tuple[int, Columns]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(TAKE_OUT, _rows(rows))

    def has_index(self) -> bool:
        return True

    def empty(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")

    def settle(self) -> None:
        """It is at once."""

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_words_docsize")
            return int(cursor.fetchone()[0])

    def numbers(self, sought: Sought, most: int) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(FIND, [_match(sought), most])
            return [LAST - place for (place,) in cursor.fetchall()]

    def among(self, column: str, numbers: Sequence[int]) -> Expression:
        return IsAmong(column, Subselect("SELECT value FROM json_each(%s)", (json.dumps(numbers),), BigIntegerField()))

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        connection.ensure_connection()
        ends = time.monotonic() + seconds
        connection.connection.set_progress_handler(lambda: time.monotonic() > ends, STEPS)
        try:
            yield
        except OperationalError as error:
            if "interrupted" in str(error):
                raise TooSlow from error
            raise
        finally:
            connection.connection.set_progress_handler(None, 0)

    def alone(self) -> None:
        """SQLite has one writer."""


def _rows(rows: Iterable[tuple[int, Columns]]) -> list[tuple[int, str, str, str, str]]:
    """In the order of their places: one that goes back has SQLite write all that came before it by itself."""
    return sorted((LAST - number, held.headline, held.lead, held.body, held.marks) for number, held in rows)


def _match(sought: Sought) -> str:
    """In FTS5's words. Every word stands in quotation marks, and none holds one."""
    wanted = [*map(_any, sought.wanted), *(f'"{mark}"' for mark in sought.marks)]
    match = " AND ".join(wanted)
    barred = " OR ".join(map(_any, sought.barred))
    return f"({match}) NOT ({barred})" if barred else match


def _any(choice: Choice) -> str:
    return f"({' OR '.join(map(_phrase, choice))})"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
