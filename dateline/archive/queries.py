"""Questions asked of the archive. What readers may see of it is decided here, in `public()`."""

from typing import Self

from django.db import models
from django.db.models import Q

from dateline.press.listing import ListingMixin
from dateline.stories.models import Story
from dateline.subjects.models import Subject

QUOTES = "list:quotes"
"""The quotes readers may see, in their order."""


def quotes_of(subject_id: int) -> str:
    """The list of what one subject said."""
    return f"list:quotes of:{subject_id}"


class FoundQuerySet(ListingMixin, models.QuerySet):  # type: ignore[type-arg]
    """What was found, by adjectives."""

    def waiting(self) -> Self:
        """For an editor: those in doubt first, for they were in print; then the most certain."""
        return self.filter(state__in=["proposed", "doubted"]).order_by("state", "-certainty", "pk")

    def confirmed(self) -> Self:
        return self.filter(state="confirmed")


class QuoteQuerySet(FoundQuerySet):
    """Quotes, by adjectives."""

    def public(self) -> Self:
        """What readers may see: confirmed, in a story readers may see, by somebody who has a page.

        Whoever has none stays words in the story.
        """
        in_print = Q(story__in=Story.objects.public().order_by().values("pk"))
        return self.confirmed().filter(in_print, speaker__in=Subject.objects.filter(has_page=True))

    def newest_first(self) -> Self:
        """By the day the story was published, and in its own order."""
        return self.order_by("-story__published_at", "-story", "start")
