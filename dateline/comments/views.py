"""A reader leaves a reply."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from dateline.comments.actions.post_reply import post_reply
from dateline.comments.errors import RepliesClosed, TooManyReplies
from dateline.comments.forms import ReplyForm
from dateline.comments.models import Reply
from dateline.gatekeeper.throttle import hashed, network_of, within_bounds
from dateline.stories.models import Story

MOST = 20
WINDOW = timedelta(minutes=10)


@csrf_exempt  # reader pages carry no cookie, so there is none to ride on; the origin is asked for instead
@require_POST
def leave_reply(request: HttpRequest, story_id: int) -> HttpResponse:
    """303 to the thank-you page; 422, or 429 when too many came, with the typed text; 403 from elsewhere."""
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    form, status = ReplyForm(request.POST), 422
    if form.is_valid():
        try:
            _hold_to_bounds(request)
            _keep(story, form)
        except RepliesClosed as closed:
            form.add_error(None, closed)
        except TooManyReplies as too_many:
            form.add_error(None, too_many)
            status = 429
        else:
            return HttpResponseRedirect(f"/replies/{story.pk}/held/", status=303)
    context = {"story": story, "current_section": story.section, "form": form, "action": request.path}
    return render(request, "comments/reply_page.html", context, status=status)


@require_GET
def held(request: HttpRequest, story_id: int) -> HttpResponse:
    """The page that says a person will read it."""
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    return render(request, "comments/held.html", {"story": story, "current_section": story.section})


def from_our_page(request: HttpRequest) -> bool:
    """Whether the form was sent by a page of ours, as far as the browser says."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False


def _hold_to_bounds(request: HttpRequest) -> None:
    network = hashed("network", network_of(request))
    if not within_bounds(door="reply", key=network, most=MOST, window=WINDOW):
        raise TooManyReplies


def _keep(story: Story, form: ReplyForm) -> None:
    parent_id = form.cleaned_data["parent"]
    parent = Reply.objects.filter(story=story, pk=parent_id).approved().first() if parent_id else None
    post_reply(
        story=story,
        parent=parent,
        name=form.cleaned_data["name"].strip(),
        comment=form.cleaned_data["comment"].strip(),
    )
