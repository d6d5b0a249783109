"""The audit log: who decided what, and when. It is read and never changed."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dateline.comments.desk.door import for_moderators
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.comments.models import Decision
from dateline.comments.moderators import all_moderators


class LogForm(forms.Form):
    """Which lines to show."""

    by: Any = forms.ModelChoiceField(
        label=_("Moderator"), required=False, queryset=None, empty_label=_("Everybody at the desk")
    )
    verb = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("Everything")), *Decision.Verb.choices])
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].queryset = all_moderators().order_by("username")  # type: ignore[attr-defined]


@require_safe
@for_moderators
def log(request: HttpRequest) -> HttpResponse:
    """The newest first; what readers and the gatekeeper did only when it is asked for."""
    form = LogForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    lines = Decision.objects.select_related("by", "reply")
    lines = lines.filter(verb=asked["verb"]) if asked.get("verb") else lines.exclude(by=None)
    if asked.get("by"):
        lines = lines.filter(by=asked["by"])
    leaf = leaf_of(request, lines.order_by("-at", "-pk"), asked.get("p") or 1)
    context = {"header_title": say("Log"), "form": form, "lines": leaf.rows, "newer": leaf.newer, "older": leaf.older}
    return render(request, "comments/desk/log.html", context)
