"""The running text of a story, as it is read: a paragraph a line."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise

import lxml.html

from dateline.stories.models import Story

TEXTS = frozenset({"p", "li", "blockquote"})
STOP = re.compile(r"[.?!…][”’\"')»]?\s")


def running_text(story: Story) -> str:
    """What the story itself says: no headline, no box, and no pull quote, whose words stand in it anyway."""
    return "\n".join(_paragraphs(story))


def text_hash(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, in which these words stand, within their paragraph: with what follows the mark that
    closes them, for there it says who spoke."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    begins = [stop.end() for stop in STOP.finditer(text, first, start)]
    ends = STOP.search(text, end, last)
    return text[begins[-1] if begins else first : ends.end() if ends else last].strip()


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, as `sentence_at` cuts them, in the order of the text."""
    found = []
    first = 0
    for line in text.split("\n"):
        cuts = [0, *(stop.end() for stop in STOP.finditer(line)), len(line)]
        for begin, end in pairwise(cuts):
            words = line[begin:end]
            if words.strip():
                found.append((first + begin, first + begin + len(words.rstrip())))
        first += len(line) + 1
    return found


def _paragraphs(story: Story) -> Iterator[str]:
    for block in story.body:
        if block.block_type == "paragraph":
            yield from _lines_of(str(block.value.source))


def _lines_of(html: str) -> Iterator[str]:
    """The text of each paragraph and each item of a list, its blanks set as a reader sees them."""
    if not html.strip():
        return
    for element in lxml.html.fragment_fromstring(html, create_parent="div"):
        texts = [each for each in element.iter() if each.tag in TEXTS] or [element]
        for each in texts:
            line = " ".join(each.text_content().split())
            if line:
                yield line
