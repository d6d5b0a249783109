"""Error pages with a voice."""

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dateline.lib.trouble import is_database_away, is_no_room
from dateline.ops.actions.note_mishap import note_mishap
from dateline.ops.room import blocked_folders
from dateline.ops.scrub import scrub
from dateline.press.door import pressed_error
from dateline.press.rendering import error_page
from dateline.site.middleware.headers import POLICY, READERS, policy

log = logging.getLogger("dateline.mishap")

RETRY_AFTER = 30
"""Seconds."""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here. As it is kept: whoever tries a thousand addresses has it made once."""
    return pressed_error(404) or nothing_here(request)


@error_page(404)
def nothing_here(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not from there."""
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: calm, self-contained, with the id under which the log and the desk have it. 503 for what passes."""
    error = sys.exc_info()[1]
    if is_no_room(error) or is_database_away(error):
        return _later(request, error)
    found_by = "-" if error is None else note_mishap(error=error, method=request.method or "", path=request.path)
    return HttpResponse(render_to_string("500.html", {"error_id": found_by}), status=500)


def _later(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503: nothing is broken, and the same will work later. Asks no database; the desk is told what is the matter."""
    log.error("%s %s cannot be answered just now: %s", request.method, scrub(request.path), _reason(error))
    told = {"at_desk": request.path.startswith("/desk/"), "disk_is_full": is_no_room(error) or bool(blocked_folders())}
    answer = HttpResponse(render_to_string("503.html", told), status=503)
    answer.headers["Retry-After"] = str(RETRY_AFTER)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers[POLICY] = policy(READERS)
    return answer


def _reason(error: BaseException | None) -> str:
    """The first line: the others may hold what somebody wrote."""
    return f"{type(error).__name__}: {scrub(str(error).partition(chr(10))[0])}"
