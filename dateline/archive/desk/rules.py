"""How the house reads: by which rules speakers are found, how often each was right here, and which are off."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from dateline.archive.actions.choose_reading import choose_reading
from dateline.archive.actions.order_rereading import MOST, order_rereading, read_otherwise
from dateline.archive.desk.door import for_the_newsroom, sets_reading
from dateline.archive.desk.queue import tabs
from dateline.archive.models import Quote, ReadingChoices
from dateline.archive.reader.certainties import RULES


@dataclass(frozen=True)
class RuleRow:
    """One rule as this house has found it."""

    name: str
    accepted: int
    rejected: int
    waiting: int
    is_on: bool


class RulesForm(forms.Form):
    """The rules that stay on. Names nobody knows are refused."""

    rules = forms.MultipleChoiceField(choices=[(rule, rule) for rule in RULES], required=False)
    confirms_exact_names = forms.BooleanField(required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def rules_of_reading(request: HttpRequest) -> HttpResponse:
    """For editors; 403 for everybody else. 422 with the screen when a rule is named that there is not."""
    if not sets_reading(request.user):
        raise PermissionDenied
    form = RulesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        choose_reading(muted_rules=set(RULES) - set(told["rules"]), confirms_exact_names=told["confirms_exact_names"])
        messages.success(request, say("Stories are read so from now on."))
        return redirect("desk_record_rules")
    choices = ReadingChoices.of_the_house()
    context: dict[str, Any] = {
        "header_title": say("Rules"),
        "rules": rows_of(choices),
        "choices": choices,
        "otherwise": read_otherwise()[: MOST + 1].count(),
        "most": MOST,
        **tabs(request),
    }
    return render(request, "archive/desk/rules.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_the_newsroom
def read_anew(request: HttpRequest) -> HttpResponse:
    """For editors: what was read otherwise is read as the house reads now. 403 for everybody else."""
    if not sets_reading(request.user):
        raise PermissionDenied
    number = order_rereading()
    told = ngettext("%(number)d story is being read anew.", "%(number)d stories are being read anew.", number)
    messages.success(request, told % {"number": number})
    return redirect("desk_record_rules")


def rows_of(choices: ReadingChoices) -> list[RuleRow]:
    """Those this house meets most first; one statement over the quotes. What is in doubt was accepted once."""
    told = Quote.objects.filter(rule__in=RULES).order_by().values("rule").annotate(
        accepted=Count("pk", filter=Q(state__in=["confirmed", "doubted"])),
        rejected=Count("pk", filter=Q(state="rejected")),
        waiting=Count("pk", filter=Q(state="proposed")),
    )  # fmt: skip
    counts = {each["rule"]: each for each in told}
    nothing = {"accepted": 0, "rejected": 0, "waiting": 0}
    rows = []
    for rule in RULES:
        each = counts.get(rule, nothing)
        is_on = rule not in choices.muted_rules
        rows.append(RuleRow(rule, each["accepted"], each["rejected"], each["waiting"], is_on))
    return sorted(rows, key=lambda row: -(row.accepted + row.rejected + row.waiting))
