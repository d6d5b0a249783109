"""The newsroom's first screen: today's stories by state."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from dateline.lib import clock
from dateline.stories.desk_list import keys_in_review, rows
from dateline.stories.desk_rights import sections_of, sections_to_write_for
from dateline.stories.models import Section, Story
from dateline.stories.queries import StoryQuerySet, day_bounds

SHOWN = 8


@dataclass(frozen=True)
class StateToday:
    """One state, and the stories in it that today is about."""

    title: str
    stories: list[Story]
    more: str
    empty: str


def todays_states(sections: list[Section]) -> list[StateToday]:
    """What is being written, read, waiting, out and taken back; eight of each at most."""
    start, end = day_bounds(timezone.localdate(clock.now()))
    stories: StoryQuerySet = Story.objects.order_by()
    if len(sections) < Section.objects.count():
        stories = stories.filter(section__in=sections)
    state, listing = Story.State, reverse("desk_stories")
    return [
        StateToday(
            _("Drafts touched today"),
            _first(stories.filter(state=state.DRAFT, touched_at__gte=start).order_by("-touched_at")),
            f"{listing}?state=draft",
            _("Nobody has touched a draft today."),
        ),
        StateToday(
            _("In review"),
            _first(stories.filter(pk__in=keys_in_review()).order_by("-touched_at")),
            f"{listing}?state=review",
            _("Nothing waits for approval."),
        ),
        StateToday(
            _("Scheduled next"),
            _first(stories.filter(state=state.SCHEDULED).order_by(F("go_live_at").asc(nulls_last=True))),
            f"{listing}?state=scheduled",
            _("Nothing is scheduled."),
        ),
        StateToday(
            _("Published today"),
            _first(
                stories.filter(state=state.PUBLISHED, published_at__gte=start, published_at__lt=end).order_by(
                    "-published_at"
                )
            ),
            f"{listing}?state=published",
            _("Nothing is out yet today."),
        ),
        StateToday(
            _("Withdrawn today"),
            _first(stories.filter(state=state.WITHDRAWN, touched_at__gte=start).order_by("-touched_at")),
            f"{listing}?state=withdrawn",
            _("Nothing was taken back today."),
        ),
    ]


def _first(stories: StoryQuerySet) -> list[Story]:
    return rows(list(stories.values_list("pk", flat=True)[:SHOWN]))


class TodayPanel(Component):
    """Stands first on the first screen."""

    name = "today"
    order = 50
    template_name = "stories/desk/today.html"

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = self.request.user
        return {"states": todays_states(sections_of(user)), "may_write": bool(sections_to_write_for(user))}
