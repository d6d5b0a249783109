"""The quote ledger: who said what, on the record."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.archive.answers import with_answers
from dateline.archive.models import Quote
from dateline.archive.queries import QUOTES
from dateline.archive.shelves import by_story, shelf_of_ledger
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.views.section import NEWEST, month_links


@pressed
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """The newest 30 quotes, by day; older ones are reached by their month, so that no list ever shifts."""
    quotes = with_answers(Quote.objects.public().under(QUOTES).newest_first().for_lists()[:NEWEST])
    shelf = shelf_of_ledger()
    with under(QUOTES):
        months = shelf.months()
    context = {"days": by_day(quotes), "months": month_links(months, shelf.address)}
    return render(request, "archive/ledger.html", context)


@pressed
@require_safe
def ledger_month(request: HttpRequest, year: int, month: int, page: int = 1) -> HttpResponse:
    """One month of the ledger, oldest first, in pages that never shift."""
    held = shelf_of_ledger().month(year, month, page)
    return render(request, "archive/ledger_month.html", held | {"days": by_day(with_answers(held["stories"]))})


def by_day(quotes: Iterable[Quote]) -> list[tuple[date, list[list[Quote]]]]:
    """Together what was published on one day of the house, and in one story."""
    days = groupby(quotes, key=lambda quote: timezone.localtime(quote.published_at).date())
    return [(day, by_story(group)) for day, group in days]
