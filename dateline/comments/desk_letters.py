"""Letters of readers at the desk."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from dateline.comments.actions.settle_letter import settle_letter
from dateline.comments.desk import PER_PAGE, moderates
from dateline.comments.models import Letter

WAITING, DONE = "waiting", "done"


class LettersForm(forms.Form):
    """Which letters to show."""

    show = forms.ChoiceField(required=False, choices=[(WAITING, WAITING), (DONE, DONE)])
    p = forms.IntegerField(required=False, min_value=1, max_value=10_000)


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Those that wait, oldest first; those dealt with, newest first. 403 for all but moderators and editors."""
    if not moderates(request.user):
        raise PermissionDenied
    form = LettersForm(request.GET)
    form.is_valid()
    show, number = form.cleaned_data.get("show") or WAITING, form.cleaned_data.get("p") or 1
    start = (number - 1) * PER_PAGE
    asked = Letter.objects.select_related("reply", "done_by").filter(done_at__isnull=show == WAITING)
    found = list(asked.order_by("created_at" if show == WAITING else "-done_at", "pk")[start : start + PER_PAGE + 1])
    context = {
        "header_title": say("Letters"),
        "letters": found[:PER_PAGE],
        "show": show,
        "newer": f"?show={show}&p={number - 1}" if number > 1 else None,
        "older": f"?show={show}&p={number + 1}" if len(found) > PER_PAGE else None,
    }
    return render(request, "comments/desk/letters.html", context)


@require_POST
def letter_done(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One letter is dealt with. 403 for all but moderators and editors."""
    if not moderates(request.user):
        raise PermissionDenied
    settle_letter(letter=get_object_or_404(Letter, pk=letter_id), moderator=request.user)  # type: ignore[arg-type]
    messages.success(request, say("The letter is dealt with."))
    return redirect("desk_letters")
