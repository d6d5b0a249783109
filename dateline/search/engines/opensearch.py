"""OpenSearch: keeps the words for a house whose database has enough to do.

It is asked for numbers alone, and in the words of our own analyser. The rows by which stories are ranked, and the rule
of what readers may see, stay with the database: a document it holds too much is found by nobody.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Expression

from dateline.search.engines.base import Choice, Columns, Engine, Sought, TooSlow
from dateline.search.engines.search_server import SearchServer
from dateline.search.models import Entry

INDEX = {
    "settings": {
        "index": {
            "sort.field": "number",  # so that the newest are found without looking at all
            "sort.order": "desc",
            "max_result_window": 20_000,
        }
    },
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "number": {"type": "long"},
            "words": {"type": "text", "analyzer": "whitespace", "norms": False},
            "marks": {"type": "keyword"},
        },
    },
}
"""Headline, lead and text are three values of one field: no phrase reaches from one to the next."""

LONGEST = 10.0
"""Seconds, where nobody said how long it may take."""

AT_ONCE = 100

_ends: ContextVar[float | None] = ContextVar("ends", default=None)


class OpenSearchEngine:
    """An index of a server, beside a database."""

    name = "opensearch"
    is_beside = True

    def __init__(self, server: SearchServer, database: Engine) -> None:
        self.server, self.database = server, database

    def put(self, rows: Iterable[tuple[int, Columns]]) -> None:
        """At once, and not only with the transaction: what is put in vain is found by nobody, and put again."""
        documents = [(number, _document(number, columns)) for number, columns in rows]
        for start in range(0, len(documents), AT_ONCE):
            self.server.put(documents[start : start + AT_ONCE])

    def take_out(self, rows: Iterable[tuple[int, Columns]]) -> None:
        """After the transaction, unless they were put in again by it."""
        numbers = [number for number, _ in rows]
        if numbers:
            transaction.on_commit(lambda: self._take_out(numbers), robust=True)

    def has_index(self) -> bool:
        return self.server.has_index()

    def empty(self) -> None:
        self.server.make_index(INDEX)

    def settle(self) -> None:
        self.server.refresh()

    def count(self) -> int:
        return self.server.count()

    def numbers(self, sought: Sought, most: int) -> list[int]:
        ends = _ends.get()
        seconds = LONGEST if ends is None else ends - time.monotonic()
        if seconds <= 0:
            raise TooSlow
        newest_first = [{"number": {"order": "desc"}}]
        body = {"query": query(sought), "sort": newest_first, "size": most, "track_total_hits": False}
        return [int(number) for (number,) in self.server.search(body, seconds)]

    def among(self, column: str, numbers: Sequence[int]) -> Expression:
        return self.database.among(column, numbers)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        token = _ends.set(time.monotonic() + seconds)
        try:
            with self.database.within(seconds):
                yield
        finally:
            _ends.reset(token)

    def alone(self) -> None:
        self.database.alone()

    def _take_out(self, numbers: list[int]) -> None:
        held = set(Entry.objects.filter(pk__in=numbers).values_list("pk", flat=True))
        self.server.take_out(number for number in numbers if number not in held)


def query(sought: Sought) -> dict[str, Any]:
    """In OpenSearch's words. Nothing is scored, so answers can be kept and stopped early."""
    marks = [{"term": {"marks": mark}} for mark in sought.marks]
    return {
        "bool": {
            "filter": [*map(_any, sought.wanted), *marks],
            "must_not": [_any(choice) for choice in sought.barred],
        }
    }


def _any(choice: Choice) -> dict[str, Any]:
    words = [phrase[0] for phrase in choice if len(phrase) == 1]
    phrases = [{"match_phrase": {"words": " ".join(phrase)}} for phrase in choice if len(phrase) > 1]
    either = [*([{"terms": {"words": words}}] if words else []), *phrases]
    return {"bool": {"should": either, "minimum_should_match": 1}}


def _document(number: int, columns: Columns) -> dict[str, Any]:
    fields = (columns.headline, columns.lead, columns.body)
    return {"number": number, "words": [words for words in fields if words], "marks": columns.marks.split()}
