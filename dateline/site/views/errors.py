"""Error pages with a voice."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dateline.ops.actions.note_mishap import note_mishap
from dateline.press.door import pressed_error
from dateline.press.rendering import error_page


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
    """500: calm, self-contained, with the id under which the log and the desk have it."""
    error = sys.exc_info()[1]
    found_by = "-" if error is None else note_mishap(error=error, method=request.method or "", path=request.path)
    return HttpResponse(render_to_string("500.html", {"error_id": found_by}), status=500)
