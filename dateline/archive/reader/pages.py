"""One paragraph with its grammar, as the engines that parse hand it on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.archive.reader.grammar import Clauses, Parser, Word
from dateline.archive.reader.marks import Marked
from dateline.archive.reader.skeleton import Skeleton, skeleton_of
from dateline.archive.reader.stories import Story

LONGEST_PARSED = 12_000
MOST_IN_HEADLINE = 25


@dataclass(frozen=True, slots=True)
class Page:
    """One paragraph, read."""

    number: int
    marked: tuple[Marked, ...]
    skeleton: Skeleton
    clauses: Clauses


def pages_of(story: Story, parser: Parser) -> Iterator[Page]:
    """The paragraphs of a story, parsed with their quotes taken out."""
    kept = [
        (number, marked, skeleton_of(story.text, paragraph, marked))
        for number, (paragraph, marked) in enumerate(zip(story.paragraphs, story.marked, strict=True))
    ]
    parsed = parser.parse([skeleton.text[:LONGEST_PARSED] for _, _, skeleton in kept])
    for (number, marked, skeleton), words in zip(kept, parsed, strict=True):
        yield Page(number, marked, skeleton, Clauses([_placed(word, skeleton) for word in words]))


def _placed(word: Word, skeleton: Skeleton) -> Word:
    start, quote = skeleton.origin(word.start)
    end, _ = skeleton.origin(word.end - 1)
    stands_in = quote in skeleton.whole
    return replace(word, start=start, end=start if stands_in else end + 1, quote=quote, is_stand_in=stands_in)


def is_headline(page: Page) -> bool:
    """A first line with most of its words capitalised: a parser takes half of it for one name."""
    words = [word for word in page.clauses.words if word.text[:1].isalpha() and len(word.text) > 3]
    large = sum(word.text[:1].isupper() for word in words)
    return page.number == 0 and len(words) < MOST_IN_HEADLINE and large > 0.75 * len(words)
