"""The page that says what a year of moderation was. The Digital Services Act asks large houses for such a report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dateline.comments.numbers import is_told, numbers_of
from dateline.press.rendering import pressed
from dateline.publication.queries import house_today

MINUTE, HOUR, DAY = 60, 3600, 86400


@pressed
@require_safe
def numbers_page(request: HttpRequest, year: int) -> HttpResponse:
    """Http404 for a year that is not, or of which nothing is written down."""
    if not is_told(year):
        raise Http404
    numbers = numbers_of(year)
    times = {
        "to_read": in_words(numbers.seconds_to_read),
        "to_answer": in_words(numbers.seconds_to_answer),
        "to_appeal": in_words(numbers.seconds_to_appeal),
    }
    before = year - 1 if is_told(year - 1) else None
    context = {"year": year, "before": before, "numbers": numbers, **times, "is_over": year < house_today().year}
    return render(request, "comments/numbers.html", context)


def in_words(seconds: int | None) -> str:
    """In the largest unit of which there are two."""
    if seconds is None:
        return say("–")
    for unit, words in ((DAY, _days), (HOUR, _hours)):
        if seconds >= 2 * unit:
            return words(round(seconds / unit))
    return _minutes(max(1, round(seconds / MINUTE)))


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _hours(number: int) -> str:
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def _minutes(number: int) -> str:
    return ngettext("%(number)s minute", "%(number)s minutes", number) % {"number": number}
