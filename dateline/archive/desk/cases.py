"""What people say of their own pages: the cases that wait, and the decision on each."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from dateline.archive.actions.close_subject import reopen_subject
from dateline.archive.actions.decide_case import decide_case
from dateline.archive.desk.door import editor_of, for_who_decides_on_cases
from dateline.archive.desk.queue import tabs
from dateline.archive.errors import DecidedBefore
from dateline.archive.models import Case
from dateline.comments.desk.leaf import LAST, leaf_of

OPEN, DECIDED = "open", "decided"
LONGEST_REASON = 2000


class CasesForm(forms.Form):
    """Which cases to show."""

    show = forms.ChoiceField(required=False, choices=[(OPEN, OPEN), (DECIDED, DECIDED)])
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


class DecisionForm(forms.Form):
    """What is done, and why: the person is told both."""

    outcome = forms.ChoiceField(
        choices=[
            (Case.Outcome.CORRECTED, _("It was wrong, and I have corrected it")),
            (Case.Outcome.NOT_INDEXED, _("Keep the page out of search engines")),
            (Case.Outcome.CLOSED, _("Close the page for good")),
            (Case.Outcome.DECLINED, _("Leave it as it is")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is done."), "invalid_choice": _("Choose what is done.")},
    )
    why = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Say why, in a sentence that the person will read."),
            "max_length": _("The reason has %(show_value)s letters; please bring it down to %(limit_value)s."),
        },
    )


@require_safe
@for_who_decides_on_cases
def cases(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first; those decided on, the newest first."""
    form = CasesForm(request.GET)
    form.is_valid()
    show = form.cleaned_data.get("show") or OPEN
    found = Case.objects.select_related("decided_by")
    waiting = found.filter(outcome=Case.Outcome.OPEN).order_by("received_at", "pk")
    decided = found.exclude(outcome=Case.Outcome.OPEN).order_by("-decided_at", "-pk")
    leaf = leaf_of(request, waiting if show == OPEN else decided, form.cleaned_data.get("p") or 1)
    context = {"header_title": say("Cases"), "show": show, "cases": leaf.rows} | tabs(request)
    return render(request, "archive/desk/cases.html", context | {"newer": leaf.newer, "older": leaf.older})


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_decides_on_cases
def case_screen(request: HttpRequest, case_id: int) -> HttpResponse:
    """What was written and by whom, and the form that decides; 422 with what was typed."""
    case = get_object_or_404(Case.objects.select_related("subject", "decided_by"), pk=case_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decide_case(case=case, editor=editor_of(request), **form.cleaned_data)
        except DecidedBefore as error:
            messages.error(request, error.message)
            return redirect("desk_case", case.pk)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _told_how(case))
            return redirect("desk_cases")
    others = (
        Case.objects.filter(subject=case.subject_id).exclude(pk=case.pk) if case.subject_id else Case.objects.none()
    )
    context: dict[str, Any] = {
        "header_title": say("Case: %(name)s") % {"name": case.subject_name},
        "case": case,
        "others": others[:10],
        "form": form,
    }
    return render(request, "archive/desk/case.html", context, status=422 if form.errors else 200)


@require_POST
@for_who_decides_on_cases
def open_again(request: HttpRequest, case_id: int) -> HttpResponse:
    """The page that was closed may be opened again, on its subject's own screen."""
    case = get_object_or_404(Case.objects.select_related("subject"), pk=case_id)
    if case.subject is not None:
        reopen_subject(subject=case.subject, editor=editor_of(request))
        words = say("“%(name)s” may have a page again: switch it on where readers should have it.")
        messages.success(request, words % {"name": case.subject.name})
        return redirect("desk_subjects:edit", case.subject.pk)
    return redirect("desk_case", case.pk)


def _told_how(case: Case) -> str:
    if settings.CAN_MAIL and case.email:
        return say("Decided. %(name)s is told by mail.") % {"name": case.name}
    return say("Decided. This house sends no mail: tell %(name)s yourself.") % {"name": case.name}
