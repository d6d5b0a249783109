"""The record as files, from the desk."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.views.decorators.http import require_safe

from dateline.archive.desk.door import for_the_newsroom, sections_signed_by
from dateline.archive.export.formats import FORMATS, TYPES
from dateline.archive.export.tables import TABLES
from dateline.lib import clock

EVERYTHING = "all"


@require_safe
@for_the_newsroom
def export_screen(request: HttpRequest) -> HttpResponse:
    """What there is to take along."""
    _must_sign_somewhere(request)
    names = {
        "quotes": say("Quotes"),
        "mentions": say("Names in stories"),
        "events": say("Events"),
        "ties": say("Ties"),
        "subjects": say("People, organisations, places and topics"),
        "roles": say("Their roles"),
    }
    context = {
        "header_title": say("Take the record along"),
        "tables": [(table.name, names[table.name]) for table in TABLES],
        "formats": [(ending, ending.upper()) for ending in FORMATS],
    }
    return render(request, "archive/desk/export.html", context)


@require_safe
@for_the_newsroom
def export_table(request: HttpRequest, name: str, ending: str) -> StreamingHttpResponse:
    """One of them, written while it is read: memory holds some hundred rows."""
    _must_sign_somewhere(request)
    table = next((table for table in TABLES if table.name == name), None)
    if table is None or ending not in FORMATS:
        raise Http404
    lines = FORMATS[ending](table, request.GET.get("states") == EVERYTHING)
    answer = StreamingHttpResponse(lines, content_type=TYPES[ending])
    day = timezone.localdate(clock.now())
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day:%Y-%m-%d}.{ending}"'
    return answer


def _must_sign_somewhere(request: HttpRequest) -> None:
    """403 for all who may publish nowhere: it holds people who have no page."""
    if not sections_signed_by(request.user):
        raise PermissionDenied
