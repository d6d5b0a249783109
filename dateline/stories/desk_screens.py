"""Where a story has screens of its own in the place of Wagtail's."""

from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from dateline.stories.models import Story
from dateline.stories.views.review import EditStory, ReviewStory
from dateline.stories.views.unpublish import WithdrawInstead


class StoryScreens(PageViewSet):
    """Not the explorer's list of a section: stories have a list of their own."""

    model = Story
    parent_models: list[type[Page]] = []
    edit_view_class = EditStory
    unpublish_view_class = WithdrawInstead
    workflow_action_view_class = ReviewStory
