"""What waits of events and ties; and what is on the record and waits for its outcome."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.archive.desk.door import for_the_newsroom, sections_signed_by
from dateline.archive.desk.event_cards import event_cards, tie_cards
from dateline.archive.desk.queue import asked, leaf_context, of_public_stories
from dateline.archive.models import Event, Tie
from dateline.comments.desk.leaf import leaf_of
from dateline.lib import clock


@require_safe
@for_the_newsroom
def events_that_wait(request: HttpRequest) -> HttpResponse:
    """Those in doubt first, for they were in print; then the most certain."""
    return _events(request, Event.objects.waiting())


@require_safe
@for_the_newsroom
def outcomes_that_wait(request: HttpRequest) -> HttpResponse:
    """Arrests, charges and trials of which nobody has said what came of them, and what was expected by now; the oldest
    first."""
    today = timezone.localdate(clock.now())
    return _events(request, (Event.objects.accusing() | Event.objects.overdue(today)).order_by("begins", "pk"))


@require_safe
@for_the_newsroom
def ties_that_wait(request: HttpRequest) -> HttpResponse:
    story, leaf_number = asked(request)
    found = of_public_stories(Tie.objects.waiting()).select_related(
        "story", "story__section", "from_subject", "to_subject", "about"
    )
    leaf = leaf_of(request, found.filter(story=story) if story else found, leaf_number)
    cards = tie_cards(leaf.rows, sections_signed_by(request.user))
    return render(request, "archive/desk/queue.html", leaf_context(request, story, leaf, cards))


def _events(request: HttpRequest, found: Any) -> HttpResponse:
    story, leaf_number = asked(request)
    found = of_public_stories(found).select_related("story", "story__section", "place")
    found = found.prefetch_related("participants__subject")
    leaf = leaf_of(request, found.filter(story=story) if story else found, leaf_number)
    cards = event_cards(leaf.rows, sections_signed_by(request.user))
    return render(request, "archive/desk/queue.html", leaf_context(request, story, leaf, cards))
