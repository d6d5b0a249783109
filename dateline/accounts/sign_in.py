"""The sign-in form, which slows whoever fails."""

import logging
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm

from dateline.gatekeeper.throttle import forgive, hashed, knock, network_of, take_back

DOOR = "sign-in"
log = logging.getLogger("dateline.sign_in")


class TooManyTries(ValidationError):
    """The account or the network has failed too often of late."""

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        wait = (
            ngettext("%(number)s second", "%(number)s seconds", seconds) % {"number": seconds}
            if seconds < 60
            else ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
        )
        super().__init__(_("Too many tries. Wait %(wait)s, then try again."), code="wait", params={"wait": wait})


class SignInForm(LoginForm):
    """Wagtail's form behind the gatekeeper's door. A name nobody has is treated as any other."""

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            cleaned: dict[str, Any] = super().clean()
            return cleaned
        account = hashed("account", unicodedata.normalize("NFKC", name).casefold())
        network = hashed("network", network_of(self.request))
        wait = knock(door=DOOR, keys=[account, network])
        if wait:
            log.warning("sign-in refused for %s more seconds", wait)
            raise TooManyTries(wait)
        try:
            cleaned = super().clean()
        except ValidationError:
            log.warning("sign-in failed")
            raise
        forgive(door=DOOR, key=account)
        take_back(door=DOOR, key=network)
        return cleaned
