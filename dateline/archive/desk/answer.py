"""Which quote another one answers: looked for by who said it, by words, or by its number."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.archive.actions.tie_answer import tie_answer
from dateline.archive.desk.door import for_the_newsroom, must_sign
from dateline.archive.desk.queue import of_public_stories
from dateline.archive.errors import ChangedSinceRead
from dateline.archive.models import Quote
from dateline.subjects.models import Subject

NUMBER = re.compile(r"(?:.*/quotes/)?([0-9]{1,18})/?")
LONGEST_SEARCH = 200
MOST_FOUND = 20
MOST_SPEAKERS = 50


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Speaker, words or number"), max_length=LONGEST_SEARCH, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def answer_quote(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Whoever signs for the story of the answer says so. A quote that is off the record answers nothing."""
    confirmed = Quote.objects.on_record().select_related("story", "speaker", "answers__speaker", "answers__story")
    quote = get_object_or_404(confirmed, pk=quote_id)
    must_sign(request.user, quote.story)
    if request.method == "POST":
        _tie(request, quote)
        return redirect(f"{reverse('desk_record_story', args=[quote.story_id])}#quote-{quote.pk}")
    form = SearchForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "header_title": say("Which quote it answers"),
        "quote": quote,
        "form": form,
        "asked": asked,
        "found": _search(asked, quote) if asked else _beside(quote),
    }
    return render(request, "archive/desk/answer.html", context)


def _tie(request: HttpRequest, quote: Quote) -> None:
    number, seen = request.POST.get("to", ""), request.POST.get("seen")
    try:
        to = _by_number(number) if number else None
        if number and to is None:
            raise ChangedSinceRead
        tie_answer(quote=quote, to=to, seen=seen)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return
    messages.success(request, say("It stands under what it answers.") if to else say("It answers nothing any more."))


def _by_number(number: str) -> Quote | None:
    mark = NUMBER.fullmatch(number.strip())
    return _answerable().filter(pk=int(mark[1])).first() if mark else None


def _beside(quote: Quote) -> list[Quote]:
    """What others say in the same story: that is where an answer mostly stands."""
    others = _answerable().filter(story=quote.story_id).exclude(speaker=quote.speaker_id)
    return list(others.order_by("start")[:MOST_FOUND])


def _search(asked: str, quote: Quote) -> list[Quote]:
    """By its number, else the newest by whose name or words have these letters in them."""
    numbered = _by_number(asked)
    if numbered is not None:
        return [numbered] if numbered.pk != quote.pk else []
    speakers = Subject.objects.filter(name__icontains=asked).values_list("pk", flat=True)[:MOST_SPEAKERS]
    found = _answerable().filter(Q(speaker__in=list(speakers)) | Q(words__icontains=asked)).exclude(pk=quote.pk)
    return list(found.newest_first()[:MOST_FOUND])


def _answerable() -> Any:
    return of_public_stories(Quote.objects.confirmed()).select_related("speaker", "story__section")
