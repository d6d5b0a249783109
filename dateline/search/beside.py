"""What else a search finds beside stories and subjects: quotes on the record."""

from collections.abc import Iterable, Sequence

from dateline.archive.models import Quote
from dateline.search.about import holds_all
from dateline.search.asking import Asked
from dateline.search.marking import marked

MOST, OF_STORIES, LOOKED_AT = 2, 100, 200
"""Quotes shown, of how many of the best stories, and how many of theirs are looked at."""


def quotes_saying(asked: Asked, stories: Sequence[int]) -> list[Quote]:
    """On the record, in the best of the stories found, holding every word, marked. One statement."""
    best = {key: place for place, key in enumerate(stories[:OF_STORIES])}
    quotes = Quote.objects.public().filter(story__in=list(best)).for_lists()[:LOOKED_AT]
    found = [quote for quote in quotes if holds_all(asked, quote.words, language_of(quote, asked))]
    found.sort(key=lambda quote: (best[quote.story_id], quote.pk))
    return with_marks(found[:MOST], asked)


def with_marks(quotes: Iterable[Quote], asked: Asked) -> list[Quote]:
    """The same, each with its words as they are printed, those that were asked for `marked`."""
    shown = list(quotes)
    for quote in shown:
        quote.marked = marked(quote.said, asked.held, language_of(quote, asked))
    return shown


def language_of(quote: Quote, asked: Asked) -> str:
    return quote.story.language or asked.language
