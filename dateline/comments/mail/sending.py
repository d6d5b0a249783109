"""A mail leaves, once; when the mail server is away, later."""

import logging
import smtplib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django_tasks.base import Task

from dateline.comments.models import SentMail
from dateline.lib import clock

log = logging.getLogger("dateline.mail")

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720, 1440)]
"""Between one try and the next: two days in all."""

FOR_GOOD = range(500, 600)


class ServerAway(Exception):
    """The mail server cannot be reached, or takes nothing from us now. Nothing was sent."""


def send(mail: EmailMultiAlternatives, connection: BaseEmailBackend | None = None) -> bool:
    """Whether the server took it; False when it never will. Raises ServerAway."""
    mail.connection = connection
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _not_for_good(refused, (code for code, _ in refused.recipients.values()))
    except smtplib.SMTPDataError as refused:
        return _not_for_good(refused, [refused.smtp_code])
    except (smtplib.SMTPException, OSError) as away:
        raise ServerAway(type(away).__name__) from away
    except (UnicodeError, ValueError) as error:
        log.warning("A mail could not be written down as one (%s), so it is not sent.", type(error).__name__)
        return False
    return True


def send_once(
    label: str, mail: Callable[[], EmailMultiAlternatives], *, task: "Task[..., None]", of: Any, tries: int
) -> None:
    """Send what `mail` makes unless a mail of this label has left.

    Written down before it leaves: a worker that is killed in between loses it, which is better than a mail that comes
    twice. When the server is away the label is taken back, and `task` is tried again later.
    """
    if not _is_first(label):
        return
    try:
        send(mail())
    except ServerAway:
        with transaction.atomic():
            SentMail.objects.filter(pk=label).delete()
            try_later(task, of, tries)


def try_later(task: "Task[..., None]", of: Any, tries: int) -> None:
    """Put `task` back until the next try. After the last one ServerAway is raised, and the task stands as failed."""
    if tries >= len(WAITS) or not task.get_backend().supports_defer:
        raise ServerAway(f"after {tries + 1} tries")
    task.using(run_after=clock.now() + WAITS[tries]).enqueue(of, tries + 1)


def _is_first(label: str) -> bool:
    try:
        with transaction.atomic():
            SentMail.objects.create(label=label)
    except IntegrityError:
        return False
    return True


def _not_for_good(refused: Exception, codes: Any) -> bool:
    """The sentence of the server may hold the address: it stays out of the log."""
    if all(code in FOR_GOOD for code in codes):
        log.warning("The mail server refused a mail for good (%s).", type(refused).__name__)
        return False
    raise ServerAway(type(refused).__name__) from refused
