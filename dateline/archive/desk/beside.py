"""The review beside the story: its text with what was found in it, and a card for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from dateline.archive.cautions.of_story import cautions_of
from dateline.archive.desk.cards import name_cards, quote_cards
from dateline.archive.desk.door import for_the_newsroom, sections_signed_by
from dateline.archive.desk.event_cards import event_cards, tie_cards
from dateline.archive.desk.marked_text import Span, lines_of, stands_in
from dateline.archive.desk.queue import tabs
from dateline.archive.models import Event, Found, Mention, Quote, Tie
from dateline.archive.names import names_among
from dateline.archive.running_text import running_text
from dateline.stories.models import Story

MOST = 150
"""Cards of a kind beside a story; the queue has the rest."""


@require_safe
@for_the_newsroom
def beside_story(request: HttpRequest, story_id: int) -> HttpResponse:
    """404 for a story readers may not see: it has no record."""
    story = get_object_or_404(Story.objects.public(), pk=story_id)
    quotes = list(Quote.objects.filter(story=story).select_related("speaker").order_by("start"))
    mentions = list(Mention.objects.filter(story=story).select_related("subject").order_by("start"))
    events = list(
        Event.objects.filter(story=story)
        .select_related("place")
        .prefetch_related("participants__subject")
        .order_by("start")
    )
    ties = list(Tie.objects.filter(story=story).select_related("from_subject", "to_subject", "about").order_by("start"))
    for row in (*quotes, *mentions, *events, *ties):
        row.story = story
    signs_in = sections_signed_by(request.user)
    names = names_among(mentions)
    text = running_text(story)
    context = {
        "header_title": say("Read for the record"),
        "is_wide": True,
        "story": story,
        "lines": list(
            lines_of(text, [_span(row) for row in (*quotes, *mentions, *events, *ties) if _is_marked(row, text)])
        ),
        "quotes": quote_cards(quotes[:MOST], signs_in),
        "names": name_cards(names[:MOST], signs_in),
        "events": event_cards(events[:MOST], signs_in),
        "ties": tie_cards(ties[:MOST], signs_in),
        "cautions": cautions_of(story, text, mentions, quotes),
        "may_sign": story.section_id in signs_in,
        "is_longer": max(map(len, (quotes, names, events, ties))) > MOST,
        "reading": getattr(story, "reading", None),
        "here": request.get_full_path(),
        **tabs(request, story.pk),
    }
    return render(request, "archive/desk/beside.html", context)


def _span(row: Found) -> Span:
    return Span(row.start, row.end, row)


def _is_marked(row: Found, text: str) -> bool:
    """What was rejected is plain text again, and so is what the story no longer has there."""
    return row.state != Found.State.REJECTED and stands_in(row, text)
