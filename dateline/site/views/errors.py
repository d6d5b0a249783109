"""Error pages with a voice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from dateline.lib.log_lines import request_id


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here."""
    return render(request, "404.html", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not from there."""
    return render(request, "403.html", status=403)


def broken(_request: HttpRequest) -> HttpResponse:
    """500: calm, self-contained, with the id under which the log has it. Asks no database anything."""
    return HttpResponse(render_to_string("500.html", {"error_id": request_id.get()}), status=500)
