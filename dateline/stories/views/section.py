"""A section's front and its months."""

from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dateline.press.keys import under
from dateline.press.rendering import pressed
from dateline.publication.queries import STANDING_PAGES
from dateline.stories.keys import section_shelf, shelf_key
from dateline.stories.models import Section, Story
from dateline.stories.months import months_of_section
from dateline.stories.old_addresses import section_once_at
from dateline.stories.shelves import shelf_of_section

NEWEST = 30


@pressed
@require_safe
def section_page(request: HttpRequest, section: Section) -> HttpResponse:
    """The newest 30; older ones are reached by their month, so that no list ever shifts."""
    shelf = section_shelf(section.pk)
    stories = Story.objects.public().in_section(section).on_shelf(shelf)
    with under(shelf_key(shelf)):
        months = months_of_section(section)
    context = {
        "section": section,
        "current_section": section,
        "stories": stories.newest_first().for_lists()[:NEWEST],
        "months": month_links(months, section.address),
    }
    return render(request, "stories/section.html", context, status=HTTPStatus.OK)


@pressed
@require_safe
def section_month(request: HttpRequest, section_slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """One month of a section, oldest first, in pages that never shift."""
    section = section_at(section_slug)
    context = shelf_of_section(section).month(year, month, page)  # nobody is led to where nothing is
    if section.slug != section_slug:
        return HttpResponsePermanentRedirect(section.month_address(context["month"]) + further(page))
    context |= {"section": section, "current_section": section}
    return render(request, "stories/month.html", context)


@pressed
@require_safe
def section_elsewhere(request: HttpRequest, section_slug: str) -> HttpResponse:
    """Where a section was, to where it is, until a page takes that address."""
    with under(STANDING_PAGES):
        section = section_once_at(section_slug)
    if section is None:
        raise Http404
    return HttpResponsePermanentRedirect(section.address)


def section_at(slug: str) -> Section:
    """The section readers may open that is called so, else the one that was last. Http404 without one."""
    with under():  # sections are in the house fingerprint
        section = Section.objects.public().filter(slug=slug).first() or section_once_at(slug)
    if section is None:
        raise Http404
    return section


def further(page: int) -> str:
    """Of a month: what follows its address on its further pages."""
    return f"page/{page}/" if page > 1 else ""


def month_links(months: list[date], base: str) -> list[dict[str, object]]:
    """The months with their addresses under `base`."""
    return [{"first_day": day, "address": f"{base}{day:%Y/%m}/"} for day in months]
