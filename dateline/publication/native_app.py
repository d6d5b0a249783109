"""How the house's own app, where it has one, is named by those who hand apps out."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

MOST_FINGERPRINTS = 20
FINGERPRINT = re.compile(r"[0-9A-F]{2}(?::[0-9A-F]{2}){31}", re.ASCII)

check_store_number = RegexValidator(
    r"\A[0-9]{1,12}\Z", _("Write the number alone, as it ends the app's address in the App Store: 361285480.")
)
check_apple_app = RegexValidator(
    r"\A[A-Z0-9]{10}\.[A-Za-z0-9-]{1,100}(?:\.[A-Za-z0-9-]{1,100}){1,9}\Z",
    _("Write the team's ten signs, a dot, and the bundle's name: ABCDE12345.com.example.paper."),
)
check_package = RegexValidator(
    r"\A[A-Za-z][A-Za-z0-9_]{0,99}(?:\.[A-Za-z][A-Za-z0-9_]{0,99}){1,9}\Z",
    _("Write the package's name as the app was built with it: com.example.paper."),
)


def fingerprints(lines: str) -> list[str]:
    """Those in `lines`, one a line, in capitals as Android compares them."""
    return [line.strip().upper() for line in lines.splitlines() if line.strip()]


def check_fingerprints(lines: str) -> None:
    """Refuse a line that is no SHA-256 of a certificate: Android would trust nothing, and not say why."""
    found = fingerprints(lines)
    for each in found:
        if not FINGERPRINT.fullmatch(each):
            raise ValidationError(
                _("“%(fingerprint)s” is no SHA-256 fingerprint: 32 pairs of 0–9 and A–F with colons between them."),
                params={"fingerprint": each[:120]},
            )
    if len(found) > MOST_FINGERPRINTS:
        raise ValidationError(_("Name %(number)s fingerprints at most."), params={"number": MOST_FINGERPRINTS})
