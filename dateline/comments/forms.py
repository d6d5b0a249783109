"""The reply form, with an error at each field that says what to do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dateline.comments.models import LONGEST_COMMENT, LONGEST_NAME


class ReplyForm(forms.Form):
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
    parent = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
