from django.urls import path

import dateline.stories.converters  # noqa: F401 - numbers as our addresses write them
from dateline.comments.appeal import appeal
from dateline.comments.contact import letter_sent
from dateline.comments.numbers_page import numbers_page
from dateline.comments.views import challenge, held, leave_reply, withheld

urlpatterns = [
    path("replies/challenge/", challenge, name="reply_challenge"),
    path("replies/<key:story_id>/", leave_reply, name="leave_reply"),
    path("replies/<key:story_id>/held/", held, name="reply_held"),
    path("replies/withheld/<slug:reference>/", withheld, name="reply_withheld"),
    path("replies/appeal/<key:reply_id>/<slug:signature>/", appeal, name="appeal"),
    path("replies/numbers/<yyyy:year>/", numbers_page, name="reply_numbers"),
    path("contact/sent/", letter_sent, name="letter_sent"),
]
