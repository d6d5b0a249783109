from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.comments.views import held, leave_reply

urlpatterns = [
    path("replies/<key:story_id>/", leave_reply, name="leave_reply"),
    path("replies/<key:story_id>/held/", held, name="reply_held"),
]
