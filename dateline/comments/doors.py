"""The doors through which strangers send something, and what is asked of everybody there."""

from urllib.parse import urlsplit

from django.http import HttpRequest

from dateline.gatekeeper.throttle import hashed, network_of

DOOR, CONTACT_DOOR, REPORT_DOOR = "reply", "contact", "report"


def from_our_page(request: HttpRequest) -> bool:
    """Whether the form was sent by a page of ours, as far as the browser says."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.get_host()
    except ValueError:
        return False


def network_key(request: HttpRequest) -> str:
    """What the doors count by. Forgotten within a day, so the house's secret is salt enough."""
    return hashed("network", network_of(request))
