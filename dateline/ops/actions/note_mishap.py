"""Write down an error nobody handled: in the log, at the desk, and to whom it may concern."""

import logging
import secrets
from datetime import timedelta
from traceback import TracebackException

from django.conf import settings
from django.db import InterfaceError, OperationalError

from dateline.lib import clock
from dateline.lib.log_lines import request_id
from dateline.ops.models import Mishap
from dateline.ops.scrub import scrub

log = logging.getLogger("dateline.mishap")

LONGEST_TRACE = 20_000
DEEPEST = 60
MOST_A_MINUTE = 60
"""A fault on every page must not fill the database; the log has each one all the same."""


def note_mishap(*, error: BaseException, method: str = "", path: str = "", where: str = "") -> str:
    """Note `error` and return the id it can be found by. Never raises, and asks a broken database nothing.

    `where` names a part of the house when no reader asked. No request's body and no cookie is kept.
    """
    found_by = _id()
    place = scrub(path or where)
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    trace = readable_trace(error)
    log.error("%s at %s %s [%s]\n%s", kind, method or "-", place, found_by, trace)
    if not isinstance(error, (OperationalError, InterfaceError)):
        _keep(
            Mishap(
                request_id=found_by,
                method=method[:10],
                path=place[:300],
                kind=kind[:200],
                trace=trace,
            )
        )
    return found_by


def readable_trace(error: BaseException) -> str:
    """Where it happened, without the values of variables; the end is what matters, so the middle goes."""
    lines = TracebackException.from_exception(error, limit=-DEEPEST, compact=True).format()
    text = scrub("".join(lines).replace("\0", ""))
    if len(text) <= LONGEST_TRACE:
        return text
    half = LONGEST_TRACE // 2
    return f"{text[:half]}\n[…]\n{text[-half:]}"


def _id() -> str:
    given = request_id.get()
    return given if given != "-" else secrets.token_hex(6)


def _keep(mishap: Mishap) -> None:
    mishap.happened_at = clock.now()
    try:
        if Mishap.objects.filter(happened_at__gt=clock.now() - timedelta(minutes=1)).count() >= MOST_A_MINUTE:
            return
        mishap.save()
        if settings.ADMINS:
            from dateline.ops.tasks import mail_mishap

            mail_mishap.enqueue(mishap.pk)
    except Exception:
        log.exception("The mishap %s could not be kept.", mishap.request_id)
