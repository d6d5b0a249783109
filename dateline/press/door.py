"""Where a request for a page that is not pressed comes in: it is pressed, and answered."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from dateline.lib import clock
from dateline.lib.trouble import is_no_room
from dateline.press.actions.press import press
from dateline.press.assembly import Answer, MissingPart, assemble
from dateline.press.backends.base import CannotKeep
from dateline.press.cdn import CACHE_CONTROL
from dateline.press.format import AnotherPress
from dateline.press.outcome import Outcome
from dateline.press.pressed import Pressed
from dateline.press.rendering import name_of_error
from dateline.press.store import open_store, the_store

READING = frozenset({"GET", "HEAD"})


class PressDoor:
    """Presses what is asked for, if it is an address of the map that can be. Everything else passes through.

    What a stranger sent beside the address (query, host, headers) never reaches the rendering.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if the_store() is None or request.method not in READING or not can_be_pressed(request.path_info):
            return self.get_response(request)
        try:
            answer = pressed_answer(request.path_info)
        except (AnotherPress, CannotKeep):
            answer = None
        except DatabaseError as error:
            if not is_no_room(error):
                raise
            answer = None  # it can be read, and nothing can be written into the books
        return self.get_response(request) if answer is None else _response(answer)


def can_be_pressed(path: str) -> bool:
    """Whether the map leads `path` to a view that says so."""
    try:
        return getattr(resolve(path).func, "is_pressed", False)
    except Resolver404:
        return False


def pressed_answer(path: str) -> Answer | None:
    """The page at `path`, pressed with every part it shows that is not; None when it cannot be."""
    outcome, page = press(name=path)
    return None if outcome is Outcome.GONE or page is None else _assembled(page)


def pressed_error(status: int) -> HttpResponse | None:
    """The page of this status as it is kept; None where nothing is pressed."""
    if the_store() is None:
        return None
    try:
        page = _kept(name_of_error(status))
    except (AnotherPress, CannotKeep):
        return None
    except DatabaseError as error:
        if not is_no_room(error):
            raise
        return None
    answer = page and _assembled(page)
    return _response(answer) if answer else None


def _assembled(page: Pressed) -> Answer | None:
    parts = {name: part for name in page.parts if (part := _kept(name))}
    try:
        return assemble(page, parts)
    except MissingPart:
        return None


def _kept(name: str) -> Pressed | None:
    store = open_store()
    kept = store.read(name)
    if kept and kept.format == store.format and (kept.until is None or kept.until > clock.now().timestamp()):
        return kept
    return press(name=name)[1]


def _response(answer: Answer) -> HttpResponse:
    """No CDN may show it for a moment longer: it may not be kept, and what is not is not purged when it changes."""
    response = HttpResponse(answer.plain, status=answer.status)
    del response.headers["Content-Type"]
    for name, value in answer.open.headers:
        if name != CACHE_CONTROL:
            response.headers[name] = value
    return response
