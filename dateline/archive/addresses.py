"""Where the record is read, for whoever goes through all of it."""

from collections.abc import Iterator

from django.utils import timezone

from dateline.archive.models import Quote
from dateline.archive.queries import public_subjects
from dateline.archive.shelves import shelf_of_events, shelf_of_ledger, shelf_of_speaker, shelf_of_timeline
from dateline.publication.queries import current_house

AT_A_TIME = 1000
"""Quotes: a statement left open for hours would keep SQLite from tidying up behind whoever presses them."""


def busy_addresses() -> Iterator[str]:
    yield from ("/quotes/", "/events/")


def record_addresses() -> Iterator[str]:
    """Every subject with a page and its months, the months of the ledger and of what happened, and every quote."""
    zone = current_house().zone
    for subject in public_subjects():
        yield subject.address
        with timezone.override(zone):
            months = [*shelf_of_speaker(subject).addresses(), *shelf_of_timeline(subject).addresses()]
        yield from months
    with timezone.override(zone):
        months = [*shelf_of_ledger().addresses(), *shelf_of_events().addresses()]
    yield from months
    yield from quote_addresses()


def quote_addresses() -> Iterator[str]:
    quotes = Quote.objects.public().order_by("-pk").only("pk")
    some = list(quotes[:AT_A_TIME])
    while some:
        yield from (quote.address for quote in some)
        some = list(quotes.filter(pk__lt=some[-1].pk)[:AT_A_TIME])
