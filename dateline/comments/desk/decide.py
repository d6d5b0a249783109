"""Decisions on replies: on one, on those that are marked, on a flood; and back."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from dateline.comments.actions.hold import hold
from dateline.comments.actions.keep_reply import keep_reply
from dateline.comments.actions.moderate import approve, call_spam, reject
from dateline.comments.actions.pick import pick
from dateline.comments.actions.undo_decision import Before, undo_decision
from dateline.comments.desk.door import back, for_moderators
from dateline.comments.desk.marks import Marked, marked_in
from dateline.comments.desk.memory import remember, remembers, take_last
from dateline.comments.errors import DecidedSince
from dateline.comments.models import Decision, Reply

Action = Callable[..., Decision | None]
DECISIONS: dict[str, Action] = {"approve": approve, "reject": reject, "spam": call_spam, "keep": keep_reply}
PICKS = {"pick": True, "unpick": False}


@require_POST
@for_moderators
def decide(request: HttpRequest, reply_id: int) -> HttpResponse:
    """Decide on one reply, and back to the queue as it is now."""
    reply = get_object_or_404(Reply.objects.select_related("story"), pk=reply_id)
    asked = request.POST.get("decision", "")
    if asked not in DECISIONS and asked not in PICKS:
        messages.error(request, say("Choose Approve, Reject or Spam."))
    elif refused := _decide(request, reply, asked):
        messages.error(request, refused.message)
    else:
        messages.success(request, _said(reply))
    return redirect(back(request))


def _decide(request: HttpRequest, reply: Reply, asked: str) -> ValidationError | None:
    """Why it is not decided so. A pick is taken back by another press, so undoing does not know of it."""
    seen = request.POST.get("seen")
    if asked in DECISIONS:
        return next(iter(decide_on(request, [(reply, seen)], DECISIONS[asked])), None)
    try:
        pick(reply=reply, moderator=request.user, is_pick=PICKS[asked], seen=seen)  # type: ignore[arg-type]
    except ValidationError as error:
        return error
    return None


@require_POST
@for_moderators
def decide_marked(request: HttpRequest) -> HttpResponse:
    """Decide alike on all that are marked and still as they were. Taken back, all are."""
    action = DECISIONS.get(request.POST.get("decision", ""))
    marked = marked_in(request.POST.getlist("reply"))
    if action is None or not marked:
        messages.error(request, say("Mark some replies first."))
        return redirect(back(request))
    refused = decide_on(request, marked, action)
    number = len(marked) - len(refused)
    if number:
        words = ngettext("%(number)s reply is decided on.", "%(number)s replies are decided on.", number)
        messages.success(request, words % {"number": number})
    for sentence in dict.fromkeys(error.message for error in refused):
        messages.error(request, sentence)
    return redirect(back(request))


@require_POST
@for_moderators
def undo(request: HttpRequest) -> HttpResponse:
    """Take back what this moderator decided last, and then what came before."""
    if not remembers(request):
        messages.error(request, say("There is no decision of yours to take back."))
        return redirect(back(request))
    names = []
    for decision, before in take_last(request):
        try:
            names.append(undo_decision(decision=decision, before=before, moderator=request.user).name)  # type: ignore[arg-type]
        except DecidedSince as since:
            messages.error(request, since.message)
    if len(names) == 1:
        messages.success(request, say("The decision on the reply by %(name)s is taken back.") % {"name": names[0]})
    elif names:
        messages.success(request, say("The decisions on %(number)s replies are taken back.") % {"number": len(names)})
    return redirect(back(request))


@transaction.atomic
def decide_on(request: HttpRequest, marked: Iterable[Marked], action: Action, **told: str) -> list[ValidationError]:
    """Remembered for as long as this moderator is signed in. Gives why some were not decided on."""
    made, refused = [], []
    for reply, seen in marked:
        try:
            hold(reply, seen)
            before = Before.of(reply)
            decision = action(reply=reply, moderator=request.user, **told)
        except ValidationError as error:
            refused.append(error)
            continue
        if decision is not None:
            made.append((decision, before))
    remember(request, made)
    return refused


def _said(reply: Reply) -> str:
    words = (
        say("The reply by %(name)s is rejected.")
        if reply.status == Reply.Status.REJECTED
        else say("The reply by %(name)s is an editor's pick.")
        if reply.is_pick
        else say("The reply by %(name)s is approved.")
    )
    return words % {"name": reply.name}
