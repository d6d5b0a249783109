"""“What did X say about Y?”: the quotes of one speaker, in stories that name somebody or something, or that have its
words."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dateline.archive.desk.candidates import Candidates, search_by_name
from dateline.archive.desk.door import for_the_newsroom
from dateline.archive.known import SPEAKERS
from dateline.archive.models import Named, Quote
from dateline.comments.desk.leaf import LAST, leaf_of
from dateline.subjects.models import Subject

LONGEST = 250
MOST_SUBJECTS = 20


class AboutForm(forms.Form):
    """Who, by name or chosen from several; about what."""

    who = forms.CharField(label=_("Who"), max_length=LONGEST, required=False)
    subject: Any = forms.ModelChoiceField(queryset=Subject.objects.filter(kind__in=SPEAKERS), required=False)
    about = forms.CharField(label=_("About"), max_length=LONGEST, required=False)
    p = forms.IntegerField(required=False, min_value=1, max_value=LAST)


@require_safe
@for_the_newsroom
def said_about(request: HttpRequest) -> HttpResponse:
    """The newest first, in as many statements for a hundred thousand quotes as for ten."""
    form = AboutForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    choices = [told["subject"]] if told.get("subject") else _called(told.get("who", ""))
    speaker = choices[0] if len(choices) == 1 else None
    leaf = leaf_of(request, _found(speaker, told.get("about", "")), told.get("p") or 1) if speaker else None
    context = {
        "header_title": say("What did they say about it?"),
        "form": form,
        "who": speaker.name if speaker else told.get("who", ""),
        "speaker": speaker,
        "choices": choices if speaker is None else [],
        "about": told.get("about", ""),
        "quotes": leaf.rows if leaf else [],
        "newer": leaf and leaf.newer,
        "older": leaf and leaf.older,
    }
    return render(request, "archive/desk/said_about.html", context)


def _called(name: str) -> list[Subject]:
    """Those of just this name, else at most ten with these letters in it."""
    wanted = " ".join(name.split())
    if not wanted:
        return []
    exactly = Candidates.for_names([wanted]).exactly(wanted, SPEAKERS)
    return exactly or search_by_name(wanted, SPEAKERS)


def _found(speaker: Subject, about: str) -> Any:
    """What they said on the record; about it: in a story that names whatever has these letters in its name, or in
    these words."""
    quotes = Quote.objects.on_record().by(speaker)
    if about:
        naming = Named.objects.filter(story=OuterRef("story_id"), subject__in=_meant(about, speaker))
        quotes = quotes.filter(Q(words__icontains=about) | Q(sentence__icontains=about) | Exists(naming))
    return quotes.newest_first().select_related("story__section")


def _meant(about: str, speaker: Subject) -> list[int]:
    """Those of just this name or with it among their others, and some with it in their name; not the speaker, whom all
    of their stories name."""
    exactly = [subject.pk for subject in Candidates.for_names([about]).exactly(about)]
    near = Subject.objects.filter(name__icontains=about).values_list("pk", flat=True)[:MOST_SUBJECTS]
    return sorted({*exactly, *near} - {speaker.pk})
