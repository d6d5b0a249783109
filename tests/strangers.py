"""A stranger who asks for everything and looks at every answer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client
from lxml import html

MARKED = re.compile(r"zq[a-z]+")
HERE = "http://testserver"
FETCHED = {
    "link": ("href",), "script": ("src",), "img": ("src", "srcset"), "source": ("src", "srcset"), "iframe": ("src",),
    "video": ("src", "poster"), "audio": ("src",), "object": ("data",), "embed": ("src",), "input": ("src",),
}  # fmt: skip
"""What a browser asks for by itself when it shows a page."""
ASKED_LATER = frozenset(["alternate", "canonical", "me", "prev", "next", "author", "license"])
"""The `rel` of links that a browser does not follow by itself."""
TEXT = ("text/", "application/xml", "application/rss", "application/atom", "application/json", "application/feed")


@dataclass(frozen=True)
class Answer:
    """What one request got."""

    method: str
    address: str
    status: int
    headers: dict[str, str]
    text: str
    linked_from: str = ""

    @property
    def kind(self) -> str:
        return self.headers.get("Content-Type", "")

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html")

    def trace_of(self, beginnings: Iterable[str]) -> list[str]:
        """The marked words that begin like this, stand in the answer and were not in the question."""
        said = set(MARKED.findall(f"{self.text} {unquote(str(self.headers))}".casefold()))
        asked = unquote(self.address).casefold()
        return sorted(word for word in said if word.startswith(tuple(beginnings)) and word not in asked)

    def __str__(self) -> str:
        return f"{self.method} {self.address} ({self.status})"


def ask(client: Client, address: str, method: str = "GET") -> Answer:
    """One request and its answer; a picture's bytes are not read as text."""
    response: Any = client.generic(method, address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {**response.headers, **{f"Set-Cookie: {name}": str(value) for name, value in response.cookies.items()}}
    kind = headers.get("Content-Type", "")
    text = content.decode("utf-8", "replace") if kind.startswith(TEXT) else ""
    return Answer(method, address, response.status_code, headers, text)


def crawl(client: Client, start: str = "/") -> Iterator[Answer]:
    """Every answer that can be reached from `start` by following what is linked on this site."""
    waiting, seen = [(start, "")], {start}
    while waiting:
        address, linked_from = waiting.pop()
        answer = replace(ask(client, address), linked_from=linked_from)
        yield answer
        for place in [*_linked(answer), *_fetched(answer)]:
            own = place.removeprefix(HERE)
            if own.startswith("/") and not own.startswith(("//", "/static/", "/desk/")) and own not in seen:
                seen.add(own)
                waiting.append((own, address))


def third_parties(answer: Answer) -> list[str]:
    """What a browser that shows this page would ask somebody else for."""
    return [address for address in _fetched(answer) if urlsplit(address).netloc != urlsplit(HERE).netloc]


def _linked(answer: Answer) -> list[str]:
    """Where a reader can go from here: links, forms that only ask, a redirect, the addresses of a feed or sitemap."""
    places = [answer.headers["Location"]] if "Location" in answer.headers else []
    if answer.is_page and answer.text:
        tree: Any = html.fromstring(answer.text)
        places += [*tree.xpath("//a/@href"), *tree.xpath("//link/@href"), *tree.xpath("//form[@method='get']/@action")]
    elif "xml" in answer.kind and answer.text:
        tree = html.fromstring(answer.text.encode())
        places += [text for element in tree.iter("loc", "guid") if (text := (element.text or "").strip())]
        places = [place.replace("http://example.com", HERE).replace("http://127.0.0.1:8000", HERE) for place in places]
    return [urljoin(HERE + answer.address, place).partition("#")[0] for place in places]


def _fetched(answer: Answer) -> list[str]:
    if not answer.is_page or not answer.text:
        return []
    places: list[str] = []
    for element in html.fromstring(answer.text).iter(*FETCHED):
        if element.tag == "link" and set(element.get("rel", "").split()) & ASKED_LATER:
            continue
        for name in FETCHED[element.tag]:
            value = element.get(name, "")
            many = [part.split()[0] for part in value.split(",") if part.strip()]
            places += many if name == "srcset" else [value] if value else []
    return [urljoin(HERE + answer.address, place) for place in places if not place.startswith("data:")]
