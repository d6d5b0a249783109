"""The record, month by month: the whole ledger, what one speaker said, what happened, and what happened to one."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from dateline.archive.models import Event, Quote
from dateline.archive.queries import EventQuerySet
from dateline.stories.months import months_by_day, months_of
from dateline.stories.shelves import Shelf
from dateline.subjects.models import Subject

LEDGER, HAPPENED = "quotes", "events"


def speaker_shelf(subject_id: int) -> str:
    return f"quotes of:{subject_id}"


def timeline_shelf(subject_id: int) -> str:
    return f"events of:{subject_id}"


def shelf_of_ledger() -> Shelf:
    quotes = Quote.objects.public()
    return Shelf(LEDGER, "/quotes/", quotes, lambda: months_of(quotes))


def shelf_of_speaker(subject: Subject) -> Shelf:
    quotes = Quote.objects.public().by(subject)
    return Shelf(speaker_shelf(subject.pk), f"{subject.address}quotes/", quotes, lambda: months_of(quotes))


def shelf_of_events() -> Shelf:
    events = Event.objects.public()
    return Shelf(HAPPENED, "/events/", events, lambda: months_of_events(events))


def shelf_of_timeline(subject: Subject) -> Shelf:
    """What happened to it or there."""
    events = Event.objects.public().of(subject)
    return Shelf(timeline_shelf(subject.pk), f"{subject.address}events/", events, lambda: months_of_events(events))


def months_of_events(events: EventQuerySet) -> list[date]:
    """The first days of the months in which any of them begins, the latest first."""
    return months_by_day(events, "begins")


def by_story(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Together what stands in one story, in the order given."""
    return [list(group) for _, group in groupby(quotes, key=lambda quote: quote.story_id)]
