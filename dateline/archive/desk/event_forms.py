"""What an editor says of an event or a tie, read from a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as say

from dateline.accounts.models import User
from dateline.archive.actions.decide_on_event import Part, Told
from dateline.archive.actions.decide_on_tie import Tied
from dateline.archive.desk.whose import chosen, name_in
from dateline.archive.known import Known
from dateline.archive.models import Event, Tie
from dateline.archive.models.event import LONGEST_DATE, LONGEST_TITLE

MOST_PARTS = 12
PARTS = [f"part{number}" for number in range(MOST_PARTS)]
ENDS = ("from", "to", "about")
LONGEST_PART = 100


class EventForm(forms.Form):
    """What stands in single fields; who took part is read by `told`."""

    kind = forms.ChoiceField(choices=Event.Kind.choices)
    title = forms.CharField(max_length=LONGEST_TITLE, required=False)
    standing = forms.ChoiceField(choices=Event.Standing.choices)
    happened_on = forms.CharField(max_length=LONGEST_DATE, required=False)
    same_as: Any = forms.ModelChoiceField(queryset=None, required=False)
    follows: Any = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data)
        for name in ("same_as", "follows"):
            self.fields[name].queryset = Event.objects.confirmed()  # type: ignore[attr-defined]

    def told(self, editor: User) -> Told:
        """For a form that is valid. Raises ValidationError. Whoever is new is made."""
        data, known = self.data, Known.among(name_in(row, self.data) for row in (*PARTS, "place"))
        parts = [
            Part(name_in(row, data) or str(who), who, data.get(f"{row}-part", "")[:LONGEST_PART].strip())
            for row in PARTS
            if (who := chosen(row, data, known, editor)) or name_in(row, data)
        ]
        place = chosen("place", data, known, editor)
        return Told(**self.cleaned_data, place_name=name_in("place", data), place=place, participants=tuple(parts))


class TieForm(forms.Form):
    """The same of who is tied to whom."""

    kind = forms.ChoiceField(choices=Tie.Kind.choices)
    standing = forms.ChoiceField(choices=Tie.Standing.choices)
    role = forms.CharField(max_length=200, required=False)
    happened_on = forms.CharField(max_length=LONGEST_DATE, required=False)

    def told(self, editor: User) -> Tied:
        known = Known.among(name_in(row, self.data) for row in ENDS)
        ends = {end: chosen(end, self.data, known, editor) for end in ENDS}
        return Tied(**self.cleaned_data, from_subject=ends["from"], to_subject=ends["to"], about=ends["about"])


def place_in(data: Mapping[str, str], sentences: list[tuple[int, int]]) -> tuple[int, int]:
    """The sentence that was chosen. Raises ValidationError where the story has it no more."""
    found = next((each for each in sentences if f"{each[0]}-{each[1]}" == data.get("sentence")), None)
    if found is None:
        raise ValidationError({"sentence": say("Choose the sentence of the story that says so.")})
    return found
