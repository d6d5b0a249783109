from django.urls import path

from dateline.comments.views import held, leave_reply

urlpatterns = [
    path("replies/<int:story_id>/", leave_reply, name="leave_reply"),
    path("replies/<int:story_id>/held/", held, name="reply_held"),
]
