"""A reader leaves a reply, and hears what became of it."""

import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from dateline.comments.actions.post_reply import post_reply
from dateline.comments.addresses import place_of
from dateline.comments.crowded import crowded_page
from dateline.comments.crowds import turned_away
from dateline.comments.doors import CONTACT_DOOR, DOOR, REPORT_DOOR, from_our_page, network_key
from dateline.comments.errors import Banned, FloodFull, NotVerified, RepliesClosed, TooManyReplies
from dateline.comments.forms import ContactForm, ReplyForm
from dateline.comments.in_print import one_in_print, thread_in_print
from dateline.comments.limits import MOST_OF_A_NETWORK, OF_LATE
from dateline.comments.mode import terms_of
from dateline.comments.models import Reply
from dateline.comments.own_links import own_address, read_signed_key, told_address
from dateline.comments.parts import who_reads_first
from dateline.comments.typeset import typeset
from dateline.gatekeeper.checks import troubles
from dateline.gatekeeper.proof import Solution, new_challenge
from dateline.gatekeeper.sender import sender_of
from dateline.gatekeeper.submission import Submission
from dateline.gatekeeper.throttle import knocks_in, within_bounds
from dateline.gatekeeper.verdict import read_verdict
from dateline.publication.queries import current_house
from dateline.stories.models import Story

FORMS = re.compile(r"/(?:replies/(?P<report>report/)?(?P<about>[0-9]{1,18})|contact)/")
"""Where a form with a challenge is sent to; a reply's names its story, a report's its reply."""


@require_GET
def challenge(request: HttpRequest) -> HttpResponse:
    """A challenge for the form sent to `?for=`. Asks no database. Http404 when there is no such form."""
    form = FORMS.fullmatch(request.GET.get("for", ""))
    if form is None:
        raise Http404
    door = REPORT_DOOR if form["report"] else DOOR if form["about"] else CONTACT_DOOR
    told = new_challenge(door=door, about=int(form["about"] or 0))
    return JsonResponse(told, headers={"Cache-Control": "no-store"})


@csrf_exempt  # reader pages carry no cookie, so there is none to ride on; the origin is asked for instead
@never_cache
@require_POST
def leave_reply(request: HttpRequest, story_id: int) -> HttpResponse:
    """303 to the reply or to what became of it; 422, or 429 when too many came, with the typed text; 403 from
    elsewhere."""
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    if why := turned_away(request, story_id):
        return crowded_page(request, why)
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    form, status = ReplyForm(request.POST), 422
    may_ask_for_a_person = False
    if form.is_valid():
        try:
            _hold_to_bounds(request)
            return HttpResponseRedirect(_what_became_of(_keep(request, story, form)), status=303)
        except (TooManyReplies, FloodFull) as too_many:
            form.add_error(None, too_many)
            status = 429
        except (RepliesClosed, Banned) as refused:
            form.add_error(None, refused)
        except NotVerified as not_verified:
            form.add_error(None, not_verified)
            may_ask_for_a_person = True
    context = {**form_context(request, story, form), "may_ask_for_a_person": may_ask_for_a_person}
    return render(request, "comments/reply_page.html", context, status=status)


def form_context(request: HttpRequest, story: Story, form: ReplyForm) -> dict[str, Any]:
    """What the page with the form shows, with the reply that is answered."""
    answering = one_in_print(story.pk, form["parent"].value())
    return {
        "story": story,
        "current_section": story.section,
        "form": form,
        "action": request.path,
        "can_mail": settings.CAN_MAIL,
        **who_reads_first(terms_of(story, current_house()).mode),
        "answering": answering
        and {"id": answering.pk, "name": answering.name, "text_html": typeset(answering.comment)},
    }


@never_cache
@require_GET
def held(request: HttpRequest, story_id: int) -> HttpResponse:
    """The page that says a person will read it, with the link by which its writer changes or deletes it."""
    story = get_object_or_404(Story.objects.public().for_lists(), pk=story_id)
    own = read_signed_key(request.GET.get("own", ""))
    context = {"story": story, "current_section": story.section, "can_mail": settings.CAN_MAIL}
    context |= {"own": own, "own_address": own and own_address(own)}
    return render(request, "comments/held.html", context)


@never_cache
@require_GET
def withheld(request: HttpRequest, reference: str) -> HttpResponse:
    """What was the trouble with a reply that was kept back, and the way to a person. Http404 once it is decided on.

    A reference is made to be told to others: only who comes with the signed key as well is given the email and the
    link by which the reply is changed.
    """
    reply = Reply.objects.filter(reference=reference, status=Reply.Status.WITHHELD).first()
    story = reply and Story.objects.public().for_lists().filter(pk=reply.story_id).first()
    if reply is None or story is None:
        raise Http404
    own = reply.pk if read_signed_key(request.GET.get("own", "")) == reply.pk else None
    initial = {"reference": reply.reference, "name": reply.name, "email": reply.email if own else ""}
    context = {
        "story": story,
        "reply": reply,
        "troubles": troubles(read_verdict(reply.verdict)),
        "own": own,
        "own_address": own and own_address(own),
        "form": ContactForm(initial=initial),
    }
    return render(request, "comments/withheld.html", context)


def submission_of(form: ReplyForm | ContactForm, text: str, solution: Solution, door: str, network: str) -> Submission:
    """What the gatekeeper is shown of a form that was sent."""
    return Submission(
        text=text,
        name=form.cleaned_data["name"].strip(),
        seconds=solution.seconds_since_begun,
        filled_what_is_hidden=bool(form.cleaned_data["website"]),
        knocks=knocks_in(door=door, key=network, window=OF_LATE),
    )


def _hold_to_bounds(request: HttpRequest) -> None:
    if not within_bounds(door=DOOR, key=network_key(request), most=MOST_OF_A_NETWORK, window=OF_LATE):
        raise TooManyReplies


def _keep(request: HttpRequest, story: Story, form: ReplyForm) -> Reply:
    told = form.cleaned_data
    parent = one_in_print(story.pk, told["parent"])
    solution = Solution(form.solution_sent, door=DOOR, about=story.pk)
    sender = sender_of(request, pen=told["pen"], email=told["email"])
    return post_reply(
        story=story,
        sent=submission_of(form, told["comment"].strip(), solution, DOOR, network_key(request)),
        solution=solution,
        sender=sender,
        email=told["email"],
        parent=parent,
        asks_for_a_person=told["person"],
        was_kept=told["kept"],
    )


def _what_became_of(reply: Reply) -> str:
    """Where the reader hears it."""
    if reply.is_approved:
        return place_of(reply.story, thread_in_print(reply.story_id), reply.pk)
    return told_address(reply)
