"""The moderators' queue at the desk."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from dateline.comments.actions.moderate import approve, call_spam, reject
from dateline.comments.actions.undo_decision import undo_decision
from dateline.comments.models import Reply

RIGHT = "comments.change_reply"
PER_PAGE = 30
MOST_COUNTED = 100
DECIDED, MOST_UNDONE = "replies decided on", 50
DECISIONS = {"approve": approve, "reject": reject, "spam": call_spam}


def moderates(user: "AbstractBaseUser | AnonymousUser") -> bool:
    """Whether `user` decides on replies."""
    return user.has_perm(RIGHT)  # type: ignore[union-attr]


def waiting_words() -> str:
    """How many replies wait, in figures, or nothing; never counts beyond a hundred."""
    waiting = Reply.objects.pending()[:MOST_COUNTED].count()
    return "" if not waiting else str(waiting) if waiting < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


class QueueForm(forms.Form):
    """Which replies to show."""

    status = forms.ChoiceField(label=_("Status"), required=False, choices=[*Reply.Status.choices, ("all", _("All"))])
    story = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    p = forms.IntegerField(required=False, min_value=1, max_value=10_000, widget=forms.HiddenInput)


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Replies that wait, oldest first; those decided on, newest first. 403 for all but moderators and editors."""
    if not moderates(request.user):
        raise PermissionDenied
    form = QueueForm(request.GET)
    form.is_valid()
    status = form.cleaned_data.get("status") or Reply.Status.PENDING
    number = form.cleaned_data.get("p") or 1
    replies = _asked(status, form.cleaned_data.get("story"))
    start = (number - 1) * PER_PAGE
    shown = list(replies[start : start + PER_PAGE + 1])
    context = {
        "header_title": say("Replies"),
        "replies": shown[:PER_PAGE],
        "statuses": [
            {"name": label, "address": f"?status={value}", "current": value == status}
            for value, label in form.fields["status"].choices  # type: ignore[attr-defined]
        ],
        "story_id": form.cleaned_data.get("story"),
        "newer": _page(request, number - 1) if number > 1 else None,
        "older": _page(request, number + 1) if len(shown) > PER_PAGE else None,
        "here": request.get_full_path(),
        "may_undo": bool(request.session.get(DECIDED)),
    }
    return render(request, "comments/desk/queue.html", context)


@require_POST
def decide(request: HttpRequest, reply_id: int) -> HttpResponse:
    """Approve or reject one reply, and back to the queue as it was. 403 for all but moderators and editors."""
    if not moderates(request.user):
        raise PermissionDenied
    decision = DECISIONS.get(request.POST.get("decision", ""))
    if decision is None:
        messages.error(request, say("Choose Approve, Reject or Spam."))
    else:
        reply = get_object_or_404(Reply, pk=reply_id)
        _remember(request, reply)
        decision(reply=reply, moderator=request.user)  # type: ignore[arg-type]
        words = (
            say("The reply by %(name)s is approved.")
            if reply.is_approved
            else say("The reply by %(name)s is rejected.")
        )
        messages.success(request, words % {"name": reply.name})
    return redirect(_back(request))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take this moderator's last decision back, and then the one before. 403 for all but moderators and editors."""
    if not moderates(request.user):
        raise PermissionDenied
    decided = request.session.get(DECIDED, [])
    if not decided:
        messages.error(request, say("There is no decision of yours to take back."))
        return redirect(_back(request))
    *request.session[DECIDED], (reply_id, status, lesson) = decided
    reply = get_object_or_404(Reply, pk=reply_id)
    undo_decision(reply=reply, status=status, lesson=lesson)
    messages.success(request, say("The decision on the reply by %(name)s is taken back.") % {"name": reply.name})
    return redirect(_back(request))


def _remember(request: HttpRequest, reply: Reply) -> None:
    """What it was before, for as long as this moderator is signed in."""
    before = [reply.pk, reply.status, reply.learnt_as]
    request.session[DECIDED] = [*request.session.get(DECIDED, []), before][-MOST_UNDONE:]


def _asked(status: str, story: int | None) -> Any:
    replies = (
        Reply.objects.select_related("story", "story__section", "moderated_by", "parent")
        .defer("story__body", "story__search_text")
        .prefetch_related("letters")
    )
    if story:
        replies = replies.filter(story_id=story)
    if status == "all":
        return replies.order_by("-created_at", "-pk")
    order = "created_at" if status == Reply.Status.PENDING else "-created_at"
    return replies.filter(status=status).order_by(order, "pk")


def _page(request: HttpRequest, number: int) -> str:
    query: Any = request.GET.copy()
    query["p"] = str(number)
    return f"?{query.urlencode()}"


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/desk/replies/")
    return wanted if ours else reverse("desk_replies")
