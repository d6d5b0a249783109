"""What an editor types of a webhook."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dateline.api.models import Webhook
from dateline.lib.outside import LONGEST, Forbidden, check_address


class WebhookForm(forms.Form):
    """Where to, and of what."""

    url = forms.CharField(
        label=_("Address"),
        max_length=LONGEST,
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false", "placeholder": "https://"}),
        help_text=_("Where the other side listens. It begins with https; on this machine http will do."),
    )
    events = forms.MultipleChoiceField(
        label=_("Tell it when"),
        choices=Webhook.Event.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one at least.")},
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        try:
            check_address(url, settings.WEBHOOK_NETWORKS)
        except Forbidden as error:
            raise forms.ValidationError(
                _(
                    "Write a whole address that begins with https://, without a password in it. One in your own network"
                    " must be named in the settings of the site first (webhook_networks)."
                )
            ) from error
        return url


class ChangedWebhookForm(WebhookForm):
    """The same, and whether it is told at all."""

    is_on = forms.BooleanField(label=_("Switched on"), required=False)
