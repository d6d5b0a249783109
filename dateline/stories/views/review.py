"""Approving a story: whoever does it is told what came of it, and when readers will see the story."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from dateline.lib.dates import day_and_hour
from dateline.publication.queries import current_house
from dateline.stories.models import Story

APPROVES = "approve"


class ReviewStory(WorkflowActionView):
    """The window in which a task's action is taken; Wagtail's says nothing afterwards."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().post(request, *args, **kwargs)
        told = what_came_of_it(self.object.pk) if self.action_name == APPROVES else ""
        if told:
            messages.success(request, told)
        return answer


class EditStory(EditView):
    """The story's own screen, from which it can be changed and approved at once."""

    def add_save_confirmation_message(self) -> None:
        sent = self.request.POST
        approves = "action-workflow-action" in sent and sent.get("workflow-action-name") == APPROVES
        told = what_came_of_it(self.page.pk) if approves else ""
        if told:
            messages.success(self.request, told, buttons=[self.get_edit_message_button()])
        else:
            super().add_save_confirmation_message()


def what_came_of_it(story_id: int) -> str:
    """What the last approval did to the story, or nothing while its review goes on."""
    story = Story.objects.get(pk=story_id)
    if story.workflow_in_progress:
        return ""
    waiting = story.scheduled_revision
    if waiting is None:
        return _("“%(headline)s” is approved and published.") % {"headline": story.get_admin_display_title()}
    edition, zone = waiting.as_object(), current_house().zone
    if edition.embargoed_until and edition.embargoed_until >= waiting.approved_go_live_at:
        words = _("“%(headline)s” is approved. It is under embargo, and appears on %(hour)s (%(zone)s).")
    elif story.live:
        words = _("“%(headline)s” is approved. Readers see the new version from %(hour)s (%(zone)s).")
    else:
        words = _("“%(headline)s” is approved. It is scheduled, and appears on %(hour)s (%(zone)s).")
    hour = day_and_hour(localtime(waiting.approved_go_live_at, zone))
    return words % {"headline": edition.title, "hour": hour, "zone": str(zone)}
