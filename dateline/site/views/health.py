"""Whether the house stands, for machines that ask."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from dateline.ops.heartbeat import worker_is_alive
from dateline.press.store import shared_press_is_away, the_shared_press


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The server answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """Database, worker and (where machines share the press) Valkey are there; 503 with what is missing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        state = {"database": True, "worker": worker_is_alive()}
    except DatabaseError:
        state = {"database": False, "worker": False}
    if the_shared_press() is not None:
        state["valkey"] = not shared_press_is_away()
    return JsonResponse(state, status=200 if all(state.values()) else 503)
