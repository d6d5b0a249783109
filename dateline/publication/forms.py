"""The form of what machines may do."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from dateline.publication.crawlers import as_choices


class MachineRulesForm(WagtailAdminModelForm):
    """With a box for each crawler, by what it takes pages for."""

    refused = forms.MultipleChoiceField(
        label=_("Refuse"),
        required=False,
        choices=as_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A crawler without a tick may read what readers may. They keep to this because they say they do."),
    )
