"""What waits for an editor: quotes, and names, the most certain first. Events and ties: see `event_queue`."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from dateline.archive.desk.cards import name_cards, quote_cards
from dateline.archive.desk.door import decides_on_cases, for_the_newsroom, sections_signed_by, sets_reading
from dateline.archive.models import Case, Event, Mention, Quote, Tie
from dateline.archive.names import Name, names_among
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.lib import clock
from dateline.stories.models import Story

LARGEST_KEY = 2**31 - 1
MOST_COUNTED = 100


class RecordForm(forms.Form):
    """Of which story, and which leaf."""

    story = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


@require_safe
@for_the_newsroom
def quotes_that_wait(request: HttpRequest) -> HttpResponse:
    """Those in doubt first, for they were in print."""
    story, leaf_number = asked(request)
    found = of_public_stories(Quote.objects.waiting()).select_related("story", "story__section", "speaker")
    leaf = leaf_of(request, found.filter(story=story) if story else found, leaf_number)
    cards = quote_cards(leaf.rows, sections_signed_by(request.user))
    return render(request, "archive/desk/queue.html", leaf_context(request, story, leaf, cards))


@require_safe
@for_the_newsroom
def names_that_wait(request: HttpRequest) -> HttpResponse:
    """One card a story and name."""
    story, leaf_number = asked(request)
    found = of_public_stories(first_of_each_name(Mention.objects.waiting())).select_related("story", "story__section")
    leaf = leaf_of(request, found.filter(story=story) if story else found, leaf_number)
    cards = name_cards(whole_names(leaf.rows), sections_signed_by(request.user))
    return render(request, "archive/desk/queue.html", leaf_context(request, story, leaf, cards))


def of_public_stories(found: Any) -> Any:
    """Nothing else can be on the record. Asked of each row: a list of all stories is as long as the archive."""
    return found.filter(Exists(Story.objects.public().order_by().filter(pk=OuterRef("story_id"))))


def first_of_each_name(mentions: Any) -> Any:
    """Where a name stands first in its story. Asked of the index, row by row: a leaf reads no more than a leaf."""
    before = Mention.objects.filter(story=OuterRef("story"), name=OuterRef("name"), start__lt=OuterRef("start"))
    return mentions.filter(~Exists(before.order_by()))


def whole_names(firsts: list[Mention]) -> list[Name]:
    """All mentions of those names in those stories, in this order."""
    stories, names = {each.story_id: each.story for each in firsts}, {each.name for each in firsts}
    mentions = Mention.objects.filter(story__in=stories, name__in=names).select_related("subject").order_by("start")
    by_name = {(name.first.story_id, name.name): name for name in names_among(mentions)}
    found = [by_name[each.story_id, each.name] for each in firsts if (each.story_id, each.name) in by_name]
    for name in found:
        name.first.story = stories[name.first.story_id]
    return found


def few(found: Any) -> str:
    """How many wait, in figures, or nothing; never counts beyond a hundred."""
    number = found[:MOST_COUNTED].count()
    return "" if not number else str(number) if number < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def asked(request: HttpRequest) -> tuple[int | None, int]:
    form = RecordForm(request.GET)
    form.is_valid()
    return form.cleaned_data.get("story"), form.cleaned_data.get("p") or 1


def leaf_context(request: HttpRequest, story: int | None, leaf: Any, cards: Any) -> dict[str, Any]:
    return {
        "header_title": say("Record"),
        "cards": cards,
        "signs": bool(sections_signed_by(request.user)),
        "story": of_public_story(story),
        "story_id": story,
        "newer": leaf.newer,
        "older": leaf.older,
        "here": request.get_full_path(),
        **tabs(request, story),
    }


def tabs(request: HttpRequest, story: int | None = None) -> dict[str, Any]:
    """How many wait behind each tab, in the whole house or of one story, and which tabs there are for who asks."""
    of_story = {"story": story} if story else {}
    waiting = {
        "quotes": Quote.objects.waiting(),
        "names": first_of_each_name(Mention.objects.waiting()),
        "events": Event.objects.waiting(),
        "ties": Tie.objects.waiting(),
        "outcomes": Event.objects.accusing() | Event.objects.overdue(timezone.localdate(clock.now())),
    }
    decides = decides_on_cases(request.user)
    return {
        **{f"{kind}_waiting": few(of_public_stories(rows.filter(**of_story))) for kind, rows in waiting.items()},
        "decides_on_cases": decides,
        "cases_waiting": few(Case.objects.filter(outcome=Case.Outcome.OPEN)) if decides else "",
        "sets_reading": sets_reading(request.user),
    }


def of_public_story(key: int | None) -> Story | None:
    return Story.objects.public().filter(pk=key).first() if key else None
