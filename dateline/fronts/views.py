"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.fronts.fill import fill_front
from dateline.fronts.models import Front
from dateline.press.rendering import pressed

LATEST = 8


@pressed
@require_safe
def front_page(request: HttpRequest, front: Front) -> HttpResponse:
    """The front, filled, with the latest stories beside its splash."""
    return render(request, "fronts/front.html", {"front": front, "rows": fill_front(front.body, latest=LATEST)})
