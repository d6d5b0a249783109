"""The headers that keep readers and the desk safe."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dateline.press.rendering import adds_headers
from dateline.publication.hosts import is_host_name
from dateline.publication.models import House
from dateline.publication.queries import current_house

READERS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
"""Pages will be kept, so no nonce; nothing stands inline. `frame-src` is the house's list."""

DESK = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "frame-ancestors": "'self'",
}
"""Wagtail 8 writes scripts inline on its forms, histories and reports (tried without in Chromium: the forms lose
their bylines and tabs), and styles everywhere. Nothing comes from outside all the same."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
}
ONE_YEAR = 31_536_000
POLICY = "Content-Security-Policy"


def policy(directives: dict[str, str]) -> str:
    """A Content-Security-Policy, written out."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def reader_policy(house: House) -> str:
    """The readers' policy with the frames the house allows.

    Asks again whether each is a host name: the form is not the only way into the table.
    """
    hosts = " ".join(f"https://{host}" for host in house.allowed_embed_hosts if is_host_name(host))
    return policy({**READERS, "frame-src": hosts or "'none'"})


class SecurityHeaders:
    """Puts them on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        put_headers(request, response)
        return response


@adds_headers
def put_headers(request: HttpRequest, response: HttpResponse) -> None:
    """On answers to requests and on pages that are pressed alike."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if settings.HTTPS:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}; includeSubDomains")
    if POLICY not in response.headers and response.headers.get("Content-Type", "").startswith("text/html"):
        response.headers[POLICY] = policy(DESK) if request.path.startswith("/desk/") else _for_readers(request)


def _for_readers(request: HttpRequest) -> str:
    """By the house the request already has; what is answered before it has one asks for it."""
    return reader_policy(getattr(request, "house", None) or current_house())
