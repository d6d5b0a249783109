"""How a mail of the house is made: a subject, words in two parts, the house's name, language and direction."""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from dateline.publication.queries import current_house

LONGEST_SUBJECT = 150


def make_mail(
    words: str,
    *,
    to: str,
    subject: Any,
    named: str,
    told: Mapping[str, Any],
    leave_by: str = "",
    one_click: bool = False,
    folder: str = "comments/mail",
) -> EmailMultiAlternatives:
    """The mail of the templates `<folder>/<words>.txt` and `.html`.

    `subject` is translated late and filled from `told`. Two mails `named` alike are one to whoever receives both.
    `leave_by` is where a subscription ends; with `one_click` a mail program may end it there by itself.
    """
    house = current_house()
    with override(house.language), timezone.override(house.zone):
        heading = one_line(f"{str(subject) % _lines(told)} – {house.name}")
        shown = {**told, "house": house, "subject": heading, "leave_by": leave_by}
        mail = EmailMultiAlternatives(
            subject=heading,
            body=render_to_string(f"{folder}/{words}.txt", shown),
            from_email=formataddr((one_line(house.name), settings.DEFAULT_FROM_EMAIL)),
            to=[to],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": _message_id(named),
                **_leaving(leave_by, one_click),
            },
        )
        mail.attach_alternative(render_to_string(f"{folder}/{words}.html", shown), "text/html")
    return mail


def one_line(text: str) -> str:
    """Without what could begin another header, or hide in one."""
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    line = " ".join(seen.split())
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"


def full_address(path: str) -> str:
    """As somebody follows it who is not on the site."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _lines(told: Mapping[str, Any]) -> dict[str, str]:
    """What a subject may be filled with, shortened so that the end of the subject stays."""
    return {name: one_line(value)[:80] for name, value in told.items() if isinstance(value, str)}


def _message_id(named: str) -> str:
    """The same for the same mail: a server that took it and could not say so takes it for one."""
    name = hmac.new(settings.SECRET_KEY.encode(), f"mail\0{named}".encode(), hashlib.sha256).hexdigest()[:32]
    return f"<{name}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2]}>"


def _leaving(leave_by: str, one_click: bool) -> dict[str, str]:
    """RFC 8058."""
    if not leave_by:
        return {}
    post = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if one_click else {}
    return {"List-Unsubscribe": f"<{leave_by}>", **post}
