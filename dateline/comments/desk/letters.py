"""Letters of readers at the desk."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from dateline.comments.actions.settle_letter import settle_letter
from dateline.comments.desk.door import for_moderators
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.comments.models import Letter

WAITING, DONE = "waiting", "done"


class LettersForm(forms.Form):
    """Which letters to show."""

    show = forms.ChoiceField(required=False, choices=[(WAITING, WAITING), (DONE, DONE)])
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


@require_safe
@for_moderators
def letters(request: HttpRequest) -> HttpResponse:
    """Those that wait, oldest first; those dealt with, newest first."""
    form = LettersForm(request.GET)
    form.is_valid()
    show = form.cleaned_data.get("show") or WAITING
    asked = Letter.objects.select_related("reply", "done_by").filter(done_at__isnull=show == WAITING)
    ordered = asked.order_by("created_at" if show == WAITING else "-done_at", "pk")
    leaf = leaf_of(request, ordered, form.cleaned_data.get("p") or 1)
    context = {
        "header_title": say("Letters"),
        "letters": leaf.rows,
        "show": show,
        "newer": leaf.newer,
        "older": leaf.older,
    }
    return render(request, "comments/desk/letters.html", context)


@require_POST
@for_moderators
def letter_done(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One letter is dealt with."""
    settle_letter(letter=get_object_or_404(Letter, pk=letter_id), moderator=request.user)  # type: ignore[arg-type]
    messages.success(request, say("The letter is dealt with."))
    return redirect("desk_letters")
