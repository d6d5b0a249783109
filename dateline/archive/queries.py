"""Questions asked of the archive. What readers may see of it is decided here, in `public()`."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Prefetch, Q

from dateline.press.listing import ListingMixin
from dateline.stories.models import Story
from dateline.stories.queries import StoryQuerySet, month_bounds
from dateline.subjects.models import Subject

QUOTES = "list:quotes"
"""The quotes readers may see, in their order."""


SUBJECTS = "list:subjects"
"""Whom readers have a page of."""

LISTED = (
    "words", "sentence", "kind", "state", "role", "source", "to_whom", "where", "published_at", "continues", "answers",
    "correction__story", "correction__kind", "correction__text", "correction__made_at",
    "speaker__name", "speaker__kind", "speaker__slug", "speaker__has_page", "speaker__no_index",
    "story__title", "story__slug", "story__language", "story__state", "story__withdrawal_kind", "story__published_at",
    "story__section__title", "story__section__slug", "story__section__path",
)  # fmt: skip
"""What readers are shown of a quote. Anything else costs a statement for each."""

EVENTS = "list:events"
"""The events readers may see, in their order."""

ACCUSATIONS = ("arrest", "charge", "trial")
"""What stands on no timeline before its outcome does."""
LONGEST_CASE = 4
"""Steps from an arrest to what came of it: arrest, charge, trial, a second trial."""

LISTED_EVENTS = (
    "words", "sentence", "kind", "title", "standing", "state", "happened_on", "begins", "ends", "place_name", "same_as",
    "follows", "published_at",
    "place__name", "place__kind", "place__slug", "place__has_page",
    "story__title", "story__slug", "story__language", "story__state", "story__published_at",
    "story__section__title", "story__section__slug", "story__section__path",
)  # fmt: skip
"""What readers are shown of an event."""


def quotes_of(subject_id: int) -> str:
    """The list of what one subject said."""
    return f"list:quotes of:{subject_id}"


def answers_to(quote_id: int) -> str:
    """The quotes that an editor tied to one quote as its answers, whether or not readers may see them."""
    return f"list:answers to:{quote_id}"


def quotes_in(story_id: int) -> str:
    """The quotes of one story that were confirmed."""
    return f"list:quotes in:{story_id}"


def events_of(subject_id: int) -> str:
    """The events one subject took part in, or that took place there."""
    return f"list:events of:{subject_id}"


def events_in(story_id: int) -> str:
    """The events one story tells, what went before them and what came after."""
    return f"list:events in:{story_id}"


def ties_of(subject_id: int) -> str:
    """To whom one subject is tied."""
    return f"list:ties of:{subject_id}"


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
        return self.filter(_seen_by_readers())

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
        return self.select_related("speaker", "correction", "story__section").only(*LISTED)

    def telling_if_public(self) -> Self:
        """All of them, each with `is_public`: for a page that depends on one though it may not show it."""
        return self.annotate(is_public=ExpressionWrapper(_seen_by_readers(), models.BooleanField()))


class EventQuerySet(FoundQuerySet):
    """Events, by adjectives."""

    def on_record(self) -> Self:
        """Confirmed, in a story readers may see. One event may be told by several."""
        return self.confirmed().filter(_in_print())

    def public(self) -> Self:
        """What readers may see beyond its story: on the record, with a day, once, and not denied.

        None whose only participants are people without a page; and no arrest, charge or trial without what came of it.
        Asked by `ends`, which has no index: by `begins` SQLite would take that for the bound of a month.
        """
        dated = self.on_record().filter(ends__isnull=False).exclude(standing="denied")
        told_first = Q(same_as__isnull=True) | ~Q(_told_before())
        return dated.filter(told_first, _with_somebody_known(), ~Q(kind__in=ACCUSATIONS) | has_outcome())

    def marked_in_print(self) -> Self:
        """Each with whether readers may see the story that tells it."""
        return self.annotate(in_print=_in_print())

    def accusing(self) -> Self:
        """Arrests, charges and trials on the record of which nobody has said what came of them."""
        return self.on_record().filter(~has_outcome(), kind__in=ACCUSATIONS).exclude(standing="denied")

    def overdue(self, today: date) -> Self:
        """Expected until a day that has passed."""
        return self.on_record().filter(standing="expected", ends__lt=today)

    def of(self, subject: "Subject | int") -> Self:
        """In which it took part, or that took place there."""
        from dateline.archive.models import Participant

        took_part = Participant.objects.filter(subject=subject).values("event")
        return self.filter(Q(pk__in=took_part) | Q(place=subject))

    def with_all_of(self, subjects: Iterable[int]) -> Self:
        """In which each of them took part."""
        from dateline.archive.models import Participant

        found = self
        for each in subjects:
            found = found.filter(pk__in=Participant.objects.filter(subject=each).values("event"))
        return found

    def in_month(self, year: int, month: int) -> Self:
        """That begin in it, as exact as they are dated."""
        following = date(year + month // 12, month % 12 + 1, 1)
        return self.filter(begins__gte=date(year, month, 1), begins__lt=following)

    def newest_first(self) -> Self:
        return self.order_by("-begins", "-pk")

    def oldest_first(self) -> Self:
        return self.order_by("begins", "pk")

    def for_lists(self) -> Self:
        """With all that readers are shown of them, in two statements."""
        from dateline.archive.models import Participant

        who = Participant.objects.select_related("subject").order_by("pk")
        listed = self.select_related("place", "story__section").only(*LISTED_EVENTS)
        return listed.prefetch_related(Prefetch("participants", who))


class TieQuerySet(FoundQuerySet):
    """Ties, by adjectives."""

    def on_record(self) -> Self:
        return self.confirmed().filter(_in_print())

    def public(self) -> Self:
        """What readers may see: on the record, between two that are known, none of them a person without a page."""
        found = self.on_record().filter(from_subject__isnull=False, to_subject__isnull=False)
        for end in ("from_subject_id", "to_subject_id", "about_id"):
            found = found.filter(~Exists(_people_without_a_page().filter(pk=OuterRef(end))))
        return found

    def of(self, subject: "Subject | int") -> Self:
        return self.filter(Q(from_subject=subject) | Q(to_subject=subject) | Q(about=subject))

    def for_lists(self) -> Self:
        return self.select_related("from_subject", "to_subject", "about", "story__section")


def _seen_by_readers() -> Q:
    return Q(_in_print(), _by_somebody_known(), state="confirmed", is_unnamed=False)


def _in_print() -> Exists:
    """Asked of each quote, as its list is gone through: there are more stories than a page shows quotes."""
    return Exists(Story.objects.public().filter(pk=OuterRef("story_id")))


def _by_somebody_known() -> Exists:
    return Exists(Subject.objects.filter(pk=OuterRef("speaker_id"), has_page=True))


def _told_before() -> Exists:
    """Whether readers see the same event as another story tells it: the first that was told, as long as it stands."""
    from dateline.archive.models import Event

    first = Q(pk=OuterRef("same_as"))
    earlier = Q(same_as=OuterRef("same_as")) & ~Q(pk__gte=OuterRef("pk"))
    return Exists(Event.objects.on_record().filter(first | earlier))


def _with_somebody_known() -> Q:
    """Whether a page could be of it: it has no participants, or one that is no person without a page."""
    from dateline.archive.models import Participant

    participants = Participant.objects.filter(event=OuterRef("pk"))
    known = Q(subject__has_page=True) | (Q(subject__isnull=False) & ~Q(subject__kind=Subject.Kind.PERSON))
    return ~Q(Exists(participants)) | Q(Exists(participants.filter(known)))


def _people_without_a_page() -> "models.QuerySet[Subject]":
    return Subject.objects.filter(kind=Subject.Kind.PERSON, has_page=False)


def has_outcome() -> Q:
    """Whether something that is no accusation itself has happened since and follows it, at most so many steps on.

    Each number of steps is asked for by itself: one inside the other is more than SQLite reads.
    """
    from dateline.archive.models import Event

    found = Q()
    for steps in range(LONGEST_CASE):
        to = "__".join(["follows"] * (steps + 1))
        between: dict[str, Any] = {}
        for step in range(steps):
            before = "__".join(["follows"] * (step + 1))
            between |= {f"{before}__kind__in": ACCUSATIONS, f"{before}__state": "confirmed"}
        outcomes = Event.objects.on_record().filter(standing="happened", **{to: OuterRef("pk")}, **between)
        found |= Q(Exists(outcomes.exclude(kind__in=ACCUSATIONS)))
    return found


def public_subjects() -> "models.QuerySet[Subject]":
    """Whom readers have a page of: an editor opened one, and a story they may see names them."""
    from dateline.archive.models import Named

    named = Named.objects.filter(Exists(Story.objects.public().filter(pk=OuterRef("story_id"))), subject=OuterRef("pk"))
    return Subject.objects.filter(Exists(named), has_page=True)


def has_page_of(keys: Iterable[str]) -> bool:
    """Whether readers have a page of any of these subjects: a picture shown there alone is public with it."""
    return public_subjects().filter(pk__in=list(keys)).exists()


def newest_stories_naming(subject: Subject, limit: int) -> Iterable[Story]:
    """The newest `limit` stories that name `subject`, as lists print them."""
    return newest_naming(subject, limit, Story.objects.public()).for_lists()


def newest_naming(subject: Subject, limit: int, public: StoryQuerySet) -> StoryQuerySet:
    """Of the stories `public` the newest `limit` that name `subject`; costs no more for whom thousands name. Two
    statements."""
    from dateline.archive.models import Named

    named = Named.objects.filter(Exists(public.filter(pk=OuterRef("story_id"))), subject=subject)
    keys = list(named.order_by("-published_at", "-story_id").values_list("story_id", flat=True)[:limit])
    return public.filter(pk__in=keys).newest_first()
