"""What stands under a story, why, and what its editors say of that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from dateline.archive.actions.decide_on_related import bar, leave_to_the_archive, offer_newer, pin
from dateline.archive.desk.door import editor_of, for_the_newsroom, must_sign, sections_signed_by
from dateline.archive.desk.queue import tabs
from dateline.archive.models import Pairing, Related
from dateline.archive.related import kept_of, newer_and_related
from dateline.archive.related_told import reasons_of, story_at
from dateline.stories.models import Story

if TYPE_CHECKING:
    from dateline.accounts.models import User

ALIKE = 0.3
"""So like one another in their words, two stories may well be about the same thing."""

LONGEST_ADDRESS = 500
Deed = Callable[..., None]


@dataclass(frozen=True)
class Entry:
    """One story of the list, as an editor sees it."""

    story: Story
    kind: str
    """What was decided of it, or nothing."""
    is_printed: bool
    reasons: list[str]
    is_proposed: bool
    """Whether it may have taken the story's place: newer, and of like words."""
    decided: Pairing | None = None


@require_safe
@for_the_newsroom
def related_at_the_desk(request: HttpRequest, story_id: int) -> HttpResponse:
    """404 for a story readers may not see: nothing stands under it."""
    return _screen(request, _public(story_id))


@require_POST
@for_the_newsroom
def decide_on_related(request: HttpRequest, story_id: int) -> HttpResponse:
    """Pin, bar, offer or leave it: `other` is a story's key, or `address` where it is read. 422 with what was typed."""
    story = _public(story_id)
    must_sign(request.user, story)
    deeds: dict[str, tuple[Deed, str]] = {
        "pin": (pin, say("“%(headline)s” is pinned.")),
        "bar": (bar, say("“%(headline)s” never stands beside this story.")),
        "newer": (offer_newer, say("Readers are led to “%(headline)s”.")),
        "leave": (_leave, say("“%(headline)s” is left to the archive.")),
    }
    deed, words = deeds.get(request.POST.get("decision", ""), (None, ""))
    try:
        other = _other(request)
        if deed is None:
            raise ValidationError(say("Choose what is to become of it."))
        deed(story=story, other=other, editor=editor_of(request))
    except ValidationError as error:
        return _screen(request, story, error=" ".join(error.messages))
    messages.success(request, words % {"headline": other.title})
    return redirect(reverse("desk_record_related", args=[story.pk]))


def _screen(request: HttpRequest, story: Story, error: str = "") -> HttpResponse:
    context = {
        "header_title": say("Related articles"),
        "story": story,
        "entries": entries_of(story),
        "may_sign": story.section_id in sections_signed_by(request.user),
        "error": error,
        "address": request.POST.get("address", "")[:LONGEST_ADDRESS],
        "here": reverse("desk_record_related", args=[story.pk]),
        **tabs(request, story.pk),
    }
    return render(request, "archive/desk/related.html", context, status=422 if error else 200)


def entries_of(story: Story) -> list[Entry]:
    """What was decided first, then the closest; those readers may not see are left out."""
    kept = kept_of([story.pk])[story.pk]
    newer, printed = newer_and_related(story)
    seen = {each.pk for each in printed} | ({newer.pk} if newer else set())
    public = Story.objects.public().filter(pk__in=kept.others(story.pk)).select_related("section").in_bulk()
    reasons = reasons_of(kept)
    decided = {(each.other_id if each.story_id == story.pk else each.story_id): each for each in kept.pairings}
    order = [*decided, *(row.other_id for row in kept.rows if row.other_id not in decided)]
    rows = {row.other_id: row for row in kept.rows}
    return [
        Entry(
            story=public[pk],
            kind=decided[pk].kind if pk in decided else "",
            is_printed=pk in seen,
            reasons=reasons.get(pk, []),
            is_proposed=pk not in decided and newer is None and _may_have_taken_its_place(story, public[pk], rows[pk]),
            decided=decided.get(pk),
        )
        for pk in order
        if pk in public
    ]


def _may_have_taken_its_place(story: Story, other: Story, row: Related) -> bool:
    is_newer = bool(story.published_at and other.published_at and other.published_at > story.published_at)
    return is_newer and (row.why.get("likeness", 0) >= ALIKE or bool(row.why.get("events")))


def _public(key: int) -> Story:
    found: Story = get_object_or_404(Story.objects.public().select_related("section"), pk=key)
    return found


def _other(request: HttpRequest) -> Story:
    """The story meant, which readers may see."""
    key, address = request.POST.get("other", ""), request.POST.get("address", "")[:LONGEST_ADDRESS].strip()
    found = None
    if key.isascii() and key.isdigit() and len(key) <= 10:
        found = Story.objects.public().filter(pk=int(key)).first()
    elif address:
        found = story_at(address)
    if found is None:
        raise ValidationError(say("No story that readers may see has this address."))
    return found


def _leave(*, story: Story, other: Story, editor: "User") -> None:
    leave_to_the_archive(story=story, other=other)
