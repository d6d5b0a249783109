"""Every page of a small newsroom that shows a story, as a reader gets it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

if TYPE_CHECKING:
    from dateline.stories.models import Story

WORDS = re.compile(r"\bzq\d+x\d+ edition \d+")
NEXT = re.compile(r'<a href="(/search/[^"]+)" rel="next">')


class Surfaces:
    """Asks for each page once."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pages: dict[str, tuple[int, str]] = {}

    @property
    def asked(self) -> int:
        return len(self._pages)

    def wrong_with(self, story: "Story") -> Iterator[str]:
        """Where it is missing though it is published, or is shown though it is not."""
        is_public = story.state == story.State.PUBLISHED
        wanted = {story.State.PUBLISHED: 200, story.State.WITHDRAWN: 410}.get(story.State(story.state), 404)
        status, page = self._get(story.address)
        if status != wanted:
            yield f"{story.title} is {story.state}, and its address answers {status}."
        if is_public and page.count(story.title) < 3:
            yield f"{story.title} is not whole at its address."
        for surface in _lists_of(story):
            if (f"{story.address}<" in self._text(surface) or f'{story.address}"' in self._text(surface)) != is_public:
                yield f"{story.title} is {story.state}, and {surface} says otherwise."

    def wrong_words(self, right: set[str]) -> list[str]:
        """What stands on any of the pages that were asked for, and is no edition readers may see now."""
        self._text("/")
        return [
            f"{address} shows “{words}”, which is withdrawn or of another edition."
            for address, (_, page) in self._pages.items()
            for words in sorted(set(WORDS.findall(page)) - right)
        ]

    def _text(self, address: str) -> str:
        """With the pages that follow, where there are some. What a search marks is words as they stand."""
        text = self._get(address)[1]
        following = NEXT.search(text)
        return text + self._text(unescape(following[1])) if following else text

    def _get(self, address: str) -> tuple[int, str]:
        if address not in self._pages:
            try:
                with urlopen(self._address + address, timeout=30) as answer:
                    page = answer.read().decode().replace("<mark>", "").replace("</mark>", "")
                    self._pages[address] = answer.status, page
            except HTTPError as error:
                self._pages[address] = error.code, error.read().decode()
        return self._pages[address]


def _lists_of(story: "Story") -> list[str]:
    """Where it stands once it is published. The newsroom is so small that it stands nowhere else, and nowhere not."""
    everywhere = ["/latest/", "/news/", "/feed/", "/authors/ravi/", "/search/?q=edition"]
    if story.published_at is None:
        return everywhere
    day = story.published_at
    month = f"{day:%Y/%m}"
    return [
        *everywhere,
        f"/archive/{day:%Y/%m/%d}/",
        f"/news/{month}/",
        f"/authors/ravi/{month}/",
        f"/sitemap-{day:%Y-%m}.xml",
    ]
