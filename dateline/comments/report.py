"""A reader reports a reply: no account is needed, and a person reads it."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from dateline.comments.actions.report_reply import report_reply
from dateline.comments.doors import REPORT_DOOR, from_our_page, network_key
from dateline.comments.errors import CrowdAtTheDoor, NotVerified, TooManyReplies
from dateline.comments.forms import ReportForm
from dateline.comments.in_print import reply_readers_know
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.models import Reply
from dateline.comments.typeset import typeset
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.throttle import hashed, within_bounds


@csrf_exempt  # as every form of a reader: the origin is asked for instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest, reply_id: int) -> HttpResponse:
    """GET shows the form. POST: 303 to the page that says thank you; 422 or 429 with the typed text; 403 from
    elsewhere. Http404 for what is not in print."""
    reply = reply_readers_know(reply_id)
    if reply is None:
        raise Http404
    if request.method != "POST":
        return _page(request, reply, ReportForm())
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    form, status, may_ask_for_a_person = ReportForm(request.POST), 422, False
    if form.is_valid():
        try:
            _keep(request, reply, form)
            return HttpResponseRedirect("/replies/report/sent/", status=303)
        except (TooManyReplies, CrowdAtTheDoor) as too_many:
            form.add_error(None, too_many)
            status = 429
        except NotVerified as not_verified:
            form.add_error(None, not_verified)
            may_ask_for_a_person = True
    return _page(request, reply, form, status=status, may_ask_for_a_person=may_ask_for_a_person)


@require_GET
def report_sent(request: HttpRequest) -> HttpResponse:
    """Thank you."""
    return render(request, "comments/report_sent.html")


def _keep(request: HttpRequest, reply: Reply, form: ReportForm) -> None:
    network = network_key(request)
    if not within_bounds(door=REPORT_DOOR, key=network, most=MOST_OF_A_NETWORK, window=OF_LATE):
        raise TooManyReplies
    told = form.cleaned_data
    report_reply(
        reply=reply,
        rule=told["rule"],
        words=told["words"].strip(),
        name=told["name"].strip(),
        email=told["email"],
        sender=hashed("reports", f"{reply.pk} {network} {told['email'].casefold()}"),
        solution=Solution(form.solution_sent, door=REPORT_DOOR, about=reply.pk),
        asks_for_a_person=told["person"],
    )


def _page(
    request: HttpRequest, reply: Reply, form: ReportForm, *, status: int = 200, may_ask_for_a_person: bool = False
) -> HttpResponse:
    context = {
        "reply": reply,
        "story": reply.story,
        "text_html": typeset(reply.comment),
        "form": form,
        "may_ask_for_a_person": may_ask_for_a_person,
        "can_mail": settings.CAN_MAIL,
    }
    return render(request, "comments/report_page.html", context, status=status)
