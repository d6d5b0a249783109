"""The latest stories, and what was published on a day."""

from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dateline.press.rendering import pressed
from dateline.stories.keys import day_key
from dateline.stories.models import Story
from dateline.stories.queries import day_bounds

LATEST = 50
MOST_A_DAY = 500


def day_address(day: date) -> str:
    return f"/archive/{day:%Y/%m/%d}/"


@pressed
@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """The newest 50, day by day."""
    stories = Story.objects.public().the_latest().newest_first().for_lists()[:LATEST]
    days = [
        {"day": day, "address": day_address(day), "stories": list(group)}
        for day, group in groupby(stories, key=lambda story: timezone.localtime(story.published_at).date())
    ]
    return render(request, "stories/latest.html", {"days": days})


@pressed
@require_safe
def day_archive(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """All of one day, by section, with ways to the days before and after that have stories."""
    try:
        this_day = date(year, month, day)
        start, end = day_bounds(this_day)
    except (ValueError, OverflowError):
        raise Http404 from None
    public = Story.objects.public().under(day_key(this_day))
    stories = list(public.on_day(this_day).newest_first().for_lists()[:MOST_A_DAY])
    if not stories:
        raise Http404
    by_section = sorted(stories, key=lambda story: story.section.path)
    groups = [{"section": s, "stories": list(group)} for s, group in groupby(by_section, key=attrgetter("section"))]
    before = public.filter(published_at__lt=start).newest_first().values_list("published_at", flat=True).first()
    after = public.filter(published_at__gte=end).oldest_first().values_list("published_at", flat=True).first()
    context = {
        "day": this_day,
        "groups": groups,
        "previous": _neighbour(before),
        "following": _neighbour(after),
    }
    return render(request, "stories/day.html", context)


def _neighbour(moment: datetime | None) -> str | None:
    return day_address(timezone.localtime(moment).date()) if moment else None
