"""The house's clock and language, for everything that happens in a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dateline.publication.pressing import as_the_house

UNHOUSED = ("/static/", "/media/", "/healthz", "/readyz")
"""What nobody reads, and what has to answer also when there is no database to ask for the house."""


class HouseTime:
    """Sets time zone and language to the house's, never to what a reader's browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(UNHOUSED):
            return self.get_response(request)
        with as_the_house(request):
            return self.get_response(request)
