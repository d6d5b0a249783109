"""Redirects made at the desk, for readers."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from dateline.stories.models import Story


class Redirects(RedirectMiddleware):
    """Wagtail's, but never to a page readers may not see: its address alone would tell of it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer: HttpResponseBase = super().process_response(request, response)
        if answer is response:
            return response
        page = _asked_for(request).redirect_page
        return response if page and not _is_open(page) else answer


def _asked_for(request: HttpRequest) -> Redirect:
    """The row Wagtail found, by the same two looks."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return get_redirect(request, path) or get_redirect(request, urlsplit(path).path)


def _is_open(page: Page) -> bool:
    if page.specific_class is Story:
        return Story.objects.public().filter(pk=page.pk).exists()
    return bool(page.live) and not page.get_view_restrictions().exists()
