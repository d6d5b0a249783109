"""Standing pages."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed

if TYPE_CHECKING:
    from dateline.publication.models import StandingPage


@pressed
@require_safe
def standing_page(request: HttpRequest, page: "StandingPage") -> HttpResponse:
    """One that says what the house is and how it works."""
    return render(request, "publication/standing_page.html", {"page": page})
