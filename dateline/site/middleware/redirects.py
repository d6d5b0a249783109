"""What readers find at addresses at which there is nothing: redirects made at the desk, and what other systems had."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from dateline.press.server.elsewhere import is_of_another_system
from dateline.site.elsewhere import read_here
from dateline.site.middleware.desk_only import at_desk
from dateline.stories.models import Story

READING = ("GET", "HEAD")


class Redirects(RedirectMiddleware):
    """Wagtail's, but never to a page readers may not see: its address alone would tell of it. Then ours.

    Nothing of it is pressed, so what the desk makes, changes or takes back holds at the next request. Stands before the
    press: the front is asked for with a query where another system kept its stories.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Of the front there are no redirects but these."""
        query = request.META.get("QUERY_STRING", "")
        if request.method not in READING or not is_of_another_system(request.path_info, query):
            return None
        return self._by_hand(request, HttpResponse(status=404)) or _by_its_shape(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != 404:
            return response
        return self._by_hand(request, response) or _by_its_shape(request) or response

    def _by_hand(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponse | None:
        answer = super().process_response(request, response)
        if answer is response:
            return None
        page = _asked_for(request).redirect_page
        return None if page and not _is_open(page) else answer


def _by_its_shape(request: HttpRequest) -> HttpResponse | None:
    if request.method not in READING or at_desk(request) or "\0" in request.path_info:
        return None
    address = read_here(request.path_info, request.META.get("QUERY_STRING", ""))
    return HttpResponsePermanentRedirect(address) if address and address != request.path_info else None


def _asked_for(request: HttpRequest) -> Redirect:
    """The row Wagtail found, by the same two looks."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return get_redirect(request, path) or get_redirect(request, urlsplit(path).path)


def _is_open(page: Page) -> bool:
    if page.specific_class is Story:
        return Story.objects.public().filter(pk=page.pk).exists()
    return bool(page.live) and not page.get_view_restrictions().exists()
