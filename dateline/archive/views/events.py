"""What happened and what is expected, on the record."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.archive.for_machines import events_for_machines
from dateline.archive.happenings import happenings
from dateline.archive.models import Event
from dateline.archive.queries import EVENTS
from dateline.archive.shelves import HAPPENED, shelf_of_events
from dateline.lib import clock
from dateline.lib.json_ld import json_ld
from dateline.press.keys import note_until, under
from dateline.press.rendering import pressed
from dateline.stories.keys import month_page_key
from dateline.stories.queries import day_bounds
from dateline.stories.views.section import NEWEST, month_links


@pressed
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The next 30 that are expected, and the newest 30 that happened; the others are reached by their month."""
    shelf = shelf_of_events()
    with under(EVENTS):
        coming, lately = _coming(), _lately()
        told = events_for_machines([*coming, *lately])
        context: dict[str, Any] = {
            "coming": happenings(coming),
            "lately": happenings(lately),
            "months": month_links(shelf.months(), shelf.address),
            "structured_data": json_ld(told) if told else "",
        }
    return render(request, "archive/events.html", context)


@pressed
@require_safe
def events_of_month(request: HttpRequest, year: int, month: int, page: int = 1) -> HttpResponse:
    """What began in one month, oldest first, in pages that never shift."""
    held = shelf_of_events().month(year, month, page)
    with under(month_page_key(HAPPENED, held["month"], page)):
        listed = happenings(held["stories"])
    return render(request, "archive/events_month.html", held | {"happenings": listed})


def _coming() -> list[Event]:
    """Until their last day is over: the page would differ then."""
    today = timezone.localdate(clock.now())
    expected = Event.objects.public().filter(standing=Event.Standing.EXPECTED, ends__gte=today)
    found: list[Event] = list(expected.oldest_first().for_lists()[:NEWEST])
    ends = [event.ends for event in found if event.ends]
    if ends:
        note_until(day_bounds(min(ends) + timedelta(days=1))[0])
    return found


def _lately() -> list[Event]:
    told = [Event.Standing.HAPPENED, Event.Standing.CANCELLED]
    return list(Event.objects.public().filter(standing__in=told).newest_first().for_lists()[:NEWEST])
