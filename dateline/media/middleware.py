"""Tells the storage whose page is being made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dateline.media.storage import for_the_desk


class MediaDoor:
    """Pages of the desk show pictures through the desk's own door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = for_the_desk.set(request.path.startswith("/desk/"))
        try:
            return self.get_response(request)
        finally:
            for_the_desk.reset(token)
