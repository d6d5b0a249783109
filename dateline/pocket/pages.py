"""The app's own pages. They are the same for everybody: what a reader has kept is known to the device alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.pocket.topics import breaking_news
from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.stories.models import Section

BUDGETS = (0, 10, 25, 50, 100)
"""Megabytes a reader can give the latest edition."""

HOURS = [f"{hour:02}:00" for hour in range(24)]


@pressed
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """What the reader saved and sent, and how much room the paper takes; a script fills it in on the device."""
    return render(request, "pocket/saved.html", {"budgets": BUDGETS})


@pressed
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What can be read without a connection. Also what stands in for a page that is not on the device."""
    return render(request, "pocket/offline.html")


@pressed
@require_safe
def for_you(request: HttpRequest) -> HttpResponse:
    """What is new of what the reader follows; made on the device. Who runs no script is led to the sections."""
    with under():  # sections are in the house fingerprint
        sections = list(Section.objects.public().order_by("path"))
    return render(request, "pocket/for_you.html", {"sections": sections, "breaking": breaking_news(), "hours": HOURS})
