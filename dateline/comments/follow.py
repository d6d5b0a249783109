"""A reader follows the replies to a story by mail: asks, confirms by the mail that comes, stops by any later one."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.comments.actions.ask_to_follow import ask_to_follow
from dateline.comments.actions.confirm_follower import confirm_follower
from dateline.comments.actions.stop_following import stop_following
from dateline.comments.doors import from_our_page, network_key
from dateline.comments.errors import TooManyAskToFollow
from dateline.comments.forms import FollowForm
from dateline.comments.mail.can_mail import asks_for_mail
from dateline.comments.models import Follower
from dateline.comments.queries import still_asked
from dateline.gatekeeper.throttle import within_bounds
from dateline.stories.models import Story

DOOR, MOST, WINDOW = "follow", 10, timedelta(minutes=10)


@csrf_exempt  # reader pages carry no cookie, so there is none to ride on; the origin is asked for instead
@never_cache
@require_POST
@asks_for_mail
def follow(request: HttpRequest, story_id: int) -> HttpResponse:
    """303 to the page that says a mail is on its way, whether one is or not; 422 or 429 with what was typed."""
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    form, status = FollowForm(request.POST), 422
    if form.is_valid():
        try:
            _hold_to_bounds(request)
            if not form.cleaned_data["website"]:  # what fills it in is no reader, and is told the same
                ask_to_follow(story=story, email=form.cleaned_data["email"])
            return HttpResponseRedirect("/replies/follow/asked/", status=303)
        except TooManyAskToFollow as too_many:
            form.add_error("email", too_many)
            status = 429
    context = {"story": story, "current_section": story.section, "form": form}
    return render(request, "comments/follow_page.html", context, status=status)


@require_GET
def follow_asked(request: HttpRequest) -> HttpResponse:
    """Says that a mail is on its way."""
    return render(request, "comments/follow_asked.html")


@csrf_exempt  # whoever has the secret has the mail
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """A button, and what it does: programs that follow the links of a mail press none. Http404 once it is too late."""
    follower = confirm_follower(secret=secret) if request.method == "POST" else still_asked(secret)
    if follower is None:
        raise Http404
    follower.refresh_from_db()
    return render(request, "comments/follow_confirm.html", _shown(follower))


@csrf_exempt  # a mail program sends no cookie, and RFC 8058 asks for none
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow_stop(request: HttpRequest, secret: str) -> HttpResponse:
    """A button, and what it does. By POST alone: no redirect, for mail programs follow none."""
    if request.method == "POST":
        stop_following(secret=secret)
    is_following = Follower.objects.filter(secret=secret).exists()
    return render(request, "comments/follow_stop.html", {"is_following": is_following})


def _shown(follower: Follower) -> dict[str, Any]:
    story = Story.objects.public().for_lists().get(pk=follower.story_id)
    return {"follower": follower, "story": story, "current_section": story.section}


def _hold_to_bounds(request: HttpRequest) -> None:
    if not within_bounds(door=DOOR, key=network_key(request), most=MOST, window=WINDOW):
        raise TooManyAskToFollow
