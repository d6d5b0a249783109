"""Decisions on events and ties: accept, change, reject, all of a kind in a story, and what no reading found."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from dateline.archive.actions.decide_on_event import confirm_event, put_down_event, reject_event
from dateline.archive.actions.decide_on_tie import confirm_tie, put_down_tie, reject_tie
from dateline.archive.desk.decide import decide, row_to_decide, seen_in
from dateline.archive.desk.door import back, editor_of, for_the_newsroom, must_sign
from dateline.archive.desk.event_cards import EventCard, FoundCard, event_cards, fields_typed, tie_cards
from dateline.archive.desk.event_forms import EventForm, TieForm, place_in
from dateline.archive.desk.queue import of_public_stories
from dateline.archive.errors import ChangedSinceRead
from dateline.archive.models import Event, Tie
from dateline.archive.running_text import running_text, sentences_of
from dateline.stories.models import Story

if TYPE_CHECKING:
    from django.forms import Form

WITH_ALL = ("story", "story__section")


@require_POST
@for_the_newsroom
def decide_on_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Accept it as it is proposed, or reject it; back to where it was decided."""
    event = row_to_decide(request, _events(), event_id)
    editor, seen = editor_of(request), request.POST.get("seen")
    deeds = {
        "accept": lambda: _said(confirm_event(event=event, editor=editor, seen=seen)),
        "reject": lambda: _taken_back(reject_event(event=event, editor=editor, seen=seen)),
    }
    return decide(request, event, deeds)


@require_POST
@for_the_newsroom
def decide_on_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    tie = row_to_decide(request, _ties(), tie_id)
    editor, seen = editor_of(request), request.POST.get("seen")
    deeds = {
        "accept": lambda: _said(confirm_tie(tie=tie, editor=editor, seen=seen)),
        "reject": lambda: _taken_back(reject_tie(tie=tie, editor=editor, seen=seen)),
    }
    return decide(request, tie, deeds)


@require_POST
@for_the_newsroom
def decide_events_together(request: HttpRequest, event_id: int) -> HttpResponse:
    """All of its kind in its story, each as it was seen; all of it or nothing."""
    event = row_to_decide(request, _events(), event_id)
    return decide(request, event, {"accept": lambda: _together(request, event, _confirm_one_event)})


@require_POST
@for_the_newsroom
def decide_ties_together(request: HttpRequest, tie_id: int) -> HttpResponse:
    tie = row_to_decide(request, _ties(), tie_id)
    return decide(request, tie, {"accept": lambda: _together(request, tie, _confirm_one_tie)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Another kind, day, place or people; the same as another, or after it. 422 with what was typed when that is not
    possible."""
    event = get_object_or_404(of_public_stories(_events()), pk=event_id)
    must_sign(request.user, event.story)
    (card,) = event_cards([event], {event.story.section_id})
    form = EventForm(request.POST.dict() if request.method == "POST" else None)
    return _change(request, card, form, lambda: _said(confirm_event(
        event=event, editor=editor_of(request), told=form.told(editor_of(request)), seen=request.POST.get("seen"),
    )))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    tie = get_object_or_404(of_public_stories(_ties()), pk=tie_id)
    must_sign(request.user, tie.story)
    (card,) = tie_cards([tie], {tie.story.section_id})
    form = TieForm(request.POST.dict() if request.method == "POST" else None)
    return _change(request, card, form, lambda: _said(confirm_tie(
        tie=tie, editor=editor_of(request), told=form.told(editor_of(request)), seen=request.POST.get("seen"),
    )))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def add_event(request: HttpRequest, story_id: int) -> HttpResponse:
    """What no reading found, at a sentence of the story."""
    story, text = _story(request, story_id)
    (card,) = event_cards([Event(story=story, start=0, end=0, kind=Event.Kind.MEETING)], {story.section_id})
    form = EventForm(request.POST.dict() if request.method == "POST" else None)

    def put_down() -> str:
        start, end = place_in(request.POST, sentences_of(text))
        told = form.told(editor_of(request))
        return _said(put_down_event(
            story=story, start=start, end=end, text=text, editor=editor_of(request), told=told
        ))  # fmt: skip

    return _change(request, card, form, put_down, text)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def add_tie(request: HttpRequest, story_id: int) -> HttpResponse:
    story, text = _story(request, story_id)
    (card,) = tie_cards([Tie(story=story, start=0, end=0, kind=Tie.Kind.MEMBER)], {story.section_id})
    form = TieForm(request.POST.dict() if request.method == "POST" else None)

    def put_down() -> str:
        start, end = place_in(request.POST, sentences_of(text))
        told = form.told(editor_of(request))
        return _said(put_down_tie(
            story=story, start=start, end=end, text=text, editor=editor_of(request), told=told
        ))  # fmt: skip

    return _change(request, card, form, put_down, text)


def _events() -> Any:
    return Event.objects.select_related(*WITH_ALL, "place").prefetch_related("participants__subject")


def _ties() -> Any:
    return Tie.objects.select_related(*WITH_ALL, "from_subject", "to_subject", "about")


def _story(request: HttpRequest, key: int) -> tuple[Story, str]:
    """404 for a story readers may not see; 403 for whoever may not publish it."""
    story = get_object_or_404(Story.objects.public().select_related("section"), pk=key)
    must_sign(request.user, story)
    return story, running_text(story)


def _change(
    request: HttpRequest, card: FoundCard, form: "Form", confirm: Callable[[], str], text: str | None = None
) -> HttpResponse:
    """`text`: of the story, where its sentence is chosen as well."""
    if form.is_valid():
        try:
            with transaction.atomic():
                words = confirm()
        except ChangedSinceRead as error:
            messages.error(request, error.message)
            return redirect(back(request))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, words)
            return redirect(back(request))
    context = {
        "header_title": _heading(card, text),
        "card": card,
        "fields": fields_typed(request.POST.dict()) if form.is_bound else card.fields,
        "form": form,
        "here": back(request),
        "sentences": None
        if text is None
        else [(f"{start}-{end}", text[start:end]) for start, end in sentences_of(text)],
    }
    return render(request, "archive/desk/change_event.html", context, status=422 if form.is_bound else 200)


def _heading(card: FoundCard, text: str | None) -> str:
    if text is None:
        return say("Change")
    return say("Put an event on the record") if isinstance(card, EventCard) else say("Put a tie on the record")


@transaction.atomic
def _together(request: HttpRequest, row: Any, confirm: Callable[..., Any]) -> str:
    seen = seen_in(request.POST.getlist("found"))
    rows = list(type(row).objects.filter(pk__in=seen, story=row.story_id, kind=row.kind).order_by("start"))
    if not rows or len(rows) < len(seen):
        raise ChangedSinceRead
    for each in rows:
        confirm(each, editor_of(request), seen[each.pk])
    words = ngettext("%(number)d is on the record.", "%(number)d are on the record.", len(rows))
    return words % {"number": len(rows)}


def _confirm_one_event(event: Event, editor: Any, seen: str) -> None:
    confirm_event(event=event, editor=editor, seen=seen)


def _confirm_one_tie(tie: Tie, editor: Any, seen: str) -> None:
    confirm_tie(tie=tie, editor=editor, seen=seen)


def _said(found: Event | Tie) -> str:
    """An arrest is on the record and on no timeline: whoever accepted it is told."""
    if isinstance(found, Event) and found.is_an_accusation:
        return say("On the record. No timeline has it before what came of it is on the record too.")
    if isinstance(found, Event) and found.begins is None:
        return say("On the record, without a day: no timeline has it before it has one.")
    return say("On the record: %(what)s.") % {"what": found.get_kind_display().lower()}


def _taken_back(found: Event | Tie) -> str:
    return say("“%(words)s” is rejected, and is not proposed again.") % {"words": found.words[:80]}
