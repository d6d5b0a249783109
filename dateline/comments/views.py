"""A reader leaves a reply."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from dateline.comments.actions.post_reply import post_reply
from dateline.comments.errors import RepliesClosed
from dateline.comments.forms import ReplyForm
from dateline.comments.models import Reply
from dateline.stories.models import Story


@csrf_exempt  # reader pages carry no cookie, so there is none to ride on; the origin is asked for instead
@require_POST
def leave_reply(request: HttpRequest, story_id: int) -> HttpResponse:
    """303 to the thank-you page; 422 with the page, the typed text and the errors; 403 from elsewhere."""
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            _keep(story, form)
        except RepliesClosed as closed:
            form.add_error(None, closed)
        else:
            return HttpResponseRedirect(f"/replies/{story.pk}/held/", status=303)
    context = {"story": story, "current_section": story.section, "form": form, "action": request.path}
    return render(request, "comments/reply_page.html", context, status=422)


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
    return origin is None or urlsplit(origin).netloc == request.get_host()


def _keep(story: Story, form: ReplyForm) -> None:
    parent_id = form.cleaned_data["parent"]
    parent = Reply.objects.filter(story=story, pk=parent_id).approved().first() if parent_id else None
    post_reply(
        story=story,
        parent=parent,
        name=form.cleaned_data["name"].strip(),
        comment=form.cleaned_data["comment"].strip(),
    )
