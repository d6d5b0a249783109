"""What an editor says of a quote or a name: who it is."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from dateline.archive.actions.decide_on_quote import Beside
from dateline.archive.alike import alike_by_name
from dateline.archive.desk.candidates import Candidates, search_by_name
from dateline.archive.known import SPEAKERS
from dateline.archive.models import Quote
from dateline.stories.models import Correction
from dateline.subjects.models import Subject

LONGEST_NAME, LONGEST_ROLE = 250, 200
NEW = "new"
MOST_NAMED = 3


class WhoForm(forms.Form):
    """Somebody from the list, or by name: known to the house, or new where a kind is given. What is typed counts."""

    subject: Any = forms.ModelChoiceField(queryset=None, required=False)
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, required=False)
    kind = forms.ChoiceField(required=False)
    apart = forms.BooleanField(required=False)
    """Whoever is new is none of those who may be the same."""
    role = forms.CharField(label=_("Role that day"), max_length=LONGEST_ROLE, required=False)

    kinds: Sequence[str] = Subject.Kind.values

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data if data is None else _spelt_out(data))
        self.found: list[Subject] = []
        self.offered = Subject.objects.filter(kind__in=self.kinds, closed_at=None)
        self.fields["subject"].queryset = self.offered  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", ""), *((kind, kind) for kind in self.kinds)]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        """A name that several have is shown with all of them, to choose from."""
        told = self.cleaned_data
        name = told.get("name")
        if not name or self.errors:
            return told
        chosen, told["subject"] = told.get("subject"), None
        if not told.get("kind"):
            told["subject"] = self._known(name)
        elif not told.get("apart"):
            told |= self._one_of_those_alike(name, told["kind"], chosen)
        return told

    @property
    def is_new(self) -> bool:
        return bool(self.cleaned_data.get("name") and self.cleaned_data.get("kind"))

    def _one_of_those_alike(self, name: str, kind: str, chosen: Subject | None) -> dict[str, Any]:
        """Whom an editor chose of those alike, else somebody new where nobody is: a name spelt in two ways would be two
        subjects. One of just this name is refused when it is made."""
        self.found = [each for each in alike_by_name([name], kind) if each.name.casefold() != name.casefold()]
        if chosen in self.found:
            return {"subject": chosen, "kind": ""}
        if self.found:
            words = say("“%(name)s” may be known as %(names)s. Choose who it is, or say below that it is none of them.")
            names = ", ".join(f"“{each.name}”" for each in self.found[:MOST_NAMED])
            raise ValidationError({"name": words % {"name": name, "names": names}}, code="alike")
        return {}

    @property
    def may_be_known(self) -> bool:
        """Whether somebody new was to be made who may be one of those found."""
        return bool(self.is_bound and self.found and self.data.get("kind"))

    def _known(self, name: str) -> Subject:
        exactly = Candidates.for_names([name]).exactly(name, self.kinds)
        exactly = exactly or list(self.offered.filter(name__iexact=name)[:2])
        if len(exactly) == 1:
            return exactly[0]
        self.found = exactly or search_by_name(name, self.kinds)
        words = (
            say("Several are called “%(name)s”. Choose one from the list.")
            if exactly
            else say("Nobody is called just “%(name)s”. Choose one from the list, or say what is new.")
        )
        raise ValidationError({"name": words % {"name": name}})


def _spelt_out(data: QueryDict) -> dict[str, Any]:
    """What the list offers as new is a name and a kind like any that is typed."""
    told, (chosen, _sign, kind) = data.dict(), data.get("subject", "").partition(":")
    if chosen != NEW:
        return told
    return {**told, "subject": "", "name": data.get("name") or data.get("called", ""), "kind": kind}


class SpeakerForm(WhoForm):
    """Persons and organisations say something: in what, to whom and where, and what was corrected of it since."""

    kinds = SPEAKERS

    source = forms.ChoiceField(label=_("Said in"), choices=[("", ""), *Quote.Source.choices], required=False)
    to_whom = forms.CharField(label=_("To whom"), max_length=LONGEST_NAME, required=False)
    where = forms.CharField(label=_("Where"), max_length=LONGEST_NAME, required=False)
    correction: Any = forms.ModelChoiceField(queryset=Correction.objects.all(), required=False)

    @property
    def beside(self) -> Beside:
        """What was asked about the quote besides who said it. Nothing of what the form it came from did not ask."""
        asked = Beside.__optional_keys__.intersection(self.data)
        return cast(Beside, {name: self.cleaned_data[name] for name in asked})
