"""Merge a subject into another: whom it may be, what would move, and then the word."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.archive.actions.merge_subjects import merge_subjects
from dateline.archive.alike import alike_to
from dateline.archive.desk.candidates import search_by_name
from dateline.archive.desk.door import CHANGES, editor_of
from dateline.archive.models import Event, Mention, Participant, Quote, Tie
from dateline.archive.other_names import names_together
from dateline.stories.models import StorySubject
from dateline.subjects.models import Subject

LARGEST_KEY = 2**31 - 1


class IntoForm(forms.Form):
    """Into whom: one of those that may be the same, or by name."""

    into = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    name = forms.CharField(label=_("Or by name"), required=False, max_length=250)


class SureForm(forms.Form):
    """That it is meant."""

    sure = forms.BooleanField(
        label=_("They are the same"), error_messages={"required": _("Tick this if they are the same.")}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def merge_subject(request: HttpRequest, subject_id: int) -> HttpResponse:
    """Ask into whom, show what would move, then merge. 403 for those who may not change subjects."""
    if not request.user.has_perm(CHANGES):
        raise PermissionDenied
    subject = get_object_or_404(Subject, pk=subject_id)
    asked = IntoForm(request.GET)
    asked.is_valid()
    into = Subject.objects.filter(pk=asked.cleaned_data.get("into"), kind=subject.kind).exclude(pk=subject.pk).first()
    if into is None:
        return _ask_into_whom(request, subject, asked.cleaned_data.get("name", "").strip())
    form = SureForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _merged(request, subject, into, form):
        words = say("“%(old)s” is now “%(new)s”. The old address leads to the new one.")
        messages.success(request, words % {"old": subject.name, "new": into.name})
        return redirect("desk_subjects:edit", into.pk)
    context = {
        "header_title": say("Merge a subject"),
        "subject": subject,
        "into": into,
        "other_names": names_together(into, [subject.name, *subject.aliases]),
        "moves": _what_moves(subject),
        "left_out": _numbers_left_out(subject, into),
        "opens_page": subject.has_page and not into.has_page,
        "form": form,
    }
    return render(request, "archive/desk/merge.html", context, status=422 if form.errors else 200)


def _ask_into_whom(request: HttpRequest, subject: Subject, name: str) -> HttpResponse:
    found = [each for each in search_by_name(name, [subject.kind]) if each.pk != subject.pk] if name else []
    context = {
        "header_title": say("Merge a subject"),
        "subject": subject,
        "alike": alike_to(subject),
        "found": found,
        "name": name,
    }
    return render(request, "archive/desk/merge_into.html", context)


def _merged(request: HttpRequest, subject: Subject, into: Subject, form: SureForm) -> bool:
    editor = editor_of(request)
    try:
        merge_subjects(subject=subject, into=into, editor=editor)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _what_moves(subject: Subject) -> list[str]:
    """Of each kind how many, in words; nothing of what there is none."""
    quotes = Quote.objects.filter(speaker=subject).count()
    named = Mention.objects.filter(subject=subject).order_by().values("story").distinct().count()
    filed = StorySubject.objects.filter(subject=subject).count()
    events = Participant.objects.filter(subject=subject).count() + Event.objects.filter(place=subject).count()
    ties = Tie.objects.filter(Q(from_subject=subject) | Q(to_subject=subject) | Q(about=subject)).count()
    roles, held = subject.roles.count(), subject.held_by.count()
    addresses, cases = subject.old_addresses.count(), subject.cases.count()
    numbers = [
        (quotes, ngettext("%d quote", "%d quotes", quotes)),
        (named, ngettext("%d story that names it", "%d stories that name it", named)),
        (filed, ngettext("%d story filed under it", "%d stories filed under it", filed)),
        (events, ngettext("%d place in an event", "%d places in events", events)),
        (ties, ngettext("%d tie", "%d ties", ties)),
        (roles, ngettext("%d role", "%d roles", roles)),
        (held, ngettext("%d role somebody holds there", "%d roles others hold there", held)),
        (addresses, ngettext("%d old address", "%d old addresses", addresses)),
        (cases, ngettext("%d case", "%d cases", cases)),
    ]
    return [words % number for number, words in numbers if number]


def _numbers_left_out(subject: Subject, into: Subject) -> list[str]:
    """Its numbers in registers in which the other has another one."""
    return [
        f"{register}: {number}"
        for register, number in subject.external_ids.items()
        if into.external_ids.get(register, number) != number
    ]
