"""Whether the house stands, for machines that ask."""

from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from dateline.ops.heartbeat import worker_is_alive
from dateline.ops.room import blocked_folders
from dateline.press.store import shared_press_is_away, the_shared_press


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The server answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Database, worker, room on the disk and, where machines share the press, Valkey: 503 with what is not there."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state = {"database": True, "worker": worker_is_alive()}
    except (DatabaseError, InterfaceError):
        state = {"database": False, "worker": False}
    state["disk"] = not blocked_folders()
    if the_shared_press() is not None:
        state["valkey"] = not shared_press_is_away()
    return JsonResponse(state, status=200 if all(state.values()) else 503)
