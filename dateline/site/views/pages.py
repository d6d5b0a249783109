"""Fronts, sections and standing pages: what stands in Wagtail's tree."""

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import serve

from dateline.press.keys import under
from dateline.press.rendering import may_be_pressed


@may_be_pressed
def page_of_the_tree(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's own view, which finds the page and lets it answer.

    The way down the tree needs no key: the pages met on it leave theirs, and an address with no page is not pressed.
    """
    with under():
        Page.route_for_request(request, path)  # kept on the request, where Wagtail's view looks for it
    return serve(request, path)
