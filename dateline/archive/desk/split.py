"""Split a subject: which stories are about another one, and who that is."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from dateline.archive.actions.add_subject import add_subject
from dateline.archive.actions.split_subject import split_subject
from dateline.archive.alike import alike_to
from dateline.archive.desk.door import CHANGES, editor_of
from dateline.archive.models import Event, Mention, Quote, Tie
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.stories.models import Story, StorySubject
from dateline.subjects.models import Subject

LARGEST_KEY = 2**31 - 1


class LeafForm(forms.Form):
    """Which leaf."""

    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


class SplitForm(forms.Form):
    """The stories ticked, and whom they are about: one that is known, or a new one by name."""

    stories = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick the stories that are about the other one.")}
    )
    to: Any = forms.ModelChoiceField(queryset=None, required=False)
    name = forms.CharField(label=_("A new one, by name"), required=False, max_length=250)

    def __init__(self, data: QueryDict | None, *, subject: Subject, stories: list[Story], known: list[Subject]) -> None:
        super().__init__(data)
        others = Subject.objects.filter(kind=subject.kind, closed_at=None).exclude(pk=subject.pk)
        self.fields["stories"].choices = [(story.pk, story.title) for story in stories]  # type: ignore[attr-defined]
        self.fields["to"].queryset = others  # type: ignore[attr-defined]
        self.others, self.known = others, known

    def clean(self) -> dict[str, Any]:
        """A name the house knows once is that one; what it does not know is new."""
        told = self.cleaned_data
        name = " ".join(told.get("name", "").split())
        if name and not told.get("to"):
            same = list(self.others.filter(name__iexact=name)[:2])
            told["to"] = same[0] if len(same) == 1 else None
        if not name and not told.get("to") and not self.errors:
            self.add_error("name", _("Choose whom they are about, or write the name of a new one."))
        return {**told, "name": name}


@require_http_methods(["GET", "HEAD", "POST"])
def split_off(request: HttpRequest, subject_id: int) -> HttpResponse:
    """Thirty stories a leaf, the newest first. 403 for those who may not change subjects."""
    if not request.user.has_perm(CHANGES):
        raise PermissionDenied
    subject = get_object_or_404(Subject, pk=subject_id)
    turned = LeafForm(request.GET)
    turned.is_valid()
    leaf = leaf_of(request, _stories_of(subject), turned.cleaned_data.get("p") or 1)
    known = alike_to(subject)
    form = SplitForm(
        request.POST if request.method == "POST" else None, subject=subject, stories=leaf.rows, known=known
    )
    if form.is_valid():
        try:
            messages.success(request, _split(request, subject, form.cleaned_data))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("desk_subjects:edit", subject.pk)
    context = {
        "header_title": say("Split a subject"),
        "subject": subject,
        "stories": leaf.rows,
        "ticked": form["stories"].value() or [],
        "newer": leaf.newer,
        "older": leaf.older,
        "form": form,
    }
    return render(request, "archive/desk/split.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _split(request: HttpRequest, subject: Subject, told: dict[str, Any]) -> str:
    """Whoever is new is made with the same word, or not at all."""
    editor = editor_of(request)
    to = told["to"] or add_subject(name=told["name"], kind=subject.kind, editor=editor)
    number = split_subject(subject=subject, to=to, stories=told["stories"], editor=editor)
    words = ngettext(
        "%(number)d story is about “%(name)s” now.", "%(number)d stories are about “%(name)s” now.", number
    )
    return words % {"number": number, "name": to.name}


def _stories_of(subject: Subject) -> "QuerySet[Story]":
    """Wherever anything leads to it, proposals too, with how often it is quoted there."""
    here = {"story": OuterRef("pk")}
    leads = (
        Exists(Mention.objects.filter(**here, subject=subject))
        | Exists(Quote.objects.filter(**here, speaker=subject))
        | Exists(StorySubject.objects.filter(**here, subject=subject))
        | Exists(Event.objects.filter(Q(place=subject) | Q(participants__subject=subject), **here))
        | Exists(Tie.objects.filter(Q(from_subject=subject) | Q(to_subject=subject) | Q(about=subject), **here))
    )
    quoted = Count("quotes", filter=Q(quotes__speaker=subject))
    found: QuerySet[Story] = Story.objects.filter(leads).annotate(quoted=quoted).select_related("section")
    return found.order_by("-published_at", "-pk")
