"""Which lists a story stands in, and which of their pages it moves when it comes, goes or changes place.

A page that prints a story depends on the story itself. What is told here is the rest: the pages that do not print it
yet, or whose order, number or neighbours are others with it. Of a long list: the page it stands on and those after it.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from dateline.publication.queries import current_house
from dateline.stories.keys import (
    CORRECTIONS,
    LATEST,
    MONTHS,
    author_shelf,
    day_key,
    month_key,
    month_page_key,
    place_key,
    section_shelf,
    shelf_key,
    sitemap_key,
)
from dateline.stories.queries import StoryQuerySet, day_bounds, month_bounds

if TYPE_CHECKING:
    from dateline.stories.models import Story

PER_PAGE = 50
"""Stories on one page of a month."""

PER_SITEMAP = 50_000
"""Stories in one part of the sitemap, by the sitemaps' own rule."""

Lister = Callable[["Story"], Iterable[str]]

_listers: list[Lister] = []


def stands_in_lists(lister: Lister) -> Lister:
    """Register what names the lists of a room further down in which a story stands, or what hangs on it."""
    _listers.append(lister)
    return lister


def lists_of(story: "Story", authors: Iterable[int] = ()) -> set[str]:
    """The keys of every list that differs with `story`; of nothing when readers never saw it.

    `authors`: whose lists they are besides those who sign it now. Costs some counts within one month and one day.
    """
    from dateline.stories.models import Story

    if story.published_at is None:
        return set()
    public = Story.objects.public()
    signers = {*authors, *story.bylines.model.objects.filter(story_id=story.pk).values_list("author_id", flat=True)}
    shelves = {author_shelf(author): public.by_author(author) for author in signers}
    if story.section_id:
        shelves[section_shelf(story.section_id)] = public.filter(section=story.section_id)
    keys = {LATEST}
    if story.section_id:
        keys.add(place_key(story.section_id, story.slug))
    if story.corrections.exists():
        keys.add(CORRECTIONS)
    with timezone.override(current_house().zone):
        moment = timezone.localtime(story.published_at)
        keys |= _days(public, moment.date()) | _sitemaps(public, moment.date())
        for shelf, held in shelves.items():
            keys |= _months(shelf, held, story, moment.date())
        for lister in _listers:
            keys.update(lister(story))
    return keys


def prints_its_address(story: "Story") -> set[str]:
    """The keys of lists that name `story` without printing it: they are not found by way of the story."""
    if story.published_at is None:
        return set()
    with timezone.override(current_house().zone):
        return {sitemap_key(timezone.localtime(story.published_at).date())}


def _days(public: StoryQuerySet, day: date) -> set[str]:
    """Its own day; and when it is alone there, those before and after, which lead to the day or past it."""
    if _several(public.on_day(day)):
        return {day_key(day)}
    return {day_key(each) for each in (day, *neighbours(public, *day_bounds(day)))}


def _sitemaps(public: StoryQuerySet, day: date) -> set[str]:
    """Its month; and which parts there are, when one begins or ends with it."""
    begins_or_ends = public.in_month(day.year, day.month).count() % PER_SITEMAP in (0, 1)
    return {sitemap_key(day), MONTHS} if begins_or_ends else {sitemap_key(day)}


def _months(shelf: str, held: StoryQuerySet, story: "Story", day: date) -> set[str]:
    """The shelf's front; of the month, the story's own page and those after it; its neighbours when it is alone."""
    inside = held.in_month(day.year, day.month)
    total = inside.count()
    first = inside.filter(published_at__lt=story.published_at).count() // PER_PAGE + 1
    keys = {shelf_key(shelf)} | {month_page_key(shelf, day, n) for n in range(first, total // PER_PAGE + 2)}
    if total % PER_PAGE in (0, 1):
        keys.add(month_key(shelf, day))
    if total <= 1:
        keys |= {month_key(shelf, each) for each in neighbours(held, *month_bounds(day.year, day.month))}
    return keys


def _several(stories: StoryQuerySet) -> bool:
    return len(stories.order_by().values_list("pk")[:2]) == 2


def neighbours(stories: Any, start: datetime, end: datetime) -> list[date]:
    """The days of the last one before `start` and of the first from `end` on."""
    before = stories.filter(published_at__lt=start).newest_first().values_list("published_at", flat=True).first()
    after = stories.filter(published_at__gte=end).oldest_first().values_list("published_at", flat=True).first()
    return [timezone.localtime(moment).date() for moment in (before, after) if moment]
