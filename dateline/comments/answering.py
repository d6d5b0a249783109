"""The form for a reply on a page of its own: to the story, or to what somebody else replied."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from dateline.comments.forms import ReplyForm
from dateline.comments.in_print import one_in_print
from dateline.comments.mode import terms_of
from dateline.comments.models import Reply
from dateline.comments.views import form_context, leave_reply
from dateline.publication.queries import current_house
from dateline.stories.models import Story

MOST_QUOTED = 1000


@csrf_exempt  # as `leave_reply` is, which asks for the origin instead
@never_cache
def reply_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """GET shows the form, to `?answer=` a reply and with its words when `?quote=1` asks for them; POST sends it.

    302 to the thread where there is nothing to fill in any more; Http404 for an answer to what is not in print.
    """
    if request.method not in ("GET", "HEAD"):
        return leave_reply(request, story_id)
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    if not terms_of(story, current_house()).are_open:
        return HttpResponseRedirect(f"{story.address}#replies")
    asked = request.GET.get("answer", "")
    answering = one_in_print(story.pk, asked)
    if asked and answering is None:
        raise Http404
    initial: dict[str, object] = {"parent": answering.pk} if answering else {}
    if answering and request.GET.get("quote"):
        initial["comment"] = quoted(answering)
    return render(request, "comments/reply_page.html", form_context(request, story, ReplyForm(initial=initial)))


def quoted(reply: Reply) -> str:
    """Its words as the beginning of an answer: each line marked, and who said it."""
    words = reply.comment if len(reply.comment) <= MOST_QUOTED else f"{reply.comment[:MOST_QUOTED].rstrip()} …"
    said = _("%(name)s wrote:") % {"name": reply.name}
    return "\n".join([*(f"> {line}".rstrip() for line in [said, "", *words.splitlines()]), "", ""])
