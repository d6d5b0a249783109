"""The desk's list of stories: a query of our own that reads one index and never the stories themselves.

Three indexes of the story table each hold every column a filter asks for, so that the keys of one page of the list
come out of an index alone; fifty rows are then fetched by their keys. Nothing is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Case, F, Max, When
from django.utils import timezone
from wagtail.models import Revision, WorkflowState, get_default_page_content_type

from dateline.stories.models import Byline, Story
from dateline.stories.queries import StoryQuerySet, day_bounds

PER_PAGE = 50
LAST_PAGE = 10_000
MOST_IN_REVIEW = 1000
FEW = 3000
IN_REVIEW = "review"
SEEN = (Story.State.PUBLISHED, Story.State.WITHDRAWN)


@dataclass(frozen=True)
class DeskFilters:
    """What the desk asks for. `sections` are those the user works in; None means all."""

    section: int | None = None
    author: int | None = None
    state: str = ""
    first_day: date | None = None
    last_day: date | None = None
    words: list[str] = field(default_factory=list)
    sections: frozenset[int] | None = None


@dataclass(frozen=True)
class DeskPage:
    """One page of the list, and whether there is another."""

    stories: list[Story]
    number: int
    has_next: bool


def desk_page(filters: DeskFilters, number: int = 1) -> DeskPage:
    """The stories of page `number`, what was worked on last first."""
    number = max(1, min(number, LAST_PAGE))
    start = (number - 1) * PER_PAGE
    keys = list(matching(filters).values_list("pk", flat=True)[start : start + PER_PAGE + 1])
    return DeskPage(rows(keys[:PER_PAGE]), number, len(keys) > PER_PAGE)


def matching(filters: DeskFilters) -> StoryQuerySet:
    """The stories that pass `filters`, last touched first.

    `+ 0` and CASE keep the database from leaving the index it walks in order: an author's or a section's keys are
    looked up in memory instead of fetching every story of theirs.
    """
    found: StoryQuerySet = Story.objects.order_by("-touched_at")
    if filters.sections is not None:
        found = found.alias(in_section=F("section_id") + 0).filter(in_section__in=sorted(filters.sections))
    if filters.section is not None:
        found = found.filter(section_id=filters.section)
    if filters.author is not None:
        found = _signed_by(found, filters.author)
    if filters.state == IN_REVIEW:
        found = found.filter(pk__in=keys_in_review())
    elif filters.state:
        found = found.filter(state=filters.state)
    return _in_days(found, filters).with_all_words(filters.words)


def _signed_by(found: StoryQuerySet, author: int) -> StoryQuerySet:
    """Fetch the stories of an author of few; walk past the others' for an author of many."""
    theirs = Byline.objects.filter(author_id=author).order_by().values("story_id")
    if theirs[:FEW].count() < FEW:
        return found.filter(pk__in=theirs)
    return found.alias(key=F("pk") + 0).filter(key__in=theirs)


def _in_days(found: StoryQuerySet, filters: DeskFilters) -> StoryQuerySet:
    """By the day readers saw it first; for what they never saw, by the day it was last worked on."""
    if filters.first_day is None and filters.last_day is None:
        return found
    found = found.alias(its_day=Case(When(state__in=SEEN, then="published_at"), default="touched_at"))
    if filters.first_day:
        found = found.filter(its_day__gte=day_bounds(filters.first_day)[0])
    if filters.last_day:
        found = found.filter(its_day__lt=day_bounds(filters.last_day)[1])
    return found


def keys_in_review(among: Iterable[int] | None = None) -> list[int]:
    """The keys of stories somebody has submitted and nobody has decided on; at most a thousand, newest first."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=get_default_page_content_type()
    )
    if among is not None:
        states = states.filter(object_id__in=[str(key) for key in among])
    return [int(key) for key in states.order_by("-pk").values_list("object_id", flat=True)[:MOST_IN_REVIEW]]


def rows(keys: list[int]) -> list[Story]:
    """The stories with these keys in this order, with all a row prints; four statements."""
    stories = Story.objects.filter(pk__in=keys).defer("body", "search_text").select_related("section")
    found = {story.pk: story for story in stories.prefetch_related("bylines__author")}
    in_review, scheduled = set(keys_in_review(keys)), schedules(keys)
    for story in found.values():
        story.in_review = story.pk in in_review
        story.scheduled_for = scheduled.get(story.pk)
        story.list_moment = list_moment(story)
    return [found[key] for key in keys if key in found]


def schedules(keys: list[int]) -> dict[int, datetime]:
    """When each of these stories goes live, for those that will."""
    planned = (
        Revision.objects.filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=[str(key) for key in keys],
            approved_go_live_at__isnull=False,
        )
        .order_by()
        .values_list("object_id")
        .annotate(Max("approved_go_live_at"))
    )
    return {int(key): moment for key, moment in planned}


def list_moment(story: Story) -> datetime:
    """The one moment a row shows: first published, or last worked on; in the house's zone."""
    moment = story.published_at if story.state in SEEN and story.published_at else story.touched_at
    return timezone.localtime(moment)
