"""The reply form and the contact form, with an error at each field that says what to do."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.comments.models import (
    LONGEST_COMMENT,
    LONGEST_EXPLANATION,
    LONGEST_LETTER,
    LONGEST_NAME,
    LONGEST_REPORT,
    Reply,
)
from dateline.comments.words import is_seen
from dateline.gatekeeper.proof import LONGEST as LONGEST_SOLUTION

BAD_EMAIL = _("This is no email address. Write one like rosa@example.org, or leave it out.")
NO_REASON = _("Choose what is wrong with the reply.")
NO_EMAIL = _("Write the email the replies should come to, like rosa@example.org.")
BAD_REFERENCE = _("A reference has ten letters and figures: look again, or leave it out.")
LONGEST_EMAIL = 254
"""As many letters as a mail server takes, and as our tables hold."""

NUL = "\0"
TRAP = "website"
"""A field no reader sees. What fills in whatever it finds, fills it in."""


class Typed(forms.Form):
    """Fields as a reader sees them: what nobody can see is not there."""

    def __init__(self, data: Mapping[str, Any] | None = None, *arguments: Any, **named: Any) -> None:
        super().__init__(data and {name: _typed(value) for name, value in data.items()}, *arguments, **named)


class Signed(Typed):
    """What every form of a stranger brings along for the gatekeeper. None of it is an error of the reader's."""

    altcha = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False)
    person = forms.BooleanField(required=False)
    pen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def solution_sent(self) -> str:
        """Of the challenge; one that is too long to be one is not looked at."""
        sent: str = self.cleaned_data.get("altcha", "")
        return sent if len(sent) <= LONGEST_SOLUTION else "x"


def _typed(value: str) -> str:
    """Without the sign no keyboard has and PostgreSQL cannot keep, and empty where there is nothing to see."""
    return value.replace(NUL, "") if is_seen(value) else ""


class ReplyForm(Signed):
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
        max_length=LONGEST_EMAIL,
        error_messages={"invalid": BAD_EMAIL, "max_length": BAD_EMAIL},
    )
    kept = forms.BooleanField(required=False)
    """Whether it waited on a device without a connection: then it may have come before, and its answer got lost."""
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    """The key of what is answered. One that no reply in print has answers nothing, and is no error of the reader's."""


class ReportForm(Signed):
    """What a reader may say against a reply."""

    rule = forms.ChoiceField(
        choices=Reply.Rule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": NO_REASON, "invalid_choice": NO_REASON},
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST_REPORT,
        error_messages={
            "max_length": _("Your report has %(show_value)s letters; please bring it down to %(limit_value)s."),
        },
    )
    name = forms.CharField(
        required=False,
        max_length=LONGEST_NAME,
        error_messages={
            "max_length": _("That name has %(show_value)s letters; please keep it to %(limit_value)s."),
        },
    )
    email = forms.EmailField(
        required=False, max_length=LONGEST_EMAIL, error_messages={"invalid": BAD_EMAIL, "max_length": BAD_EMAIL}
    )

    def clean(self) -> dict[str, Any]:
        """What is against the law nobody can judge without knowing what is meant."""
        cleaned: dict[str, Any] = super().clean() or {}
        is_illegal = cleaned.get("rule") == Reply.Rule.ILLEGAL
        if is_illegal and not (cleaned.get("words", "").strip() or "words" in self.errors):
            self.add_error("words", _("Say which words are against the law, and why."))
        return cleaned


class OwnForm(Signed):
    """What a writer may change of their reply."""

    comment = ReplyForm.base_fields["comment"]


class FollowForm(Typed):
    """Where mail about new replies should go."""

    website = forms.CharField(required=False)
    email = forms.EmailField(
        label=_("Your email"),
        max_length=LONGEST_EMAIL,
        error_messages={"required": NO_EMAIL, "invalid": NO_EMAIL, "max_length": NO_EMAIL},
    )


class ContactForm(Signed):
    """What a reader may write to the newsroom."""

    reference = forms.CharField(required=False, max_length=40, error_messages={"max_length": BAD_REFERENCE})
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
        max_length=LONGEST_EMAIL,
        error_messages={"invalid": BAD_EMAIL, "max_length": BAD_EMAIL},
    )

    def clean(self) -> dict[str, Any]:
        """A letter without words says nothing, unless it speaks of a reply."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not (cleaned.get("text") or cleaned.get("reference") or self.errors):
            self.add_error("text", _("Write your letter first."))
        return cleaned


class AppealForm(Typed):
    """Why another moderator should look."""

    words = forms.CharField(
        label=_("Why it should be printed"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": None}),
        error_messages={
            "required": _("Write why it should be printed."),
            "max_length": _("Your words have %(show_value)s letters; please bring them down to %(limit_value)s."),
        },
    )
