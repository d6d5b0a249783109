"""The record, month by month: the whole ledger, and what one speaker said."""

from collections.abc import Iterable
from itertools import groupby

from dateline.archive.models import Quote
from dateline.stories.months import months_of
from dateline.stories.shelves import Shelf
from dateline.subjects.models import Subject

LEDGER = "quotes"


def speaker_shelf(subject_id: int) -> str:
    return f"quotes of:{subject_id}"


def shelf_of_ledger() -> Shelf:
    quotes = Quote.objects.public()
    return Shelf(LEDGER, "/quotes/", quotes, lambda: months_of(quotes))


def shelf_of_speaker(subject: Subject) -> Shelf:
    quotes = Quote.objects.public().by(subject)
    return Shelf(speaker_shelf(subject.pk), f"{subject.address}quotes/", quotes, lambda: months_of(quotes))


def by_story(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Together what stands in one story, in the order given."""
    return [list(group) for _, group in groupby(quotes, key=lambda quote: quote.story_id)]
