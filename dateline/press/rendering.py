"""Makes a page or a part anew, as nobody in particular, and writes down what it is made from."""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from dateline.press.cdn import headers_for_the_cdn
from dateline.press.keys import Recording, recording
from dateline.press.parts import make_part_named
from dateline.press.pressed import Headers, Piece, Segment
from dateline.press.strict import nothing_raw

PRESSED_STATUSES = frozenset({200, 301, 410, 451})
CACHE_CONTROL = "max-age=0, must-revalidate"
NOT_KEPT = frozenset({"content-length", "date", "etag", "last-modified", "connection", "server", "x-frame-options"})

View = Callable[..., HttpResponse]
Surroundings = Callable[[HttpRequest], AbstractContextManager[Any]]
HeaderMaker = Callable[[HttpRequest, HttpResponse], None]

_surroundings: list[Surroundings] = []
_header_makers: list[HeaderMaker] = []
_error_pages: dict[str, View] = {}


class NotPressable(RuntimeError):
    """A view says it can be pressed and answers something that cannot."""


@dataclass(frozen=True)
class Rendered:
    """A page or part as it was made, and what it was made from."""

    status: int
    headers: Headers
    pieces: tuple[Piece, ...]
    made_from: Recording
    is_dated: bool = False
    """Whether whoever gets it is told when it last changed."""


def pressed(view: View) -> View:
    """Says of a view that its answer depends on nothing but its address and what its keys stand for."""

    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(*args, **kwargs)
        answer._is_pressed = True  # type: ignore[attr-defined]
        return answer

    marked.is_pressed = True  # type: ignore[attr-defined]
    return marked


def may_be_pressed(view: View) -> View:
    """Says of a view that it hands on to others, of which some are `pressed`."""
    view.is_pressed = True  # type: ignore[attr-defined]
    return view


def made_when_asked(view: View) -> View:
    """Says of a pressed view that its pages, once touched, are let go and made when somebody asks for them: for pages
    of which one change touches hundreds, and few have a reader."""
    view.is_made_when_asked = True  # type: ignore[attr-defined]
    return view


def tells_when_changed(view: View) -> View:
    """Says of a pressed view that its answers carry Last-Modified: the moment at which the press last made another of
    them than it had. For feeds: what reads them asks by the hour."""
    view.tells_when_changed = True  # type: ignore[attr-defined]
    return view


def waits_to_be_asked(name: str) -> bool:
    """Whether what is kept under this name is of such a view."""
    try:
        return name.startswith("/") and getattr(resolve(name).func, "is_made_when_asked", False)
    except Resolver404:
        return False


def error_page(status: int) -> Callable[[View], View]:
    """Says of a view that it makes the page of this status, the same whatever was asked for."""

    def register(view: View) -> View:
        _error_pages[name_of_error(status)] = pressed(view)
        return _error_pages[name_of_error(status)]

    return register


def name_of_error(status: int) -> str:
    """What the entry is called: no address and no part begins like that."""
    return f"!{status}"


def surrounds(surroundings: Surroundings) -> Surroundings:
    """Register what stands round every rendering: the house's clock and language."""
    _surroundings.append(surroundings)
    return surroundings


def adds_headers(maker: HeaderMaker) -> HeaderMaker:
    """Register who puts the site's own headers on an answer."""
    _header_makers.append(maker)
    return maker


def render(name: str) -> Rendered | None:
    """The page at the address `name`, or the part of that name. None when nothing there can be pressed."""
    if name.startswith("/"):
        return _render_page(name, name, _page_at)
    if name in _error_pages:
        return _render_page(name, "/", _error_pages[name])
    return _render_part(name)


def _render_page(name: str, path: str, make_answer: Callable[[HttpRequest], HttpResponse | None]) -> Rendered | None:
    request = _request_for(path)
    with _surrounded(request), recording() as made_from:
        made_from.mark = secrets.token_hex(8)
        answer = make_answer(request)
        if answer is None:
            return None
        if answer.cookies:
            raise NotPressable(f"{request.path} sets a cookie, so it cannot be pressed.")
        for make in _header_makers:
            make(request, answer)
        pieces = _pieces(answer.content, made_from.mark)
        cdn = headers_for_the_cdn(name, (piece for piece in pieces if isinstance(piece, str)))
        is_dated = getattr(getattr(request.resolver_match, "func", None), "tells_when_changed", False)
        return Rendered(answer.status_code, _headers(answer, cdn), pieces, made_from, is_dated)


def _render_part(name: str) -> Rendered | None:
    request = _request_for("/")
    with _surrounded(request), recording() as made_from:
        html = make_part_named(name)
        if html is None:
            return None
        return Rendered(200, (), (Segment.of(html.encode()),), made_from, is_dated=True)


def _page_at(request: HttpRequest) -> HttpResponse | None:
    try:
        match = resolve(request.path)
        request.resolver_match = match
        answer = match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return None
    if not getattr(answer, "_is_pressed", False) or answer.status_code not in PRESSED_STATUSES:
        return None
    if hasattr(answer, "render") and callable(answer.render):
        answer = answer.render()
    return answer


def _request_for(path: str) -> HttpRequest:
    """Of nobody, from nowhere, at the house's own address: nothing a stranger sends can be part of a page."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = base.port or (443 if base.scheme == "https" else 80)
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SERVER_NAME": base.hostname or "localhost",
        "SERVER_PORT": str(port),
        "HTTP_HOST": base.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": base.scheme,
    }
    if settings.SECURE_PROXY_SSL_HEADER and base.scheme == "https":
        request.META[settings.SECURE_PROXY_SSL_HEADER[0]] = "https"
    request.user = AnonymousUser()
    return request


@contextmanager
def _surrounded(request: HttpRequest) -> Iterator[None]:
    around = _surroundings[-1](request) if _surroundings else nullcontext()
    with around, nothing_raw() if settings.PRESS_IS_STRICT else nullcontext():
        yield


def _headers(answer: HttpResponse, more: dict[str, str]) -> Headers:
    kept = {name.lower(): value for name, value in answer.headers.items()} | more
    kept["cache-control"] = CACHE_CONTROL
    kept["vary"] = "Accept-Encoding"
    return tuple(sorted((name, value) for name, value in kept.items() if name not in NOT_KEPT))


def _pieces(body: bytes, mark: str) -> tuple[Piece, ...]:
    """The body cut at the places of its parts."""
    pieces: list[Piece] = []
    for number, run in enumerate(re.split(rb"\x1b" + mark.encode() + rb":([^\x1b]*)\x1b", body)):
        if number % 2:
            pieces.append(run.decode())
        elif run:
            pieces.append(Segment.of(run))
    return tuple(pieces)


def place_of(name: str, made_from: Recording) -> str:
    """What stands in a page for the part `name` until it is cut there. No text can hold it: the mark is drawn anew."""
    return f"\x1b{made_from.mark}:{name}\x1b"
