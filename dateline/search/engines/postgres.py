"""PostgreSQL: a tsvector made of the same words, weighted, with an index.

An index of PostgreSQL gives all stories that hold a word, and the newest of them only after reading every one. So
each word is held with the era of its story before it, and a search asks era after era, the newest first, until it has
enough.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count

from django.db import OperationalError, connection, transaction
from django.db.models import BooleanField, Expression, F, Func, Value

from dateline.search import marks
from dateline.search.engines.base import Choice, Columns, Phrase, Sought, TooSlow
from dateline.search.numbers import era_of
from dateline.search.vocabulary import tallied

PUT = "INSERT INTO search_words (number, words) VALUES (%s, %s::tsvector)"
TAKE_OUT = "DELETE FROM search_words WHERE number = ANY(%s)"
FIND = (
    "SELECT number FROM (SELECT found.number FROM unnest(%s::text[]) AS era(query),"
    " LATERAL (SELECT number FROM search_words WHERE words @@ era.query::tsquery) AS found OFFSET 0) AS every"
    " ORDER BY number DESC LIMIT %s"
)
"""OFFSET 0 keeps the limit out of the inner question: else PostgreSQL looks at the newest one by one, which takes a
thousand times as long for a word they do not hold."""

HURRY = (
    "SELECT set_config('statement_timeout', %s, true), set_config('jit', 'off', true),"
    " set_config('max_parallel_workers_per_gather', '0', true)"
)
"""For the rest of the transaction: to compile a question, or to call others in, takes longer than to answer it."""

FEW = 20_000
"""Stories: eras are asked together until they have so many, then twice as many, and so on."""

LAST_PLACE = 16_383
"""PostgreSQL counts no further; where a word stands beyond is not told apart."""

BETWEEN = 2
"""Places between one field and the next, so that no phrase reaches across."""

LOCK = 7_203_114_220
"""Of whoever writes into the index: any number nobody else locks."""

CANCELLED = "57014"


class PostgresEngine:
    """Its own full-text search."""

    name = "postgresql"
    is_beside = False

    def put(self, rows: Iterable[tuple[int, Columns]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(PUT, [(number, _vector(number, columns)) for number, columns in rows])

    def take_out(self, rows: Iterable[tuple[int, Columns]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TAKE_OUT, [[number for number, _ in rows]])

    def has_index(self) -> bool:
        return True

    def empty(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE search_words")

    def settle(self) -> None:
        """It is at once."""

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_words")
            return int(cursor.fetchone()[0])

    def numbers(self, sought: Sought, most: int) -> list[int]:
        found: list[int] = []
        with connection.cursor() as cursor:
            for eras in _eras():
                cursor.execute(FIND, [[_query(sought, era) for era in eras], most - len(found)])
                found += [number for (number,) in cursor.fetchall()]
                if len(found) >= most:
                    break
        return found

    def among(self, column: str, numbers: Sequence[int]) -> Expression:
        return AnyOf(column, numbers)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(HURRY, [str(int(seconds * 1000))])
                yield
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") == CANCELLED:
                raise TooSlow from error
            raise

    def alone(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class AnyOf(Func):
    """As an array: one written in SQL is gone through in its order, and the rows are read as they lie."""

    template, arg_joiner = "(%(expressions)s::bigint[]))", " = ANY ("
    output_field = BooleanField()

    def __init__(self, column: str, numbers: Sequence[int]) -> None:
        array = f"{{{','.join(map(str, numbers))}}}"  # psycopg takes longer to write one than the server to read it
        super().__init__(F(column), Value(array))


def _eras() -> Iterator[list[int]]:
    """The newest first, together as long as they have few stories. Who finds little has to ask them all."""
    counted = ((int(era), stories) for era, stories in tallied(marks.of_era("")))
    together: list[int] = []
    stories, few = 0, FEW
    for era, number in sorted(counted, reverse=True):
        together.append(era)
        stories += number
        if stories >= few:
            yield together
            together, stories, few = [], 0, 2 * few
    if together:
        yield together


def _vector(number: int, columns: Columns) -> str:
    """In PostgreSQL's way of writing one. No word holds a mark that would have to be written otherwise."""
    era = era_of(number)
    places: dict[str, list[str]] = {}
    place = count(1)
    for words, weight in ((columns.headline, "A"), (columns.lead, "B"), (columns.body, "C")):
        for word in words.split():
            places.setdefault(word, []).append(f"{min(next(place), LAST_PLACE)}{weight}")
        for _ in range(BETWEEN):
            next(place)
    lexemes = [f"'{era}:{word}':{','.join(held[:255])}" for word, held in places.items()]
    return " ".join([*lexemes, *(f"'{era}:{mark}'" for mark in columns.marks.split())])


def _query(sought: Sought, era: int) -> str:
    every = [*(_any(each, era) for each in sought.wanted), *(f"'{era}:{mark}'" for mark in sought.marks)]
    return " & ".join([*every, *(f"!{_any(each, era)}" for each in sought.barred)])


def _any(choice: Choice, era: int) -> str:
    return f"({' | '.join(_phrase(each, era) for each in choice)})"


def _phrase(phrase: Phrase, era: int) -> str:
    words = [f"'{era}:{word}'" for word in phrase]
    return f"({' <-> '.join(words)})"
