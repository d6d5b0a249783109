"""What else a search finds beside stories and subjects: quotes on the record."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dateline.archive.models import Quote
from dateline.search.about import holds_all
from dateline.search.asking import Asked
from dateline.search.marking import marked

MOST, OF_STORIES, LOOKED_AT = 2, 100, 200
"""Quotes shown, of how many of the best stories, and how many of theirs are looked at."""


@dataclass(frozen=True)
class Saying:
    """A quote with its words marked."""

    quote: Quote
    words: SafeString


def quotes_saying(asked: Asked, stories: Sequence[int]) -> list[Saying]:
    """On the record, in the best of the stories found, holding every word. One statement."""
    best = {key: place for place, key in enumerate(stories[:OF_STORIES])}
    quotes = Quote.objects.public().filter(story__in=list(best)).for_lists()[:LOOKED_AT]
    found = [quote for quote in quotes if holds_all(asked, quote.words, _language(quote, asked))]
    found.sort(key=lambda quote: (best[quote.story_id], quote.pk))
    return [Saying(quote, marked(quote.said, asked.held, _language(quote, asked))) for quote in found[:MOST]]


def _language(quote: Quote, asked: Asked) -> str:
    return quote.story.language or asked.language
