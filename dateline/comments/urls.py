from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.comments.contact import letter_sent
from dateline.comments.follow import follow, follow_asked, follow_confirm, follow_stop
from dateline.comments.views import challenge, held, leave_reply, withheld

urlpatterns = [
    path("replies/challenge/", challenge, name="reply_challenge"),
    path("replies/<key:story_id>/", leave_reply, name="leave_reply"),
    path("replies/<key:story_id>/held/", held, name="reply_held"),
    path("replies/<key:story_id>/follow/", follow, name="follow_replies"),
    path("replies/follow/asked/", follow_asked, name="follow_asked"),
    path("replies/follow/confirm/<slug:secret>/", follow_confirm, name="follow_confirm"),
    path("replies/follow/stop/<slug:secret>/", follow_stop, name="follow_stop"),
    path("replies/withheld/<slug:reference>/", withheld, name="reply_withheld"),
    path("contact/sent/", letter_sent, name="letter_sent"),
]
