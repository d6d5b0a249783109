"""A section's front and its months."""

from datetime import date
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dateline.stories.models import Section, Story
from dateline.stories.months import months_of_section
from dateline.stories.queries import StoryQuerySet

NEWEST = 30
PER_PAGE = 50


@require_safe
def section_page(request: HttpRequest, section: Section) -> HttpResponse:
    """The newest 30; older ones are reached by their month, so that no list ever shifts."""
    stories = Story.objects.public().in_section(section)
    context = {
        "section": section,
        "current_section": section,
        "stories": stories.newest_first().for_lists()[:NEWEST],
        "months": month_links(months_of_section(section), section.address),
    }
    return render(request, "stories/section.html", context, status=HTTPStatus.OK)


@require_safe
def section_month(request: HttpRequest, section_slug: str, year: int, month: int, page: int = 1) -> HttpResponse:
    """One month of a section, oldest first, in pages that never shift."""
    section = get_object_or_404(Section.objects.public(), slug=section_slug)
    stories = Story.objects.public().in_section(section)
    context = month_context(stories, months_of_section(section), section.address, year, month, page)
    context |= {"section": section, "current_section": section}
    return render(request, "stories/month.html", context)


def month_links(months: list[date], base: str) -> list[dict[str, object]]:
    """The months with their addresses under `base`."""
    return [{"first_day": day, "address": f"{base}{day:%Y/%m}/"} for day in months]


def month_context(
    stories: StoryQuerySet, months: list[date], base: str, year: int, month: int, page: int
) -> dict[str, object]:
    """What a month's page shows. Http404 for a month or page with no story."""
    first_day = existing_month(year, month)
    pages = Paginator(stories.in_month(year, month).oldest_first().for_lists(), PER_PAGE)
    if not pages.count or not 1 <= page <= pages.num_pages:
        raise Http404
    here = months.index(first_day)
    address = f"{base}{first_day:%Y/%m}/"
    return {
        "month": first_day,
        "stories": pages.page(page).object_list,
        "page_number": page,
        "pages": [
            {"number": n, "address": address if n == 1 else f"{address}page/{n}/", "current": n == page}
            for n in pages.page_range
        ],
        "previous": f"{base}{months[here + 1]:%Y/%m}/" if here + 1 < len(months) else None,
        "following": f"{base}{months[here - 1]:%Y/%m}/" if here else None,
    }


def existing_month(year: int, month: int) -> date:
    """The month's first day. Http404 for one the calendar does not have."""
    try:
        return date(year, month, 1)
    except ValueError:
        raise Http404 from None
