"""The newsroom answers a reply from the queue."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.comments.actions.answer_as_house import answer_as_house
from dateline.comments.desk.door import back, for_moderators
from dateline.comments.errors import DecidedSince
from dateline.comments.models import LONGEST_COMMENT, Reply


class AnswerForm(forms.Form):
    """What the newsroom says."""

    words = forms.CharField(
        label=_("Answer, as readers see it"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the answer first.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def answer(request: HttpRequest, reply_id: int) -> HttpResponse:
    """422 with what was typed when there is nothing in print to answer."""
    reply = get_object_or_404(Reply.objects.select_related("story"), pk=reply_id)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            told = {"words": form.cleaned_data["words"], "seen": request.POST.get("seen")}
            answer_as_house(reply=reply, moderator=request.user, **told)  # type: ignore[arg-type]
        except DecidedSince as error:
            form.add_error(None, error)
        else:
            messages.success(request, say("The answer to %(name)s is in print.") % {"name": reply.name})
            return redirect(back(request))
    context: dict[str, Any] = {"header_title": say("Answer"), "reply": reply, "form": form, "next": back(request)}
    return render(request, "comments/desk/ask.html", context, status=422 if form.is_bound else 200)
