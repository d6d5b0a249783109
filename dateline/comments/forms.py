"""The reply form and the contact form, with an error at each field that says what to do."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.comments.models import LONGEST_COMMENT, LONGEST_LETTER, LONGEST_NAME
from dateline.gatekeeper.proof import LONGEST as LONGEST_SOLUTION

BAD_EMAIL = _("This is no email address. Write one like rosa@example.org, or leave it out.")
NO_EMAIL = _("Write the email the replies should come to, like rosa@example.org.")
NUL = "\0"
TRAP = "website"
"""A field no reader sees. What fills in whatever it finds, fills it in."""


class _Signed(forms.Form):
    """What every form of a stranger brings along for the gatekeeper. None of it is an error of the reader's."""

    altcha = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False)
    person = forms.BooleanField(required=False)
    pen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *arguments: Any, **named: Any) -> None:
        super().__init__(_typed(data), *arguments, **named)

    @property
    def solution_sent(self) -> str:
        """Of the challenge; one that is too long to be one is not looked at."""
        sent: str = self.cleaned_data.get("altcha", "")
        return sent if len(sent) <= LONGEST_SOLUTION else "x"


def _typed(sent: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Without the sign no keyboard has and PostgreSQL cannot keep. A reader is not asked to find it."""
    if sent is None or not any(NUL in value for value in sent.values()):
        return sent
    return {name: value.replace(NUL, "") for name, value in sent.items()}


class ReplyForm(_Signed):
    """What a reader may send."""

    comment = forms.CharField(
        label=_("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": None}),
        error_messages={
            "required": _("Write your comment first."),
            "max_length": _("Your comment has %(show_value)s letters; please bring it down to %(limit_value)s."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name", "maxlength": None}),
        error_messages={
            "required": _("Add the name you want shown. A first name is enough."),
            "max_length": _("That name has %(show_value)s letters; please keep it to %(limit_value)s."),
        },
    )
    email = forms.EmailField(
        label=_("Your email"),
        required=False,
        error_messages={"invalid": BAD_EMAIL, "max_length": BAD_EMAIL},
    )
    parent = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class FollowForm(forms.Form):
    """Where mail about new replies should go."""

    website = forms.CharField(required=False)
    email = forms.EmailField(
        label=_("Your email"),
        error_messages={"required": NO_EMAIL, "invalid": NO_EMAIL, "max_length": NO_EMAIL},
    )


class ContactForm(_Signed):
    """What a reader may write to the newsroom."""

    reference = forms.CharField(required=False, max_length=40)
    text = forms.CharField(
        label=_("Your letter"),
        required=False,
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": None}),
        error_messages={
            "max_length": _("Your letter has %(show_value)s letters; please bring it down to %(limit_value)s."),
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=LONGEST_NAME,
        error_messages={
            "max_length": _("That name has %(show_value)s letters; please keep it to %(limit_value)s."),
        },
    )
    email = forms.EmailField(
        label=_("Your email"),
        required=False,
        error_messages={"invalid": BAD_EMAIL, "max_length": BAD_EMAIL},
    )

    def clean(self) -> dict[str, Any]:
        """A letter without words says nothing, unless it speaks of a reply."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("text") or cleaned.get("reference") or self.errors):
            self.add_error("text", _("Write your letter first."))
        return cleaned
