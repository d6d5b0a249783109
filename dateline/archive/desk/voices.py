"""“Who do we quote?”: whose words the paper prints, by section and month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from dateline.archive.desk.door import for_the_newsroom
from dateline.archive.models import Quote
from dateline.archive.voices import Tally, Voices, count_voices, percent
from dateline.lib import clock
from dateline.stories.models import Section, Story
from dateline.stories.months import months_of
from dateline.stories.queries import month_bounds
from dateline.subjects.models import Subject

MOST_SPEAKERS = 40
MOST_STORIES = 12


@dataclass(frozen=True)
class Speaker:
    """One line of the report."""

    subject: Subject
    number: int
    share: int


class VoicesForm(forms.Form):
    """Which months, and which section."""

    def __init__(self, data: Any, months: list[date], sections: list[Section]) -> None:
        super().__init__(data)
        self.months = [(f"{month:%Y-%m}", month) for month in months]
        self.years = [str(year) for year in sorted({month.year for month in months}, reverse=True)]
        self.sections = {str(section.pk): section for section in sections}
        every = [*self.years, *(name for name, _ in self.months)]
        self.fields["of"] = forms.ChoiceField(choices=[(each, each) for each in every], required=False)
        self.fields["section"] = forms.ChoiceField(choices=[(key, key) for key in self.sections], required=False)
        self.is_valid()

    @property
    def asked(self) -> str:
        """The month or year asked for; without any, or with nonsense, the newest month."""
        newest = self.months[0][0] if self.months else f"{timezone.localdate(clock.now()):%Y-%m}"
        return str(self.cleaned_data.get("of") or newest)

    @property
    def section_asked(self) -> Section | None:
        return self.sections.get(self.cleaned_data.get("section", ""))


@require_safe
@for_the_newsroom
def who_we_quote(request: HttpRequest) -> HttpResponse:
    """A dozen statements at most, over however many quotes."""
    form = VoicesForm(request.GET, months_of(Quote.objects.on_record()), list(Section.objects.order_by("path")))
    section = form.section_asked
    start, end = _bounds(form.asked)
    voices = count_voices(start, end, section.pk if section else None, MOST_STORIES)
    context = {
        "header_title": say("Who do we quote?"),
        "form": form,
        "asked": form.asked,
        "section": section,
        "whole": voices.whole,
        "speakers": _speakers(voices.whole),
        "more": max(0, voices.whole.speakers - MOST_SPEAKERS),
        "by_section": _of_sections(voices, form.sections.values()) if section is None else [],
        "by_month": sorted(voices.by_month.items(), reverse=True) if len(voices.by_month) > 1 else [],
        "single_source": _stories(voices.single_source),
        "with_unnamed": _stories(voices.with_unnamed),
    }
    return render(request, "archive/desk/voices.html", context)


def _bounds(asked: str) -> tuple[datetime, datetime]:
    """Of a month, 2026-11, or a year, 2026."""
    year, _, month = asked.partition("-")
    if month:
        return month_bounds(int(year), int(month))
    return month_bounds(int(year), 1)[0], month_bounds(int(year), 12)[1]


def _speakers(whole: Tally) -> list[Speaker]:
    most = whole.by_speaker.most_common(MOST_SPEAKERS)
    subjects = Subject.objects.in_bulk([key for key, _ in most])
    return [Speaker(subjects[key], number, percent(number, whole.quotes)) for key, number in most if key in subjects]


def _of_sections(voices: Voices, sections: Iterable[Section]) -> list[tuple[Section, Tally]]:
    return [(section, voices.by_section[section.pk]) for section in sections if section.pk in voices.by_section]


def _stories(keys: list[int]) -> list[Story]:
    found = Story.objects.filter(pk__in=keys).select_related("section").in_bulk()
    return [found[key] for key in keys if key in found]
