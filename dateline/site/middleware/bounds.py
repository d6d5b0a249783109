"""What is turned away before anything of it is read or asked of the database."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dateline.site.middleware.desk_only import at_desk
from dateline.site.views.errors import not_found

MOST_FROM_A_STRANGER = 2**20
"""Bytes of a request. The longest reply there may be is a fiftieth of it."""


class Bounds:
    """413 for a body no reader has a use for, files included; 404 for an address with a NUL, which no page has.

    Django bounds what it keeps in memory, but writes a file of any size to disk before a view is asked, and PostgreSQL
    refuses a text with a NUL. Who is signed in at the desk may send more: the upload forms look at that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return not_found(request)
        if _size(request) > MOST_FROM_A_STRANGER and not (at_desk(request) and request.user.is_authenticated):
            return render(request, "413.html", status=413)
        return self.get_response(request)


def _size(request: HttpRequest) -> int:
    """As announced; without a word of it Django reads nothing."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
