"""Two backends beside Wagtail's. Theirs for PURGE waits for ever and hides what went wrong; none knows keys."""

import http.client
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, Protocol, runtime_checkable
from urllib.parse import urlsplit

from wagtail.contrib.frontend_cache.backends import BaseBackend, HTTPBackend

from dateline.press.cdn import CdnAway, surrogate_key

SECONDS = 3.0
NOT_THERE = frozenset({404, 410})
"""What some caches say of a page they do not have."""

LONGEST_HEADER = 4000


@runtime_checkable
class TakesKeys(Protocol):
    """A backend that is told of Surrogate-Keys, and so of every page that carries one, whatever its address."""

    def purge_keys(self, keys: Sequence[str]) -> None:
        """Have it let go of each page with one of them."""


class ByAddress(HTTPBackend):
    """`PURGE /address/` with the site's host, as Varnish, Squid and nginx take it."""

    def purge(self, url: str) -> None:
        self.purge_batch([url])

    def purge_batch(self, urls: Iterable[str]) -> None:
        """One connection for all of them. Raises CdnAway and OSError."""
        with closing(_connection(self.cache_scheme, self.cache_netloc)) as connection:
            for url in urls:
                parts = urlsplit(url)
                _ask(connection, "PURGE", parts.path, {"Host": parts.netloc})


class ByKey(BaseBackend):
    """One request with the keys in a header, as Fastly and Varnish's xkey take it."""

    def __init__(self, params: dict[str, Any]) -> None:
        """LOCATION is the address asked; METHOD (PURGE), HEADER (Surrogate-Key) and HEADERS (a token) say how."""
        super().__init__(params)
        self._at = urlsplit(params["LOCATION"])
        self._method = params.get("METHOD", "PURGE")
        self._header = params.get("HEADER", "Surrogate-Key")
        self._more = params.get("HEADERS", {})

    def purge_keys(self, keys: Sequence[str]) -> None:
        """Raises CdnAway and OSError."""
        with closing(_connection(self._at.scheme, self._at.netloc)) as connection:
            for line in _lines(keys):
                _ask(connection, self._method, self._at.path or "/", {**self._more, self._header: line})

    def purge(self, url: str) -> None:
        self.purge_keys([surrogate_key(urlsplit(url).path)])


def _connection(scheme: str, place: str) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    return kind(place, timeout=SECONDS)


def _ask(connection: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str]) -> None:
    connection.request(method, path, headers={"Content-Length": "0", **headers})
    answer = connection.getresponse()
    answer.read()
    if answer.status >= 400 and answer.status not in NOT_THERE:
        raise CdnAway(f"The CDN answers {answer.status} {answer.reason} to {method} {path}.")


def _lines(keys: Iterable[str]) -> Iterator[str]:
    """The keys in as many headers as they need."""
    line = ""
    for key in keys:
        if line and len(line) + len(key) >= LONGEST_HEADER:
            yield line
            line = ""
        line = f"{line} {key}".lstrip()
    if line:
        yield line
