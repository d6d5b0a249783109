"""Who says whether a picture or document used by a story, an author or the house is public, and its shapes."""

from collections.abc import Iterable

from dateline.media.publicity import shows_media
from dateline.publication.queries import standing_pages
from dateline.stories.models import Story
from dateline.stories.public_authors import public_authors


def _stories(keys: Iterable[str]) -> bool:
    return Story.objects.public().filter(pk__in=list(keys)).exists()


def _authors(keys: Iterable[str]) -> bool:
    return public_authors().filter(pk__in=list(keys)).exists()


def _standing_pages(keys: Iterable[str]) -> bool:
    return standing_pages().filter(pk__in=list(keys)).exists()


def _always(_keys: Iterable[str]) -> bool:
    return True


def register_judges() -> None:
    """Called once, when the room opens."""
    shows_media("stories.story", _stories, "lead", "splash", "inline", "card", "gallery", "thumb")
    shows_media("bylines.author", _authors, "square", "portrait")
    shows_media("publication.house", _always, "logo", "screen")
    shows_media("publication.standingpage", _standing_pages)
