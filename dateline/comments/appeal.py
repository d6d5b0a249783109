"""The writer of a rejected reply sees why, and asks for another moderator: by a link we signed, without an account."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dateline.comments.actions.send_appeal import send_appeal
from dateline.comments.appeal_link import appeal_address, is_signed
from dateline.comments.doors import from_our_page, network_key
from dateline.comments.errors import NoAppeal, TooManyReplies
from dateline.comments.forms import AppealForm
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.models import Appeal, Reply
from dateline.gatekeeper.throttle import within_bounds
from dateline.stories.models import Story

APPEAL_DOOR = "appeal"


@csrf_exempt  # reader pages carry no cookie; whoever holds the link may speak
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, reply_id: int, signature: str) -> HttpResponse:
    """The reply, the rule and the words, and the form; later what became of it. 303 once it is sent; 422 or 429 with
    the typed text; 404 for another signature, and once the reply is deleted or its story gone."""
    reply = _signed_for(reply_id, signature)
    form, status = AppealForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        if not from_our_page(request):
            return render(request, "403.html", status=403)
        if form.is_valid() and (sent := _sent(request, reply, form)):
            return sent
        status = 429 if form.has_error(None, "too_many") else 422
    made = Appeal.objects.filter(reply=reply).first()
    context = {"reply": reply, "story": reply.story, "appeal": made, "form": form, "action": request.path}
    return render(request, "comments/appeal.html", context, status=status)


def _signed_for(reply_id: int, signature: str) -> Reply:
    if not is_signed(reply_id, signature):
        raise Http404
    reply = Reply.objects.select_related("story", "story__section").filter(pk=reply_id).first()
    if reply is None or reply.status not in Reply.DECIDED:
        raise Http404
    if not Story.objects.public().filter(pk=reply.story_id).exists():
        raise Http404
    return reply


def _sent(request: HttpRequest, reply: Reply, form: AppealForm) -> HttpResponse | None:
    """Where to go once it is kept; None when it is not, and the form says why."""
    try:
        if not within_bounds(door=APPEAL_DOOR, key=network_key(request), most=MOST_OF_A_NETWORK, window=OF_LATE):
            raise TooManyReplies
        send_appeal(reply=reply, words=form.cleaned_data["words"].strip())
    except (TooManyReplies, NoAppeal) as error:
        form.add_error(None, _plain(error))
        return None
    return HttpResponseRedirect(appeal_address(reply), status=303)


def _plain(error: ValidationError) -> ValidationError:
    return ValidationError(error.message, code=error.code)
