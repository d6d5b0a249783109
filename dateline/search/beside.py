"""What else a search finds beside stories: pages of people and other subjects, and quotes on the record."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dateline.archive.models import Quote
from dateline.archive.queries import public_subjects
from dateline.search.analyser import words_in
from dateline.search.asking import Asked
from dateline.search.marking import marked
from dateline.subjects.models import Subject

MOST_SUBJECTS, LOOKED_AT = 3, 60
"""Shown, and looked at: of those the stories found name, the most often named."""

MOST_QUOTES, OF_STORIES, QUOTES_LOOKED_AT = 2, 100, 200
"""Shown, and looked at: those of the best stories."""

MOST_WORDS = 200


@dataclass(frozen=True)
class Saying:
    """A quote with its words marked."""

    quote: Quote
    words: SafeString


def subjects_called(asked: Asked, named: "Counter[int]", language: str) -> list[Subject]:
    """Those who are called what was asked for, by name or other name. One statement."""
    keys = [key for key, _ in named.most_common(LOOKED_AT)]
    held = public_subjects().filter(pk__in=keys).in_bulk() if keys else {}
    found = [held[key] for key in keys if key in held and _has(asked, " . ".join(_called(held[key])), language)]
    return found[:MOST_SUBJECTS]


def quotes_saying(asked: Asked, stories: Sequence[int], language: str) -> list[Saying]:
    """On the record, in the best of the stories found, holding every word. One statement."""
    best = {key: place for place, key in enumerate(stories[:OF_STORIES])}
    quotes = Quote.objects.public().filter(story__in=list(best)).for_lists()[:QUOTES_LOOKED_AT]
    found = [quote for quote in quotes if _has(asked, quote.words, quote.story.language or language)]
    found.sort(key=lambda quote: (best[quote.story_id], quote.pk))
    held = frozenset(word for part in asked.wanted for word in part.held)
    return [Saying(quote, marked(quote.said, held, quote.story.language or language)) for quote in found[:MOST_QUOTES]]


def _called(subject: Subject) -> list[str]:
    return [subject.name, *(str(each) for each in subject.aliases)]


def _has(asked: Asked, text: str, language: str) -> bool:
    """Whether `text` holds all that was asked for and nothing that was barred."""
    line = f" {' '.join(held for held, _, _, _ in words_in(text, language, MOST_WORDS))} "

    def holds(choice: Sequence[Sequence[str]]) -> bool:
        return any(f" {' '.join(phrase)} " in line for phrase in choice)

    return all(holds(part.choice) for part in asked.wanted) and not any(holds(part.choice) for part in asked.barred)
