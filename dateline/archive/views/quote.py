"""One quote at its own address."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.archive.answers import MOST, answered_by, with_answers
from dateline.archive.for_machines import quotation
from dateline.archive.models import Quote
from dateline.archive.story_record import said_near
from dateline.lib.json_ld import json_ld
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.publication.queries import current_house
from dateline.stories.models import Story


@pressed
@require_safe
def quote_page(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Who said it, when and where, what was said in answer and what was corrected.

    410 with a notice, or 451, for what is off the record again; else 404.
    """
    asked = Quote.objects.filter(pk=quote_id)
    with under():  # whatever decides leaves a key: the quote, its speaker and its story
        quote = asked.for_lists().first()
        is_public = quote is not None and asked.public().exists()
        is_gone = quote is not None and not is_public and asked.taken_down().exists()
    if quote is None or not (is_public or is_gone):
        raise Http404
    if is_gone:
        return _taken_down(request, quote)
    others, has_more = said_near(quote)
    for each in others:
        each.story = quote.story
    with_answers([quote], MOST)
    with_answers(others)
    context = {
        "quote": quote,
        "answered": answered_by(quote),
        "answers": [[each] for each in quote.shown_answers],
        "has_more": has_more,
        "others": [[each for each in others if each.answers_id != quote.pk]],
        "structured_data": json_ld(quotation(quote, current_house().language)),
    }
    return render(request, "archive/quote.html", context)


def _taken_down(request: HttpRequest, quote: Quote) -> HttpResponse:
    """Without its words. The story is led to where it still stands."""
    story = quote.story
    is_withdrawn = story.state == Story.State.WITHDRAWN
    is_legal = is_withdrawn and story.withdrawal_kind == Story.WithdrawalKind.LEGAL
    status = HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS if is_legal else HTTPStatus.GONE
    return render(request, "archive/taken_down.html", {"story": None if is_withdrawn else story}, status=status)
