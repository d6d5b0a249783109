"""Questions asked of the archive. What readers may see of it is decided here, in `public()`."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from dateline.press.listing import ListingMixin
from dateline.stories.models import Story
from dateline.stories.queries import month_bounds
from dateline.subjects.models import Subject

QUOTES = "list:quotes"
"""The quotes readers may see, in their order."""


SUBJECTS = "list:subjects"
"""Whom readers have a page of."""

LISTED = (
    "words", "sentence", "kind", "state", "role", "published_at", "continues",
    "speaker__name", "speaker__kind", "speaker__slug", "speaker__has_page",
    "story__title", "story__slug", "story__language", "story__state", "story__withdrawal_kind", "story__published_at",
    "story__section__title", "story__section__slug", "story__section__path",
)  # fmt: skip
"""What readers are shown of a quote. Anything else costs a statement for each."""


def quotes_of(subject_id: int) -> str:
    """The list of what one subject said."""
    return f"list:quotes of:{subject_id}"


def quotes_in(story_id: int) -> str:
    """The quotes of one story that were confirmed."""
    return f"list:quotes in:{story_id}"


def stories_of(subject_id: int) -> str:
    """The stories that name one subject; with none that readers may see, it has no page."""
    return f"list:stories of:{subject_id}"


def subjects_in(story_id: int) -> str:
    """Whom one story names."""
    return f"list:subjects in:{story_id}"


class FoundQuerySet(ListingMixin, models.QuerySet):  # type: ignore[type-arg]
    """What was found, by adjectives."""

    def waiting(self) -> Self:
        """For an editor: those in doubt first, for they were in print; then the most certain."""
        return self.filter(state__in=["proposed", "doubted"]).order_by("state", "-certainty", "pk")

    def confirmed(self) -> Self:
        return self.filter(state="confirmed")


class QuoteQuerySet(FoundQuerySet):
    """Quotes, by adjectives."""

    def on_record(self) -> Self:
        """Confirmed, in a story readers may see, by whomever."""
        return self.confirmed().filter(_in_print())

    def public(self) -> Self:
        """What readers may see: confirmed, in a story readers may see, by somebody who has a page.

        Whoever has none stays words in the story; so does an unnamed source. Second-hand words are the teller's.
        """
        return self.on_record().filter(_by_somebody_known(), is_unnamed=False)

    def taken_down(self) -> Self:
        """What readers once saw and are told is gone: in doubt since its story changed, or withdrawn with it."""
        withdrawn = Exists(Story.objects.withdrawn().filter(pk=OuterRef("story_id")))
        doubted = Q(_in_print(), state="doubted")
        return self.filter(doubted | Q(withdrawn, state__in=["confirmed", "doubted"])).filter(_by_somebody_known())

    def by(self, speaker: "Subject | int") -> Self:
        return self.filter(speaker=speaker)

    def in_month(self, year: int, month: int) -> Self:
        start, end = month_bounds(year, month)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def newest_first(self) -> Self:
        """By the moment their story was published; those of one story as they were found."""
        return self.order_by("-published_at", "-story", "pk")

    def oldest_first(self) -> Self:
        return self.order_by("published_at", "story", "pk")

    def for_lists(self) -> Self:
        """With all that readers are shown of them, in one statement."""
        return self.select_related("speaker", "story__section").only(*LISTED)


class EventQuerySet(FoundQuerySet):
    """Events, by adjectives."""

    def on_record(self) -> Self:
        """Confirmed, in a story readers may see. One event may be told by several."""
        return self.confirmed().filter(_in_print())


def _in_print() -> Exists:
    """Asked of each quote, as its list is gone through: there are more stories than a page shows quotes."""
    return Exists(Story.objects.public().filter(pk=OuterRef("story_id")))


def _by_somebody_known() -> Exists:
    return Exists(Subject.objects.filter(pk=OuterRef("speaker_id"), has_page=True))


def public_subjects() -> "models.QuerySet[Subject]":
    """Whom readers have a page of: an editor opened one, and a story they may see names them."""
    from dateline.archive.models import Named

    named = Named.objects.filter(Exists(Story.objects.public().filter(pk=OuterRef("story_id"))), subject=OuterRef("pk"))
    return Subject.objects.filter(Exists(named), has_page=True)


def newest_stories_naming(subject: Subject, limit: int) -> Iterable[Story]:
    """The newest `limit` stories that name `subject`; costs no more for whom thousands name. Two statements."""
    from dateline.archive.models import Named

    public = Story.objects.public()
    named = Named.objects.filter(Exists(public.filter(pk=OuterRef("story_id"))), subject=subject)
    keys = list(named.order_by("-published_at", "-story_id").values_list("story_id", flat=True)[:limit])
    newest: Iterable[Story] = public.filter(pk__in=keys).newest_first().for_lists()
    return newest
