"""Pages of a thread beyond what stands under its story, and the ways to one reply."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.comments.addresses import page_address, place_of
from dateline.comments.in_print import thread_in_print
from dateline.comments.models import Reply, thread_key
from dateline.comments.parts import thread_context
from dateline.comments.thread import PER_PAGE, Order
from dateline.gatekeeper.throttle import network_of
from dateline.gatekeeper.turnstile import Turnstile
from dateline.press.keys import under
from dateline.press.rendering import made_when_asked, pressed
from dateline.stories.models import Story
from dateline.stories.public_story import public_story

TURNSTILE = Turnstile(most=30, a_second=0.5)
"""For each network."""


@made_when_asked
@pressed
@require_safe
def thread_page(request: HttpRequest, story_id: int, order: Order = Order.OLDEST, page: int = 1) -> HttpResponse:
    """One page of a thread in one order, which stays for as long as nothing changes in the thread.

    Http404 beyond its last page, and for the first of the oldest, which is the story's own.
    """
    story = _public(story_id)
    if request.path != page_address(story, order, page):  # numbers can be written in many ways, and each is a page
        raise Http404
    if page > most_pages(story.pk):
        raise Http404
    context = thread_context(story, order, page)
    if page > context["turns"]["pages"]:
        raise Http404
    return render(request, "comments/thread_page.html", {**context, "current_section": story.section})


@made_when_asked
@pressed
@require_safe
def count(request: HttpRequest, story_id: int) -> HttpResponse:
    """How many replies are in print: what a page that is open asks now and then, to say that there are new ones."""
    story = _public(story_id)
    if request.path != f"/replies/{story.pk}/count/":
        raise Http404
    return JsonResponse({"replies": thread_in_print(story.pk).count})


@require_safe
def at(request: HttpRequest, story_id: int, reply_id: int) -> HttpResponse:
    """302 to the page of the thread on which a reply stands today. Http404 when it is not in print. A network
    that asks without end is led to the first page, for the whole thread has to be looked at."""
    story = _public(story_id)
    if not Reply.objects.filter(pk=reply_id, story=story).approved().exists():
        raise Http404
    if not TURNSTILE.lets_through(network_of(request)):
        return HttpResponseRedirect(f"{story.address}#replies")
    thread = thread_in_print(story.pk)
    if thread.page_of(reply_id) is None:
        raise Http404
    return HttpResponseRedirect(place_of(story, thread, reply_id))


def most_pages(story_id: int) -> int:
    """As many as there can be: two that follow each other always hold more than one could. Builds nothing."""
    with under(thread_key(story_id)):
        replies = Reply.objects.filter(story=story_id).approved().count()
    return 1 + 2 * replies // PER_PAGE


def _public(story_id: int) -> Story:
    story = public_story(story_id)
    if story is None:
        raise Http404
    return story
