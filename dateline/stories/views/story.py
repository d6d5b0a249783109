"""The story page."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed
from dateline.press.tray import at_hand
from dateline.stories.body_at_once import fetch_at_once
from dateline.stories.models import Story
from dateline.stories.old_addresses import story_once_at
from dateline.stories.printed import printed_story, row_name, withdrawn_story


@pressed
@require_safe
def story_page(request: HttpRequest, section_slug: str, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The story at its dated address; 410 or 451 with a notice when it was withdrawn; else 404."""
    try:
        dated_slug = f"{date(year, month, day):%Y-%m-%d}-{slug}"
    except ValueError:
        raise Http404 from None
    story = at_hand(row_name(section_slug, dated_slug)) or printed_story(section_slug, dated_slug)
    if story is None:
        gone = withdrawn_story(section_slug, dated_slug)
        return _withdrawn(request, gone) if gone else story_elsewhere(request, section_slug, dated_slug)
    fetch_at_once(story)
    return render(request, "stories/story.html", story_context(story))


def story_context(story: Story) -> dict[str, Any]:
    """What the story's template shows; the same for its preview at the desk."""
    return {
        "story": story,
        "current_section": story.section,
        "subjects": [link.subject for link in story.filed_under],
    }


def preview(request: HttpRequest, story: Story) -> HttpResponse:
    """The story as it would look, for the desk only."""
    return render(request, "stories/story.html", story_context(story) | {"is_preview": True})


def tree_address(_request: HttpRequest, story: Story) -> HttpResponse:
    """Wagtail's own address of a story leads to the dated one, for stories readers may see."""
    if not Story.objects.public().filter(pk=story.pk).exists():
        raise Http404
    return HttpResponsePermanentRedirect(story.address)


@pressed
@require_safe
def story_elsewhere(request: HttpRequest, section_slug: str, dated_slug: str) -> HttpResponse:
    """Where a story was, to where it is; of one that was withdrawn its notice. Http404 for all others."""
    key = story_once_at(section_slug, dated_slug)
    if key is None:
        raise Http404
    known = Story.objects.among_keys([key]).select_related("section")
    if story := known.public().first():
        return HttpResponsePermanentRedirect(story.address)
    if gone := known.withdrawn().first():
        return _withdrawn(request, gone)
    raise Http404


def _withdrawn(request: HttpRequest, story: Story) -> HttpResponse:
    legal = story.withdrawal_kind == Story.WithdrawalKind.LEGAL
    status = HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS if legal else HTTPStatus.GONE
    context = {"notice": story.withdrawal_notice, "when": story.withdrawn_at, "legal": legal}
    return render(request, "stories/withdrawn.html", context, status=status)
