"""Decisions on events and ties: accept, change, reject, all of a kind in a story, and what no reading found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Way:
    """How one of the two is decided on: what is asked for, how it is shown and typed, and by which actions."""

    name: str
    """By which the actions take it."""
    rows: Callable[[], Any]
    cards: Callable[[list[Any], set[int]], Sequence[FoundCard]]
    form: type[EventForm] | type[TieForm]
    confirm: Callable[..., Event | Tie]
    reject: Callable[..., Event | Tie]
    put_down: Callable[..., Event | Tie]
    bare: Callable[[Story], Event | Tie]
    """One of which nothing is known yet."""


def _events() -> Any:
    return Event.objects.select_related(*WITH_ALL, "place").prefetch_related("participants__subject")


def _ties() -> Any:
    return Tie.objects.select_related(*WITH_ALL, "from_subject", "to_subject", "about")


def _bare_event(story: Story) -> Event:
    return Event(story=story, start=0, end=0, kind=Event.Kind.MEETING)


def _bare_tie(story: Story) -> Tie:
    return Tie(story=story, start=0, end=0, kind=Tie.Kind.MEMBER)


EVENTS = Way("event", _events, event_cards, EventForm, confirm_event, reject_event, put_down_event, _bare_event)
TIES = Way("tie", _ties, tie_cards, TieForm, confirm_tie, reject_tie, put_down_tie, _bare_tie)


@require_POST
@for_the_newsroom
def decide_on_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Accept it as it is proposed, or reject it; back to where it was decided."""
    return _decide(request, EVENTS, event_id)


@require_POST
@for_the_newsroom
def decide_on_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    return _decide(request, TIES, tie_id)


@require_POST
@for_the_newsroom
def decide_events_together(request: HttpRequest, event_id: int) -> HttpResponse:
    """All of its kind in its story, each as it was seen; all of it or nothing."""
    return _decide_together(request, EVENTS, event_id)


@require_POST
@for_the_newsroom
def decide_ties_together(request: HttpRequest, tie_id: int) -> HttpResponse:
    return _decide_together(request, TIES, tie_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Another kind, day, place or people; the same as another, or after it. 422 with what was typed when that is not
    possible."""
    return _change_one(request, EVENTS, event_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def change_tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    return _change_one(request, TIES, tie_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def add_event(request: HttpRequest, story_id: int) -> HttpResponse:
    """What no reading found, at a sentence of the story."""
    return _add(request, EVENTS, story_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def add_tie(request: HttpRequest, story_id: int) -> HttpResponse:
    return _add(request, TIES, story_id)


def _decide(request: HttpRequest, way: Way, key: int) -> HttpResponse:
    row = row_to_decide(request, way.rows(), key)
    told = {way.name: row, "editor": editor_of(request), "seen": request.POST.get("seen")}
    deeds = {
        "accept": lambda: _said(way.confirm(**told)),
        "reject": lambda: _taken_back(way.reject(**told)),
    }
    return decide(request, row, deeds)


def _decide_together(request: HttpRequest, way: Way, key: int) -> HttpResponse:
    row = row_to_decide(request, way.rows(), key)
    return decide(request, row, {"accept": lambda: _together(request, row, way)})


def _change_one(request: HttpRequest, way: Way, key: int) -> HttpResponse:
    row = get_object_or_404(of_public_stories(way.rows()), pk=key)
    must_sign(request.user, row.story)
    (card,) = way.cards([row], {row.story.section_id})
    form, editor = _typed(request, way), editor_of(request)

    def confirm() -> str:
        told = {way.name: row, "editor": editor, "seen": request.POST.get("seen")}
        return _said(way.confirm(**told, told=form.told(editor)))

    return _change(request, card, form, confirm)


def _add(request: HttpRequest, way: Way, story_id: int) -> HttpResponse:
    story, text = _story(request, story_id)
    (card,) = way.cards([way.bare(story)], {story.section_id})
    form, editor = _typed(request, way), editor_of(request)

    def put_down() -> str:
        start, end = place_in(request.POST, sentences_of(text))
        told = form.told(editor)
        return _said(way.put_down(story=story, start=start, end=end, text=text, editor=editor, told=told))

    return _change(request, card, form, put_down, text)


def _typed(request: HttpRequest, way: Way) -> EventForm | TieForm:
    return way.form(request.POST.dict() if request.method == "POST" else None)


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
def _together(request: HttpRequest, row: Any, way: Way) -> str:
    seen = seen_in(request.POST.getlist("found"))
    rows = list(type(row).objects.filter(pk__in=seen, story=row.story_id, kind=row.kind).order_by("start"))
    if not rows or len(rows) < len(seen):
        raise ChangedSinceRead
    for each in rows:
        way.confirm(**{way.name: each}, editor=editor_of(request), seen=seen[each.pk])
    words = ngettext("%(number)d is on the record.", "%(number)d are on the record.", len(rows))
    return words % {"number": len(rows)}


def _said(found: Event | Tie) -> str:
    """An arrest is on the record and on no timeline: whoever accepted it is told."""
    if isinstance(found, Event) and found.is_an_accusation:
        return say("On the record. No timeline has it before what came of it is on the record too.")
    if isinstance(found, Event) and found.begins is None:
        return say("On the record, without a day: no timeline has it before it has one.")
    return say("On the record: %(what)s.") % {"what": found.get_kind_display().lower()}


def _taken_back(found: Event | Tie) -> str:
    return say("“%(words)s” is rejected, and is not proposed again.") % {"words": found.words[:80]}
