"""All of a kind at once, in the whole house: counted first, then shown, then decided on, some at a time."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.archive.actions.decide_at_once import Decided, Waiting, decide_at_once
from dateline.archive.desk.certainty import certainty_words
from dateline.archive.desk.decide import seen_in
from dateline.archive.desk.door import editor_of, for_the_newsroom, sections_signed_by
from dateline.archive.desk.lots import MOST_COUNTED, Lot, lots
from dateline.archive.desk.queue import tabs
from dateline.archive.models import Event, Quote, Tie
from dateline.stories.models import Story

MOST = 50
"""Decided on in one request: a few seconds, and what fits on a screen that is read."""
LEVELS = (("0.95", "95 %"), ("0.9", "90 %"), ("0.85", "85 %"), ("0.7", "70 %"), ("0", _("any")))
ACCEPT, REJECT = "accept", "reject"


class AtOnceForm(forms.Form):
    """What to decide on, how certain it has to be, and what to do with it."""

    what = forms.ChoiceField(choices=lots)
    certainty = forms.TypedChoiceField(choices=LEVELS, coerce=float)
    decision = forms.ChoiceField(choices=((ACCEPT, _("Accept")), (REJECT, _("Reject"))))

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["decision"] == ACCEPT)


@dataclass(frozen=True)
class Line:
    """One of them, in a line. `seen` is by which it is decided on as it was shown."""

    seen: str
    key: str
    words: str
    who: str
    certainty: str
    story: Story


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_newsroom
def at_once(request: HttpRequest) -> HttpResponse:
    """For those who sign for any section, and of their sections only; 403 for everybody else."""
    signs_in = sections_signed_by(request.user)
    if not signs_in:
        raise PermissionDenied
    told = request.POST if request.method == "POST" else request.GET
    form = AtOnceForm(told if told else None)
    context: dict[str, Any] = {"header_title": say("All of a kind at once"), "form": form, **tabs(request)}
    if not form.is_valid():
        return render(request, "archive/desk/at_once.html", context, status=422 if form.is_bound else 200)
    lot = Lot.named(form.cleaned_data["what"], form.cleaned_data["certainty"], signs_in)
    if request.method == "POST":
        _say(request, _decide(request, lot, form.accepts), form.accepts)
        asked = {name: told[name] for name in form.fields}
        return redirect(f"{reverse('desk_record_at_once')}?{urlencode(asked)}")
    rows = lot.rows(form.accepts)
    number = rows[: MOST_COUNTED + 1].count()
    context |= {
        "number": min(number, MOST_COUNTED),
        "is_more": number > MOST_COUNTED,
        "others": 0 if not form.accepts else lot.rows(accept=False)[: MOST_COUNTED + 1].count() - number,
        "lines": [_line(each) for each in lot.told(list(rows[:MOST]))],
        "accepts": form.accepts,
    }
    return render(request, "archive/desk/at_once.html", context)


def _decide(request: HttpRequest, lot: Lot, accept: bool) -> Decided:
    """On those that were ticked and are still of the lot; the others count as left."""
    seen = seen_in(request.POST.getlist("found"), MOST)
    found = [(each, seen[_key(each)]) for each in lot.told(list(lot.rows(accept).filter(pk__in=seen)[:MOST]))]
    decided = decide_at_once(found=found, accept=accept, editor=editor_of(request))
    return Decided(decided.done, decided.left + len(seen) - len(found))


def _say(request: HttpRequest, decided: Decided, accept: bool) -> None:
    if decided.done:
        accepted = ngettext("%(number)d is on the record.", "%(number)d are on the record.", decided.done)
        rejected = ngettext("%(number)d is rejected.", "%(number)d are rejected.", decided.done)
        messages.success(request, (accepted if accept else rejected) % {"number": decided.done})
    elif not decided.left:
        messages.error(request, say("Nothing was ticked."))
    if decided.left:
        words = ngettext(
            "%(number)d was left as it was: it was changed or decided on since you saw it.",
            "%(number)d were left as they were: they were changed or decided on since you saw them.",
            decided.left,
        )
        messages.error(request, words % {"number": decided.left})


def _key(each: Waiting) -> int:
    return each.pk if isinstance(each, Quote | Event | Tie) else each.first.pk


def _line(each: Waiting) -> Line:
    row = each if isinstance(each, Quote | Event | Tie) else each.first
    kind = "name" if row is not each else row._meta.model_name
    sentence = row.sentence or row.words
    key = f"{kind}-{row.pk}"
    return Line(f"{row.pk}:{each.version}", key, sentence, _who(each), certainty_words(row.certainty), row.story)


def _who(each: Waiting) -> str:
    """Whom, or what, accepting it puts on the record."""
    if isinstance(each, Quote):
        return str(each.speaker or say("an unnamed source") if each.speaker or each.is_unnamed else say("nobody named"))
    if isinstance(each, Event):
        return f"{each.get_kind_display()}, {each.day_in_words or say('no day')}"
    if isinstance(each, Tie):
        ends = each.from_subject or each.from_name, each.get_kind_display(), each.to_subject or each.to_name
        return " – ".join(map(str, ends))
    return str(each.first.subject)
