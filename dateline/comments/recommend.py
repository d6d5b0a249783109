"""A reader recommends a reply, without an account and without being followed."""

import ipaddress
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dateline.comments.actions.recommend import recommend
from dateline.comments.addresses import at_address
from dateline.comments.doors import from_our_page, network_key
from dateline.comments.errors import TooManyRecommendations
from dateline.comments.in_print import reply_readers_know
from dateline.gatekeeper.throttle import hashed, network_of, within_bounds

DOOR = "recommend"
MOST = 60
WINDOW = timedelta(minutes=10)


@csrf_exempt  # as every form of a reader: the origin is asked for instead
@never_cache
@require_POST
def recommend_reply(request: HttpRequest, reply_id: int) -> HttpResponse:
    """303 back to the reply, also for who recommended it before; 429 when too many came; 403 from elsewhere."""
    reply = reply_readers_know(reply_id)
    if reply is None:
        raise Http404
    if not from_our_page(request):
        return render(request, "403.html", status=403)
    if not within_bounds(door=DOOR, key=network_key(request), most=MOST, window=WINDOW):
        words = TooManyRecommendations().message
        return render(request, "comments/sorry.html", {"words": words, "reply": reply}, status=429)
    recommend(reply=reply, reader=_reader_of(request, reply.pk))
    return HttpResponseRedirect(at_address(reply), status=303)


def _reader_of(request: HttpRequest, reply_id: int) -> str:
    """Another for each reply, so that nobody can tell what else somebody recommended: a hash of the address, and of
    the whole network where a household has one of its own."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        is_of_many = ipaddress.ip_address(address.partition("%")[0]).version == 4
    except ValueError:
        is_of_many = True
    return hashed("recommends", f"{reply_id} {address if is_of_many else network_of(request)}")
