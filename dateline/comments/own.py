"""A writer comes back to a reply of their own, by a link we signed or by the pen their browser holds."""

import hmac
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.comments.actions.edit_own import changeable_until, edit_own
from dateline.comments.actions.erase_own import erase_own
from dateline.comments.appeal_link import appeal_address
from dateline.comments.doors import DOOR, from_our_page, network_key
from dateline.comments.errors import Banned, FloodFull, NotVerified, TooLateToChange, TooManyReplies
from dateline.comments.forms import OwnForm
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.models import Reply
from dateline.comments.own_links import is_own, own_address, told_address
from dateline.comments.typeset import typeset
from dateline.gatekeeper.proof import Solution
from dateline.gatekeeper.sender import pen_hash, sender_of
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.throttle import knocks_in, within_bounds
from dateline.stories.models import Story

OWN_DOOR = "own reply"


@csrf_exempt  # the pen is asked for, which no other page can know
@never_cache
@require_POST
def own_by_pen(request: HttpRequest, reply_id: int) -> HttpResponse:
    """303 to the signed address for who holds the pen it was written with; else 404."""
    told = pen_hash(request.POST.get("pen", ""))
    reply = get_object_or_404(Reply, pk=reply_id, erased_at=None)
    if not told or not hmac.compare_digest(told, reply.pen_hash):
        raise Http404
    return HttpResponseRedirect(own_address(reply.pk), status=303)


@csrf_exempt  # the signature in the address is asked for, which no other page can know
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_reply(request: HttpRequest, reply_id: int, signature: str) -> HttpResponse:
    """The reply, what became of it, and the way to change or delete it. Http404 for a link we have not signed, and once
    it is deleted."""
    if not is_own(reply_id, signature):
        raise Http404
    reply = get_object_or_404(Reply, pk=reply_id, erased_at=None)
    story = Story.objects.public().for_lists().filter(pk=reply.story_id).first()
    if request.method != "POST":
        return _page(request, reply, story, OwnForm(initial={"comment": reply.comment}))
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    if "delete" in request.POST:
        erase_own(reply=reply)
        return HttpResponseRedirect("/replies/own/deleted/", status=303)
    return _change(request, reply, story)


@require_GET
def deleted(request: HttpRequest) -> HttpResponse:
    """Says that it is done."""
    return render(request, "comments/own_deleted.html")


def _change(request: HttpRequest, reply: Reply, story: Story | None) -> HttpResponse:
    """303 to what became of it; 422, or 429 when too many came, with the typed text."""
    if story is None:
        raise Http404
    form, status, may_ask_for_a_person = OwnForm(request.POST), 422, False
    if form.is_valid():
        try:
            _keep(request, reply, form)
            reply.refresh_from_db(fields=["status", "reference"])
            return HttpResponseRedirect(told_address(reply), status=303)
        except (TooManyReplies, FloodFull) as too_many:
            form.add_error(None, too_many)
            status = 429
        except (TooLateToChange, Banned) as refused:
            form.add_error(None, refused)
        except NotVerified as not_verified:
            form.add_error(None, not_verified)
            may_ask_for_a_person = True
    return _page(request, reply, story, form, status=status, may_ask_for_a_person=may_ask_for_a_person)


def _keep(request: HttpRequest, reply: Reply, form: OwnForm) -> None:
    network = network_key(request)
    if not within_bounds(door=OWN_DOOR, key=network, most=MOST_OF_A_NETWORK, window=OF_LATE):
        raise TooManyReplies
    solution = Solution(form.solution_sent, door=DOOR, about=reply.story_id)
    sent = Submission(
        text=form.cleaned_data["comment"].strip(),
        name=reply.name,
        seconds=solution.seconds_since_begun,
        filled_what_is_hidden=bool(form.cleaned_data["website"]),
        knocks=knocks_in(door=OWN_DOOR, key=network, window=OF_LATE),
    )
    here = sender_of(request)
    edit_own(
        reply=reply,
        sent=sent,
        solution=solution,
        sender=replace(here, pen=reply.pen_hash, email=reply.email_hash),
        asks_for_a_person=form.cleaned_data["person"],
    )


def _page(
    request: HttpRequest,
    reply: Reply,
    story: Story | None,
    form: OwnForm,
    *,
    status: int = 200,
    may_ask_for_a_person: bool = False,
) -> HttpResponse:
    """Of a story that readers no longer know only that the reply can be deleted."""
    context = {
        "reply": reply,
        "story": story,
        "text_html": typeset(reply.comment),
        "told_address": told_address(reply),
        "form": form,
        "appeal_address": appeal_address(reply) if story and reply.status == Reply.Status.REJECTED else "",
        "changeable_until": changeable_until(reply),
        "may_ask_for_a_person": may_ask_for_a_person,
    }
    return render(request, "comments/own.html", context, status=status)
