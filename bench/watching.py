"""A reader who asks again and again for pages, until each shows something."""

import socket
from urllib.parse import urlsplit

from bench.newsroom import Newsroom


def signs_of(headline: str) -> tuple[bytes, bytes]:
    """A story shows by its headline or, in a sitemap, by its address."""
    return headline.encode(), headline.lower().replace(" ", "-").encode()


class Watcher:
    """One line to the press, kept open.

    It asks whether a page is still the one it knows, so that looking takes no time from those it watches.
    """

    def __init__(self, newsroom: Newsroom, *signs: bytes) -> None:
        there = urlsplit(newsroom.base)
        self._host = there.netloc
        self._line = socket.create_connection((there.hostname or "", there.port or 80), timeout=30)
        self._file = self._line.makefile("rb")
        self._signs = signs
        self._known: dict[str, str] = {}

    def sees_it_at(self, address: str) -> bool:
        """By any of the signs."""
        tag = self._known.get(address, "")
        asked = f"GET {address} HTTP/1.1\r\nHost: {self._host}\r\nIf-None-Match: {tag}\r\n\r\n"
        self._line.sendall(asked.encode())
        status, headers, page = self._answer()
        if status not in (200, 304, 404):
            raise SystemExit(f"{address} answered {status}: nothing is timed.")
        if status == 200:
            self._known[address] = headers["etag"]
        return any(sign in page for sign in self._signs)

    def _answer(self) -> tuple[int, dict[str, str], bytes]:
        status = int(self._file.readline().split()[1])
        lines = iter(self._file.readline, b"\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.decode().partition(":") for line in lines)}
        return status, headers, self._file.read(int(headers.get("content-length", 0)))

    def close(self) -> None:
        self._line.close()
