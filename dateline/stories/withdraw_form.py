"""What the desk says when it takes a story away."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    """The notice readers find at the story's address."""

    notice = forms.CharField(
        label=_("Notice"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Readers see it at the story's address. Left empty, the page says only that it was withdrawn."),
    )
    legal = forms.BooleanField(
        label=_("For legal reasons"),
        required=False,
        help_text=_("The address then answers 451, Unavailable For Legal Reasons, instead of 410, Gone."),
    )
