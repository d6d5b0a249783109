"""A page of what a search has found, as it is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from dateline.archive.running_text import running_text
from dateline.search.asking import Asked
from dateline.search.marking import marked, passage
from dateline.stories.models import Story

A_PAGE = 20


@dataclass(frozen=True)
class Result:
    """A story with the words marked that were found in it."""

    story: Story
    headline: SafeString
    passage: SafeString


def results(asked: Asked, keys: Sequence[int]) -> list[Result]:
    """In the order of `keys`. Five statements at most. Texts are read only where headline and standfirst do not say why
    a story was found."""
    stories = {story.pk: story for story in Story.objects.public().filter(pk__in=keys).for_lists()}
    held = asked.held
    told = {}
    for key, story in stories.items():
        language = story.language or asked.language
        told[key] = marked(story.title, held, language), marked(story.standfirst, held, language)
    unclear = [key for key, texts in told.items() if _marks(texts) < len(asked.wanted)]
    passages = _from_text(unclear, held, asked.language)
    return [Result(stories[key], told[key][0], passages.get(key) or told[key][1]) for key in keys if key in stories]


def _marks(texts: Iterable[SafeString]) -> int:
    """Of different words, as they are written."""
    return len({part.partition("</mark>")[0].casefold() for text in texts for part in text.split("<mark>")[1:]})


def _from_text(keys: Sequence[int], held: frozenset[str], house_language: str) -> dict[int, SafeString]:
    if not keys:
        return {}
    stories = Story.objects.public().filter(pk__in=keys).only("body", "language")
    return {
        story.pk: passage(running_text(story).replace("\n", " "), held, story.language or house_language)
        for story in stories
    }
