from django.urls import path, register_converter

from dateline.comments.views import held, leave_reply
from dateline.stories.converters import Key

register_converter(Key, "key")

urlpatterns = [
    path("replies/<key:story_id>/", leave_reply, name="leave_reply"),
    path("replies/<key:story_id>/held/", held, name="reply_held"),
]
