"""The form above the Stories list."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from dateline.bylines.models import Author
from dateline.stories.converters import FIRST_YEAR, LAST_YEAR
from dateline.stories.desk_list import IN_REVIEW, DeskFilters
from dateline.stories.models import Section, Story

MOST_WORDS = 6


class DayInput(forms.DateInput):
    """A browser's own calendar, which takes nothing but a day: what is none was said to be wrong and is left out."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        written = super().format_value(value)
        try:
            return written and date.fromisoformat(written).isoformat()
        except ValueError:
            return None


def _day(label: Any) -> forms.DateField:
    """One that has a beginning and an end in every time zone."""
    return forms.DateField(
        label=label,
        required=False,
        validators=[MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))],
        widget=DayInput,
    )


class DeskFilterForm(forms.Form):
    """Section, author, state, days and words; whatever is wrong is said at its field and left out of the question."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, widget=forms.SearchInput)
    section = forms.ModelChoiceField(
        label=_("Section"), queryset=Section.objects.none(), required=False, empty_label=_("All sections")
    )
    author = forms.ModelChoiceField(
        label=_("Author"),
        queryset=Author.objects.unmerged().order_by("name"),
        required=False,
        empty_label=_("All authors"),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Any state")), ("draft", _("Draft")), (IN_REVIEW, _("In review")), *Story.State.choices[1:]],
    )
    from_day = _day(_("From"))
    to_day = _day(_("To"))

    def __init__(self, *args: Any, sections: list[Section], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        choice = self.fields["section"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 - what it was declared as, for mypy
        choice.queryset = Section.objects.filter(pk__in=[section.pk for section in sections]).order_by("path")

    def asked(self, sections: frozenset[int] | None) -> DeskFilters:
        """The question as far as the form understands it."""
        self.is_valid()
        given = self.cleaned_data
        section, author = given.get("section"), given.get("author")
        return DeskFilters(
            section=section.pk if section else None,
            author=author.pk if author else None,
            state=given.get("state", ""),
            first_day=given.get("from_day"),
            last_day=given.get("to_day"),
            words=given.get("q", "").split()[:MOST_WORDS],
            sections=sections,
        )
