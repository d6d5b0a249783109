"""The last task of a review is approved: the story goes live, at the end of its embargo if it has one."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wagtail.models import WorkflowState


def finish_review(workflow_state: "WorkflowState", user: Any = None) -> None:
    """What Wagtail calls by WAGTAIL_FINISH_WORKFLOW_ACTION, and imports before any model is ready.

    An approval is no order to publish now, so under an embargo it schedules instead of being refused.
    """
    from wagtail.workflows import publish_workflow_state

    from dateline.stories.actions.publish import publish_revision
    from dateline.stories.models import Story

    reviewed = Story.objects.filter(pk=workflow_state.object_id).first()
    if reviewed:
        publish_revision(story=reviewed, revision=reviewed.get_latest_revision(), user=user, wait_for_embargo=True)
    else:
        publish_workflow_state(workflow_state, user=user)
