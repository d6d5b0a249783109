"""Where devices say what they want to be told of at once. Nobody is asked who they are."""

import logging
from dataclasses import asdict
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dateline.comments.doors import from_our_page, network_key
from dateline.gatekeeper.throttle import within_bounds
from dateline.lib.outside import Forbidden
from dateline.pocket.actions.wish_no_more import wish_no_more
from dateline.pocket.actions.wish_to_be_told import wish_to_be_told
from dateline.pocket.errors import BadWish
from dateline.pocket.push.asked import read_asked, read_endpoint
from dateline.pocket.push.key import NoPushKey, public_key

log = logging.getLogger("dateline.pocket")

DOOR = "push"
MOST = 120
WINDOW = timedelta(minutes=10)
"""Of one network: a school or a newsroom behind one address has many devices, and each tells every change."""


@csrf_exempt  # as every form of a reader: the origin is asked for instead
@never_cache
@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
def wishes(request: HttpRequest) -> HttpResponse:
    """GET: the house's public key. POST: what a device wants to be told of, as JSON. DELETE: nothing any more.

    204 when it is heeded, 400 for what no page of ours would send, 403 from elsewhere, 429 when too many came.
    """
    if request.method in ("GET", "HEAD"):
        return _key()
    if not from_our_page(request) or request.content_type != "application/json":
        return JsonResponse({}, status=403)
    if not within_bounds(door=DOOR, key=network_key(request), most=MOST, window=WINDOW):
        return JsonResponse({}, status=429, headers={"Retry-After": str(int(WINDOW.total_seconds()))})
    try:
        _heed(request)
    except (BadWish, Forbidden) as bad:
        return JsonResponse({"trouble": str(bad)}, status=400)
    return HttpResponse(status=204)


def _key() -> JsonResponse:
    """503 while the house has none that can be used; `doctor` says why."""
    try:
        return JsonResponse({"key": public_key()}, headers={"X-Robots-Tag": "noindex"})
    except NoPushKey as error:
        log.error("Nobody can be told at once: %s.", error)
        return JsonResponse({}, status=503)


def _heed(request: HttpRequest) -> None:
    if request.method == "DELETE":
        wish_no_more(endpoint=read_endpoint(request.body))
    else:
        wish_to_be_told(**asdict(read_asked(request.body)))
