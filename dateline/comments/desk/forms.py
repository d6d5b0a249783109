"""What moderators fill in."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.comments.models import LONGEST_EXPLANATION, Reply
from dateline.gatekeeper.salts import is_known

LENGTHS = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30), "good": None}
LONGEST_REASON = 300


class RejectForm(forms.Form):
    """Why a reply is rejected, as its writer is told."""

    rule = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *Reply.Rule.choices],
        error_messages={"required": _("Choose the reason the writer is told.")},
    )
    explanation = forms.CharField(
        label=_("In your words (you may leave this out)"),
        required=False,
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(forms.Form):
    """A note for the other moderators, or a warning."""

    words = forms.CharField(
        label=_("Note"),
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write the note first.")},
    )
    is_warning = forms.BooleanField(label=_("A warning: mail it to the writer"), required=False)

    def __init__(self, *args: Any, reply: Reply, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reply = reply

    def clean_is_warning(self) -> bool:
        """A warning needs somebody to be told."""
        is_warning: bool = self.cleaned_data["is_warning"]
        if is_warning and not self.reply.email:
            raise forms.ValidationError(_("The writer left no email, so a warning reaches nobody. Keep it as a note."))
        return is_warning


class BanForm(forms.Form):
    """Whom to ban, for how long and why."""

    reader = forms.BooleanField(label=_("This reader (by browser and email)"), required=False)
    network = forms.BooleanField(label=_("Everybody on the same network"), required=False)
    length = forms.ChoiceField(
        label=_("How long"),
        choices=[("day", _("A day")), ("week", _("A week")), ("month", _("A month")), ("good", _("For good"))],
        initial="week",
    )
    reason = forms.CharField(
        label=_("Reason, as the reader is told"),
        max_length=LONGEST_REASON,
        error_messages={"required": _("Write the reason: the reader is told.")},
    )

    def __init__(self, *args: Any, reply: Reply, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reply = reply

    def clean(self) -> dict[str, Any]:
        """A ban holds for somebody we can tell from others, and a network is somebody else's after a while."""
        told: dict[str, Any] = super().clean() or {}
        if not (told.get("reader") or told.get("network")):
            self.add_error("reader", _("Choose whom to ban."))
        if told.get("reader") and not (self.reply.pen_hash or self.reply.email_hash):
            self.add_error("reader", _("Nothing came with this reply to know its writer by. Ban the network."))
        if told.get("network") and not is_known(self.reply.network_hash):
            self.add_error("network", _("The network is no longer known. Ban the reader."))
        if told.get("network") and told.get("length") == "good":
            self.add_error("length", _("A network is somebody else's after a while: choose a month at most."))
        return told
