"""Decisions that need words: a rejection with its reason, a note, a ban. The queue holds the same forms, folded."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.comments.actions.ban import ban
from dateline.comments.actions.moderate import reject
from dateline.comments.actions.write_note import write_note
from dateline.comments.desk.decide import decide_on
from dateline.comments.desk.door import back, for_moderators
from dateline.comments.desk.forms import LENGTHS, BanForm, NoteForm, RejectForm
from dateline.comments.models import Reply

if TYPE_CHECKING:
    from dateline.accounts.models import User


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def reject_with_reason(request: HttpRequest, reply_id: int) -> HttpResponse:
    """422 with what was typed when no reason is chosen."""
    reply = _reply(reply_id)
    form = RejectForm(request.POST or None)
    if form.is_valid():
        refused = decide_on(request, [(reply, request.POST.get("seen"))], reject, **form.cleaned_data)
        if refused:
            form.add_error(None, refused[0])
            return _ask(request, reply, form, say("Reject with a reason"))
        messages.success(request, say("The reply by %(name)s is rejected.") % {"name": reply.name})
        return redirect(back(request))
    return _ask(request, reply, form, say("Reject with a reason"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def note(request: HttpRequest, reply_id: int) -> HttpResponse:
    """422 with what was typed when a warning would reach nobody."""
    reply = _reply(reply_id)
    form = NoteForm(request.POST or None, reply=reply)
    if form.is_valid():
        write_note(reply=reply, moderator=_moderator(request), **form.cleaned_data)
        messages.success(request, say("The note is kept."))
        return redirect(back(request))
    return _ask(request, reply, form, say("Note"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def ban_writer(request: HttpRequest, reply_id: int) -> HttpResponse:
    """422 with what was typed when it would hold for nobody."""
    reply = _reply(reply_id)
    form = BanForm(request.POST or None, reply=reply)
    if form.is_valid():
        told = form.cleaned_data
        ban(
            reply=reply,
            moderator=_moderator(request),
            reason=told["reason"],
            length=LENGTHS[told["length"]],
            reader=told["reader"],
            network=told["network"],
        )
        messages.success(request, say("%(name)s is banned.") % {"name": reply.name})
        return redirect(back(request))
    return _ask(request, reply, form, say("Ban"))


def _reply(reply_id: int) -> Reply:
    found: Reply = get_object_or_404(Reply.objects.select_related("story"), pk=reply_id)
    return found


def _moderator(request: HttpRequest) -> "User":
    return request.user  # type: ignore[return-value]


def _ask(request: HttpRequest, reply: Reply, form: forms.Form, title: str) -> HttpResponse:
    context: dict[str, Any] = {"header_title": title, "reply": reply, "form": form, "next": back(request)}
    return render(request, "comments/desk/ask.html", context, status=422 if form.is_bound else 200)
