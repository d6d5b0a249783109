"""Decisions on quotes and names: accept, change, reject, and all that somebody says in a story."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from dateline.archive.actions.add_subject import add_subject
from dateline.archive.actions.confirm_together import confirm_together
from dateline.archive.actions.decide_on_name import confirm_name, reject_name
from dateline.archive.actions.decide_on_quote import confirm_quote, reject_quote
from dateline.archive.desk.cards import MOST_TOGETHER, Card, name_cards, quote_cards
from dateline.archive.desk.door import MAKES, back, editor_of, for_the_newsroom, must_sign
from dateline.archive.desk.forms import SpeakerForm, WhoForm
from dateline.archive.desk.queue import of_public_stories, whole_names
from dateline.archive.errors import ChangedSinceRead
from dateline.archive.models import Found, Mention, Quote
from dateline.subjects.models import Subject

SEEN = re.compile(r"([0-9]{1,18}):([0-9a-f]{16})")
Deed = Callable[[], str]
Asked = TypeVar("Asked", bound=WhoForm)


@require_POST
@for_the_newsroom
def decide_on_quote(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Accept it as it is proposed, or reject it; back to where it was decided."""
    quote = row_to_decide(request, Quote.objects.select_related("story"), quote_id)
    deeds: dict[str, Deed] = {
        "accept": lambda: _confirm_quote(request, quote, _form(SpeakerForm, request)),
        "reject": lambda: _reject_quote(request, quote),
    }
    return decide(request, quote, deeds)


@require_POST
@for_the_newsroom
def decide_on_name(request: HttpRequest, mention_id: int) -> HttpResponse:
    """The same for a name, wherever it stands in its story."""
    mention = row_to_decide(request, Mention.objects.select_related("story"), mention_id)
    deeds: dict[str, Deed] = {
        "accept": lambda: _confirm_name(request, mention, _form(WhoForm, request)),
        "reject": lambda: _reject_name(request, mention),
    }
    return decide(request, mention, deeds)


@require_POST
@for_the_newsroom
def decide_together(request: HttpRequest, quote_id: int) -> HttpResponse:
    """All that this speaker says in this story, each as it was seen; all of it or nothing."""
    quote = row_to_decide(request, Quote.objects.select_related("story"), quote_id)
    return decide(request, quote, {"accept": lambda: _confirm_together(request, quote)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_quote(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Somebody else said it, or in another role. 422 with what was typed when nobody can be told from it."""
    quote = get_object_or_404(of_public_stories(Quote.objects.select_related("story", "speaker")), pk=quote_id)
    must_sign(request.user, quote.story)
    (card,) = quote_cards([quote], {quote.story.section_id})
    return _change(request, card, SpeakerForm, lambda form: _confirm_quote(request, quote, form))


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_name(request: HttpRequest, mention_id: int) -> HttpResponse:
    """It is somebody else."""
    mention = get_object_or_404(of_public_stories(Mention.objects.select_related("story")), pk=mention_id)
    must_sign(request.user, mention.story)
    (card,) = name_cards(whole_names([mention]), {mention.story.section_id})
    return _change(request, card, WhoForm, lambda form: _confirm_name(request, mention, form))


def _change(request: HttpRequest, card: Card, kind: type[Asked], confirm: Callable[[Asked], str]) -> HttpResponse:
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            messages.success(request, confirm(form))
        except ChangedSinceRead as error:
            messages.error(request, error.message)
            return redirect(back(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(back(request))
    context = {"header_title": say("Change"), "card": card, "form": form, "here": back(request), "is_open": True}
    return render(request, "archive/desk/change.html", context, status=422 if form.is_bound else 200)


def row_to_decide(request: HttpRequest, found: Any, key: int) -> Any:
    """For who may sign in its story; None where the story was read anew and no longer has it."""
    row = of_public_stories(found).filter(pk=key).first()
    if row is not None:
        must_sign(request.user, row.story)
    return row


def decide(request: HttpRequest, row: Found | None, deeds: dict[str, Deed]) -> HttpResponse:
    deed = deeds.get(request.POST.get("decision", ""))
    try:
        if deed is None:
            messages.error(request, say("Choose Accept or Reject."))
        elif row is None:
            raise ChangedSinceRead
        else:
            messages.success(request, deed())
    except ValidationError as error:
        for words in error.messages:
            messages.error(request, words)
    return redirect(back(request))


def _form(kind: type[Asked], request: HttpRequest) -> Asked:
    """What an Accept button carries, said like any other choice."""
    form = kind(request.POST)
    if not form.is_valid():
        raise ValidationError([words for errors in form.errors.values() for words in errors])
    return form


@transaction.atomic
def _confirm_quote(request: HttpRequest, quote: Quote, form: SpeakerForm) -> str:
    """Whoever is new is made with the same word, or not at all."""
    role = form.cleaned_data.get("role") if "role" in request.POST else None
    speaker, seen, beside = _subject(request, form), request.POST.get("seen"), form.beside
    if (printed := beside.get("correction")) and printed.story_id != quote.story_id:
        raise ChangedSinceRead
    editor = editor_of(request)
    confirmed = confirm_quote(quote=quote, editor=editor, speaker=speaker, role=role, seen=seen, **beside)
    if confirmed.speaker is None:
        return say("Kept as the words of an unnamed source.")
    return say("On the record: %(name)s.") % {"name": confirmed.speaker}


def _reject_quote(request: HttpRequest, quote: Quote) -> str:
    reject_quote(quote=quote, editor=editor_of(request), seen=request.POST.get("seen"))
    return say("The quote is rejected, and is not proposed again.")


@transaction.atomic
def _confirm_name(request: HttpRequest, mention: Mention, form: WhoForm) -> str:
    subject = _subject(request, form)
    if subject is None:
        raise ValidationError(say("Choose who or what it is."))
    seen = request.POST.get("seen")
    confirm_name(story=mention.story, name=mention.name, subject=subject, editor=editor_of(request), seen=seen)
    return say("“%(name)s” is %(subject)s.") % {"name": mention.name, "subject": subject}


def _reject_name(request: HttpRequest, mention: Mention) -> str:
    reject_name(story=mention.story, name=mention.name, editor=editor_of(request), seen=request.POST.get("seen"))
    return say("“%(name)s” is rejected, and is not proposed again.") % {"name": mention.name}


@transaction.atomic
def _confirm_together(request: HttpRequest, quote: Quote) -> str:
    seen = seen_in(request.POST.getlist("quote"))
    quotes = Quote.objects.filter(pk__in=seen, story=quote.story, speaker_name=quote.speaker_name).order_by("start")
    together = [(each, seen[each.pk]) for each in quotes]
    if not together or len(together) < len(seen):
        raise ChangedSinceRead
    speaker = _subject(request, _form(SpeakerForm, request))
    number = confirm_together(quotes=together, speaker=speaker, editor=editor_of(request))
    words = ngettext("%(number)d quote is on the record.", "%(number)d quotes are on the record.", number)
    return words % {"number": number}


def seen_in(written: list[str], most: int = MOST_TOGETHER + 1) -> dict[int, str]:
    """Which were shown, each with its version, at most so many. What is no such mark is left out."""
    marks = [mark for each in written[:most] if (mark := SEEN.fullmatch(each))]
    return {int(mark[1]): mark[2] for mark in marks}


def _subject(request: HttpRequest, form: WhoForm) -> Subject | None:
    if not form.is_new:
        return form.cleaned_data.get("subject")
    if not request.user.has_perm(MAKES):
        raise ValidationError(say("You may not make new subjects. Choose one the house knows."))
    told = form.cleaned_data
    return add_subject(name=told["name"], kind=told["kind"], editor=editor_of(request))
