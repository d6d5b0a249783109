"""A reader asks what is kept of them, or to have it erased: a moderator or an editor does it by their address."""

import io
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.comments.actions.erase_reader import erase_reader
from dateline.comments.actions.write_decision import write_decision
from dateline.comments.data.tables import KEYS, OF_MODERATORS, OF_THE_HOUSE, of_reader
from dateline.comments.data.writing import write
from dateline.comments.desk.door import for_moderators
from dateline.comments.models import Decision

SHOW, HAND_OUT, ERASE = "show", "hand out", "erase"
NO_EMAIL = _("Write the reader's email, like rosa@example.org.")


class ReaderForm(forms.Form):
    """Whose data, and what to do with it."""

    email = forms.EmailField(error_messages={"required": NO_EMAIL, "invalid": NO_EMAIL, "max_length": NO_EMAIL})
    do = forms.ChoiceField(choices=[(each, each) for each in (SHOW, HAND_OUT, ERASE)])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_moderators
def reader_data(request: HttpRequest) -> HttpResponse:
    """How much there is of an address; then a file of it, or nothing any more. 403 for all but moderators and editors.

    The address is sent by POST, so that it stands in no log.
    """
    form = ReaderForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"header_title": say("A reader's data"), "form": form}
    if form.is_valid():
        email, do = form.cleaned_data["email"], form.cleaned_data["do"]
        if do == HAND_OUT:
            return _hand_out(request, email)
        if do == ERASE:
            return _erase(request, email)
        context["found"] = {name: rows.count() for name, rows in of_reader(email).items()}
        context["is_known"] = any(context["found"].values())
    return render(request, "comments/desk/data.html", context)


def _hand_out(request: HttpRequest, email: str) -> HttpResponse:
    file = io.StringIO()
    counts = write(file, of_reader(email), leaving_out=KEYS | OF_MODERATORS | OF_THE_HOUSE)
    number = sum(counts.values())
    told = ngettext("%(number)s record", "%(number)s records", number) % {"number": number}
    write_decision(verb=Decision.Verb.HAND_OUT, by=request.user, told=told)  # type: ignore[arg-type]
    answer = HttpResponse(file.getvalue(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="reader.json"'
    return answer


def _erase(request: HttpRequest, email: str) -> HttpResponse:
    gone = erase_reader(email=email, by=request.user)  # type: ignore[arg-type]
    messages.success(request, say("Erased: %(number)s records.") % {"number": sum(gone.values())})
    return redirect("desk_reader_data")
